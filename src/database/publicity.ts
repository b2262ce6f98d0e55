import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
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

/**
 * Makes the records an article shows public, where it is published: from the time of the earliest article that shows them.
 * They are written whether or not they change, and locked in one order everywhere: whoever takes another article back at the
 * same moment waits, and then sees this one.
 */
export const makePublic = async (
  req: PayloadRequest,
  collection: Companion,
  article: string,
): Promise<void> => {
  const records = table(req, collection)
  // The columns alone, here and below: an update through Payload would run the records' hooks.
  await runSql(
    req,
    sql`update ${records} t set is_public = true, public_from = least(t.public_from, a.published_at)
      from ${table(req, 'articles')} a, (select id from ${records}
        where id in (select l.shown from (${showing(req, collection)}) l where l.article = ${article}) order by id for no key update) l
      where t.id = l.id and a.id = ${article} and ${published}`,
  )
}

/**
 * Sets whether what an article showed `before`, and does not any more, is still public, and from when on: the database is
 * asked rather than counted up and down, so that it is right however often it runs.
 */
export const takeBack = async (
  req: PayloadRequest,
  article: string,
  before: Shown,
): Promise<void> => {
  const now = await shownBy(req, article)
  const isLess = now.since === null || now.since > before.since!
  for (const collection of companions)
    await recountPublicity(
      req,
      collection,
      before[collection].filter((id) => isLess || !now[collection].includes(id)),
    )
}

/** Asks the database which of these records a published article shows. They are locked before it is asked. */
export const recountPublicity = async (
  req: PayloadRequest,
  collection: Companion,
  ids: string[],
): Promise<void> => {
  if (ids.length === 0) return
  const records = table(req, collection)
  await runSql(
    req,
    sql`select 1 from ${records} where id ${amongIds(req, ids, slugOf(req, collection))} order by id for no key update`,
  )
  await runSql(
    req,
    sql`update ${records} t set is_public = by.since is not null, public_from = by.since from (
      select r.id, min(a.published_at) as since from ${records} r
      left join ((${showing(req, collection)}) l join ${table(req, 'articles')} a on a.id = l.article and ${published}) on l.shown = r.id
      where r.id ${amongIds(req, ids, slugOf(req, collection))} group by r.id) by
     where by.id = t.id`,
  )
}
