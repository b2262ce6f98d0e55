import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { amongIds } from './ids.ts'
import { published } from './published.ts'
import { relationColumn, runSql, table, type Statement } from './runSql.ts'
import { slugOf } from '../slugs.ts'

/**
 * The sources a stored article cites and the pictures it shows, by their ids, whatever its drafts show; and since when it is
 * published, in milliseconds, null where it is not or stands in the trash.
 */
export type Shown = { sources: string[]; media: string[]; since: number | null }

/** An article that is not there. */
const nothing: Shown = { sources: [], media: [], since: null }

/** What is asked of an article that is called `a`, to know what it shows. */
export const shown = (req: PayloadRequest): Statement =>
  sql`array(select source_id::text from ${table(req, 'articles_citations')} where _parent_id = a.id) as sources,
    array(select ${relationColumn(req, 'media')}::text from ${table(req, 'articles_rels')} where parent_id = a.id and ${relationColumn(req, 'media')} is not null) as media,
    case when ${published} then (extract(epoch from a.published_at) * 1000)::float8 end as since`

/** What the stored article shows. */
export const shownBy = async (req: PayloadRequest, article: string): Promise<Shown> => {
  const [row] = await runSql(
    req,
    sql`select ${shown(req)} from ${table(req, 'articles')} a where a.id = ${article}`,
  )
  return (row as Shown | undefined) ?? nothing
}

/** The collections whose records are public where a published article shows them, and where they stand in an article. */
export type Companion = 'sources' | 'media'
const linksOf = (
  req: PayloadRequest,
  companion: Companion,
): { name: string; shown: Statement; article: Statement } =>
  companion === 'sources'
    ? { name: 'articles_citations', shown: sql`source_id`, article: sql`_parent_id` }
    : { name: 'articles_rels', shown: relationColumn(req, 'media'), article: sql`parent_id` }

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
  const { name, shown: id, article: of } = linksOf(req, collection)
  const records = table(req, collection)
  // The columns alone, here and below: an update through Payload would run the records' hooks.
  await runSql(
    req,
    sql`update ${records} t set is_public = true, public_from = least(t.public_from, a.published_at)
      from ${table(req, 'articles')} a, (select id from ${records}
        where id in (select ${id} from ${table(req, name)} where ${of} = ${article}) order by id for no key update) l
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
  for (const collection of ['sources', 'media'] as const)
    await recountPublicity(
      req,
      collection,
      before[collection].filter((id) => isLess || !now[collection].includes(id)),
    )
}

/** Asks the database which of these records a published article shows. They are locked before it is asked. */
const recountPublicity = async (
  req: PayloadRequest,
  collection: Companion,
  ids: string[],
): Promise<void> => {
  if (ids.length === 0) return
  const { name, shown: id, article: of } = linksOf(req, collection)
  const records = table(req, collection)
  await runSql(
    req,
    sql`select 1 from ${records} where id ${amongIds(req, ids, slugOf(req, collection))} order by id for no key update`,
  )
  await runSql(
    req,
    sql`update ${records} t set is_public = by.since is not null, public_from = by.since from (
      select r.id, min(a.published_at) as since from ${records} r
      left join (${table(req, name)} l join ${table(req, 'articles')} a on a.id = l.${of} and ${published}) on l.${id} = r.id
      where r.id ${amongIds(req, ids, slugOf(req, collection))} group by r.id) by
     where by.id = t.id`,
  )
}
