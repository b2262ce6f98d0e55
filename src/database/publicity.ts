import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { amongIds } from './ids.ts'
import { published } from './published.ts'
import { runSql, table, type Statement } from './runSql.ts'

/** The sources an article cites and the pictures it shows, by their ids. */
export type Shown = { sources: string[]; media: string[] }

/** What the stored article shows, whatever its drafts show. */
export const shownBy = async (req: PayloadRequest, article: string): Promise<Shown> => {
  const [row] = await runSql(
    req,
    sql`select array(select source_id::text from ${table(req, 'articles_citations')} where _parent_id = ${article}) as sources,
      array(select media_id::text from ${table(req, 'articles_rels')} where parent_id = ${article} and media_id is not null) as media`,
  )
  return row as Shown
}

/**
 * Sets whether these sources and pictures, and those the article shows now, are public, and from when on: the time of the
 * earliest published article that shows them. The database is asked, rather than counting up and down, so that it is right
 * however often it runs. The rows are locked first, in one order everywhere: two articles that are taken back at once would
 * each see the other as published.
 */
export const setPublicity = async (
  req: PayloadRequest,
  article: string,
  before: Shown,
): Promise<void> => {
  const [sources, media] = [table(req, 'sources'), table(req, 'media')]
  const rows = await runSql(
    req,
    sql`with s as (select id from ${sources} where id ${amongIds(req, before.sources)}
        or id in (select source_id from ${table(req, 'articles_citations')} where _parent_id = ${article})
        order by id for no key update),
      m as (select id from ${media} where id ${amongIds(req, before.media)}
        or id in (select media_id from ${table(req, 'articles_rels')} where parent_id = ${article})
        order by id for no key update)
     select 'source' as what, id::text from s union all select 'picture', id::text from m`,
  )
  const ids = (wanted: string): string[] =>
    rows.filter(({ what }) => what === wanted).map(({ id }) => String(id))
  if (rows.length === 0) return
  // The columns alone: an update through Payload would run the records' hooks.
  const set = (shown: Statement, of: string[], link: Statement): Statement =>
    sql`update ${shown} t set is_public = by.is_public, public_from = by.since from (
        select r.id, count(a.id) > 0 as is_public, min(a.published_at) as since from ${shown} r
        left join ${link} left join ${table(req, 'articles')} a on a.id = l.article and ${published}
        where r.id ${amongIds(req, of)} group by r.id) by
      where by.id = t.id and (t.is_public is distinct from by.is_public or t.public_from is distinct from by.since)
      returning 1`
  const cited = sql`(select _parent_id as article, source_id as shown from ${table(req, 'articles_citations')}) l on l.shown = r.id`
  const pictured = sql`(select parent_id as article, media_id as shown from ${table(req, 'articles_rels')}) l on l.shown = r.id`
  await runSql(
    req,
    sql`with s as (${set(sources, ids('source'), cited)}), m as (${set(media, ids('picture'), pictured)}) select 1`,
  )
}
