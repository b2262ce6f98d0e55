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

/** What stood in the list of one source stands in that of another, into which it was merged. */
export const moveSource = async (
  req: PayloadRequest,
  gone: string,
  stays: string,
): Promise<void> => {
  const [from, into] = [listOf('source', gone), listOf('source', stays)]
  const lists = part(req, 'lists')
  await runSql(
    req,
    sql`update ${part(req, 'articles')} set state = greatest(state, ${states.stale}),
      lists = array(select distinct case when list = ${from} then ${into} else list end as list from unnest(lists) as list order by list)
      where article in (select article from ${lists} where list = ${from})`,
  )
  await runSql(
    req,
    sql`insert into ${lists} (list, at, article) select ${into}, at, article from ${lists} where list = ${from}
      on conflict do nothing`,
  )
  await runSql(req, sql`delete from ${lists} where list = ${from}`)
  await runSql(
    req,
    sql`insert into ${part(req, 'counts')} (kind, value, articles)
      select 'source', value, (select count(*)::int from ${lists} where list = 'source:' || value)
      from unnest(${sql.param([gone, stays])}::text[]) as value
      on conflict (kind, value) do update set articles = excluded.articles`,
  )
}
