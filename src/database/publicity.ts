import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { beforeCommit } from './beforeCommit.ts'
import { amongIds } from './ids.ts'
import { published } from './published.ts'
import { column, relationColumn, runSql, table, type Statement } from './runSql.ts'
import { slugOf } from '../slugs.ts'

/** The collections whose records are public where a published article shows them. */
export const companions = ['sources', 'authors', 'media'] as const
export type Companion = (typeof companions)[number]

/**
 * The records a stored article shows, by their ids, whatever its drafts show; and since when it is published, in milliseconds,
 * null where it is not or stands in the trash.
 */
export type Shown = Record<Companion, string[]> & { since: number | null }

/** An article that is not there. */
const nothing: Shown = { sources: [], authors: [], media: [], since: null }

/** Which article shows which record, as rows `article`, `shown`: a picture is shown by who wrote the article, too. */
const showing = (req: PayloadRequest, companion: Companion): Statement => {
  if (companion === 'sources')
    return sql`select _parent_id as article, source_id as shown from ${table(req, 'articles_citations')}`
  const relations = table(req, 'articles_rels')
  const [author, picture] = [relationColumn(req, 'authors'), relationColumn(req, 'media')]
  return companion === 'authors'
    ? sql`select parent_id as article, ${author} as shown from ${relations} where ${author} is not null`
    : sql`select parent_id as article, ${picture} as shown from ${relations} where ${picture} is not null
        union all select l.parent_id, w.picture_id from ${relations} l join ${table(req, 'authors')} w on w.id = l.${author}
        where w.picture_id is not null`
}

/** What is asked of an article that is called `a`, to know what it shows. */
export const shown = (req: PayloadRequest): Statement =>
  sql`${sql.join(
    companions.map(
      (companion) =>
        sql`array(select l.shown::text from (${showing(req, companion)}) l where l.article = a.id) as ${column(companion)}`,
    ),
    sql`, `,
  )}, case when ${published} then (extract(epoch from a.published_at) * 1000)::float8 end as since`

/** What the stored article shows. */
export const shownBy = async (req: PayloadRequest, article: string): Promise<Shown> => {
  const [row] = await runSql(
    req,
    sql`select ${shown(req)} from ${table(req, 'articles')} a where a.id = ${article}`,
  )
  return (row as Shown | undefined) ?? nothing
}

/** What a transaction has saved that decides what is public. */
type Saved = {
  /** Articles that are published, by what of theirs may have become public with them. */
  published: Record<Companion, Set<string>>
  /** What articles showed that were live, before each save. */
  before: [article: string, shown: Shown][]
}

/**
 * Has what an article shows follow it, at the end of the transaction: two who publish what one author wrote wait for each other
 * for a moment only.
 * @param shows what the article, if it is published now, may have made public
 * @param before what it showed until now; null where it was not live
 */
export const followPublicity = async (
  req: PayloadRequest,
  article: string,
  shows: readonly Companion[],
  before: Shown | null,
): Promise<void> => {
  const begin = (): Saved => ({
    published: { sources: new Set(), authors: new Set(), media: new Set() },
    before: [],
  })
  const add = (saved: Saved): void => {
    for (const companion of shows) saved.published[companion].add(article)
    if (before) saved.before.push([article, before])
  }
  if (shows.length > 0 || before) await beforeCommit(req, 'publicity', begin, add, settlePublicity)
}

/** One collection after the other, so that two transactions never wait for each other. */
const settlePublicity = async (
  req: PayloadRequest,
  { published, before }: Saved,
): Promise<void> => {
  const gone: Record<Companion, Set<string>> = {
    sources: new Set(),
    authors: new Set(),
    media: new Set(),
  }
  for (const [article, shown] of before) await noteGone(req, article, shown, gone)
  for (const companion of companions) {
    const articles = [...published[companion]]
    const less = [...gone[companion]]
    if (less.length > 0) await lockRecords(req, companion, less, articles)
    if (articles.length > 0 && (await makePublic(req, companion, articles)))
      for (const article of articles) published.media.add(article)
    if (less.length > 0) await recount(req, companion, less)
  }
}

/** Notes what an article showed `before`, and does not any more or only from later on. */
const noteGone = async (
  req: PayloadRequest,
  article: string,
  before: Shown,
  gone: Record<Companion, Set<string>>,
): Promise<void> => {
  const now = await shownBy(req, article)
  const isLess = now.since === null || now.since > before.since!
  for (const companion of companions)
    for (const id of before[companion])
      if (isLess || !now[companion].includes(id)) gone[companion].add(id)
}

/** Locks these records and those that these articles show, in one order everywhere. */
const lockRecords = async (
  req: PayloadRequest,
  collection: Companion,
  ids: string[],
  articles: string[],
): Promise<void> => {
  await runSql(
    req,
    sql`select 1 from ${table(req, collection)} where id ${amongIds(req, ids, slugOf(req, collection))}
      or id in (select l.shown from (${showing(req, collection)}) l where l.article ${amongIds(req, articles)})
      order by id for no key update`,
  )
}

/**
 * Makes the records articles show public, where they are published: from the time of the earliest article that shows them.
 * They are written whether or not they change, and locked in one order everywhere: whoever takes another article back at the
 * same moment waits, and then sees these.
 * @returns whether authors among them have a picture, which becomes public too
 */
const makePublic = async (
  req: PayloadRequest,
  collection: Companion,
  articles: string[],
): Promise<boolean> => {
  const records = table(req, collection)
  const those = sql`select l.article, l.shown from (${showing(req, collection)}) l where l.article ${amongIds(req, articles)}`
  // The columns alone, here and below: an update through Payload would run the records' hooks.
  const hasPicture = collection === 'authors' ? sql`t.picture_id is not null` : sql`false`
  const rows = await runSql(
    req,
    sql`update ${records} t set is_public = true, public_from = least(t.public_from, by.since)
      from (select s.shown, min(a.published_at) as since from (${those}) s
        join ${table(req, 'articles')} a on a.id = s.article and ${published} group by s.shown) by,
      (select id from ${records} where id in (select shown from (${those}) s) order by id for no key update) l
      where t.id = l.id and by.shown = t.id returning ${hasPicture} as "hasPicture"`,
  )
  return rows.some(({ hasPicture }) => hasPicture === true)
}

/**
 * Asks the database which of these records a published article shows, and since when, rather than counting up and down: so it is
 * right however often it runs. They are locked before it is asked.
 */
export const recountPublicity = async (
  req: PayloadRequest,
  collection: Companion,
  ids: string[],
): Promise<void> => {
  if (ids.length === 0) return
  await lockRecords(req, collection, ids, [])
  await recount(req, collection, ids)
}

const recount = async (
  req: PayloadRequest,
  collection: Companion,
  ids: string[],
): Promise<void> => {
  const records = table(req, collection)
  await runSql(
    req,
    sql`update ${records} t set is_public = by.since is not null, public_from = by.since from (
      select r.id, min(a.published_at) as since from ${records} r
      left join ((${showing(req, collection)}) l join ${table(req, 'articles')} a on a.id = l.article and ${published}) on l.shown = r.id
      where r.id ${amongIds(req, ids, slugOf(req, collection))} group by r.id) by
     where by.id = t.id`,
  )
}
