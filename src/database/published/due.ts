import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { published } from '../published.ts'
import { runSql, table } from '../runSql.ts'
import { part } from './entries.ts'

/** Articles whose page is to be made: those that were made by another shape of pages too. */
export const dueArticles = async (
  req: PayloadRequest,
  shape: string,
  limit: number,
): Promise<string[]> => {
  const rows = await runSql(
    req,
    sql`select article::text as id from ${part(req, 'articles')}
      where at <= now() and (state > 0 or until <= now() or shape is distinct from ${shape})
      order by at desc limit ${limit}`,
  )
  return rows.map(({ id }) => String(id))
}

/** Published articles that have no row, or rows of articles that are not published: what nothing but a mistake leaves behind. */
export const misplaced = async (req: PayloadRequest, limit: number): Promise<string[]> => {
  const rows = await runSql(
    req,
    sql`select coalesce(a.id, p.article)::text as id from
      (select a.id from ${table(req, 'articles')} a where ${published} and a.published_at is not null) a
      full join ${part(req, 'articles')} p on p.article = a.id
      where a.id is null or p.article is null limit ${limit}`,
  )
  return rows.map(({ id }) => String(id))
}

/** The articles that have a row, in the order of their ids, behind one of them. */
export const enteredAfter = async (
  req: PayloadRequest,
  after: string | null,
  limit: number,
): Promise<string[]> => {
  const rows = await runSql(
    req,
    sql`select article::text as id from ${part(req, 'articles')}
      ${after === null ? sql`` : sql`where article > ${after}`} order by article limit ${limit}`,
  )
  return rows.map(({ id }) => String(id))
}

/** How many articles have a row. */
export const countEntered = async (req: PayloadRequest): Promise<number> => {
  const [row] = await runSql(req, sql`select count(*)::int as n from ${part(req, 'articles')}`)
  return Number(row?.n ?? 0)
}

/** Lists that are counted wrong, as `tag:港`; with `mends` they are counted anew. */
export const wrongCounts = async (req: PayloadRequest, mends: boolean): Promise<string[]> => {
  const [counts, lists] = [part(req, 'counts'), part(req, 'lists')]
  const rows = await runSql(
    req,
    sql`select coalesce(c.kind || ':' || c.value, r.list) as list, coalesce(r.n, 0)::int as n from
      (select kind, value, articles from ${counts} where kind <> 'version') c
      full join (select list, count(*) as n from ${lists} group by list
        union all select 'all:', count(*) from ${part(req, 'articles')}) r on r.list = c.kind || ':' || c.value
      where coalesce(c.articles, 0) <> coalesce(r.n, 0)`,
  )
  if (mends)
    for (const { list, n } of rows)
      await runSql(
        req,
        sql`insert into ${counts} (kind, value, articles)
          values (split_part(${list}, ':', 1), substr(${list}, strpos(${list}, ':') + 1), ${n})
          on conflict (kind, value) do update set articles = excluded.articles`,
      )
  return rows.map(({ list }) => String(list))
}
