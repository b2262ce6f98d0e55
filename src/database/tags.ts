import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { amongIds } from './ids.ts'
import { runSql, table, type Statement } from './runSql.ts'

/** A tag, how many articles have it, as they are live or as they are drafted, and how many as they were saved last: what a list shows. */
export type UsedTag = { tag: string; articles: number; latest: number }

/** The tags of live articles and of drafts, with their article. */
const used = (req: PayloadRequest): Statement =>
  sql`select t.text as tag, t.parent_id as article, false as latest from ${table(req, 'articles_texts')} t
      join ${table(req, 'articles')} a on a.id = t.parent_id where t.path = 'tags' and a.deleted_at is null
    union select t.text, v.parent_id, true from ${table(req, '_articles_v_texts')} t
      join ${table(req, '_articles_v')} v on v.id = t.parent_id
      where t.path = 'version.tags' and v.latest and v.version_deleted_at is null`

/** The tags in use, those of the most articles first. */
export const tagsInUse = async (req: PayloadRequest, limit: number): Promise<UsedTag[]> => {
  const rows = await runSql(
    req,
    sql`select tag, count(distinct article)::int as articles, count(*) filter (where latest)::int as latest from (${used(req)}) used where tag <> '' group by tag
      order by 2 desc, 1 limit ${limit}`,
  )
  return rows as UsedTag[]
}

/** The articles that have a tag. */
const having = async (req: PayloadRequest, tag: string): Promise<string[]> => {
  const rows = await runSql(
    req,
    sql`select distinct article::text from (${used(req)}) used where tag = ${tag} order by 1`,
  )
  return rows.map(({ article }) => String(article))
}

/**
 * Calls a tag something else, or takes it away where `to` is null: in live articles, drafts and versions. Directly in the tables: no
 * article becomes another version, and no rule can stop it half-way. An article that has both has it once. Saves wait meanwhile, and
 * one that is based on what was before is refused, as where somebody else has saved: a form that is open would bring the tag back.
 * @returns the articles that had it
 */
export const moveTag = async (
  req: PayloadRequest,
  from: string,
  to: string | null,
): Promise<string[]> => {
  const [articles, versions] = [table(req, 'articles'), table(req, '_articles_v')]
  await runSql(
    req,
    sql`select 1 from ${articles} where id ${amongIds(req, await having(req, from))} order by id for no key update`,
  )
  // Asked again: a save that was waited for may have changed it.
  const ids = await having(req, from)
  for (const [name, path] of [
    ['articles_texts', 'tags'],
    ['_articles_v_texts', 'version.tags'],
  ] as const) {
    const texts = table(req, name)
    const has = sql`t.path = ${path} and t.text = ${from}`
    await runSql(
      req,
      to === null
        ? sql`delete from ${texts} t where ${has}`
        : sql`delete from ${texts} t where ${has} and exists (select 1 from ${texts} o
            where o.parent_id = t.parent_id and o.path = t.path and o.text = ${to})`,
    )
    if (to !== null) await runSql(req, sql`update ${texts} t set text = ${to} where ${has}`)
  }
  await runSql(
    req,
    sql`with last as (select a.id, greatest(coalesce(a.revision, 0),
        (select max(v.version_revision) from ${versions} v where v.parent_id = a.id)) as n
        from ${articles} a where a.id ${amongIds(req, ids)}),
      live as (update ${articles} a set revision = last.n + 1 from last where a.id = last.id and coalesce(a.revision, 0) = last.n)
      update ${versions} v set version_revision = last.n + 1 from last
        where v.parent_id = last.id and v.latest and coalesce(v.version_revision, 0) = last.n`,
  )
  return ids
}
