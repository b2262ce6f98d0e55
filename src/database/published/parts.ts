import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql } from '../runSql.ts'
import { part } from './entries.ts'
import { listOf } from './lists.ts'
import { states } from './tables.ts'

/** A category as readers see it; `json` is what they are sent of it. */
export type CategoryRow = {
  id: string
  parent: string | null
  slug: string
  asciiSlug: string | null
  json: string
}

/** The part that is there where the tree of categories is. */
export const treeKey = 'categories'

/** The part that knows the ids of authors by their slugs. */
export const authorsKey = 'authors'

/** The tree of categories is made anew when it is asked for next. */
export const emptyCategories = async (req: PayloadRequest): Promise<void> => {
  await runSql(req, sql`delete from ${part(req, 'parts')} where key = ${treeKey}`)
}

/** Whether there is this part. */
export const hasPart = async (req: PayloadRequest, key: string): Promise<boolean> => {
  const rows = await runSql(req, sql`select 1 from ${part(req, 'parts')} where key = ${key}`)
  return rows.length > 0
}

export const writePart = async (req: PayloadRequest, key: string, json: string): Promise<void> => {
  await runSql(
    req,
    sql`insert into ${part(req, 'parts')} (key, json) values (${key}, ${json}) on conflict (key) do update set json = excluded.json`,
  )
}

/** Writes the tree of categories, in the order readers see them. */
export const writeCategories = async (
  req: PayloadRequest,
  categories: CategoryRow[],
): Promise<void> => {
  await runSql(req, sql`delete from ${part(req, 'categories')}`)
  for (const [position, { id, parent, slug, asciiSlug, json }] of categories.entries())
    await runSql(
      req,
      sql`insert into ${part(req, 'categories')} (id, parent, slug, ascii_slug, position, json)
        values (${id}, ${parent}, ${slug}, ${asciiSlug}, ${position}, ${json})`,
    )
  await writePart(req, treeKey, '')
}

/** What stood in one list of a kind stands in another from then on, or in none: a source that was merged, a tag that was renamed. */
export const moveList = async (
  req: PayloadRequest,
  kind: 'source' | 'tag',
  gone: string,
  stays: string | null,
): Promise<void> => {
  const from = listOf(kind, gone)
  const into = stays === null ? null : listOf(kind, stays)
  const lists = part(req, 'lists')
  await runSql(
    req,
    sql`update ${part(req, 'articles')} set state = greatest(state, ${states.stale}),
      lists = array(select distinct moved from unnest(lists) as list,
        lateral (select case when list = ${from} then ${into}::text else list end as moved) m where moved is not null order by moved)
      where article in (select article from ${lists} where list = ${from})`,
  )
  if (into !== null)
    await runSql(
      req,
      sql`insert into ${lists} (list, at, article) select ${into}, at, article from ${lists} where list = ${from}
        on conflict do nothing`,
    )
  await runSql(req, sql`delete from ${lists} where list = ${from}`)
  const changed = [from, ...(into === null ? [] : [into])]
  await runSql(
    req,
    sql`insert into ${part(req, 'counts')} (kind, value, articles)
      select ${kind}, substr(list, strpos(list, ':') + 1), (select count(*)::int from ${lists} l where l.list = changed.list)
      from unnest(${sql.param(changed)}::text[]) as changed (list)
      on conflict (kind, value) do update set articles = excluded.articles`,
  )
}
