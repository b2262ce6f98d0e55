import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql, table } from '../runSql.ts'
import { part } from './entries.ts'

/** The address an article was imported from; null where it was written here. */
export const importedFrom = async (
  req: PayloadRequest,
  article: string,
): Promise<string | null> => {
  const [row] = await runSql(
    req,
    sql`select origin_url as url from ${table(req, 'articles')} where id = ${article}`,
  )
  return (row?.url as string | null | undefined) ?? null
}

/** Where addresses of old lead now: the slug of a published article, and since when it is public. */
export const movedLinks = async (
  req: PayloadRequest,
  addresses: string[],
): Promise<Map<string, { id: string; slug: string; at: Date }>> => {
  const rows = await runSql(
    req,
    sql`select a.address, p.article::text as id, p.slug, p.at from ${part(req, 'addresses')} a join ${part(req, 'articles')} p on p.article = a.article
      where a.address = any(${sql.param(addresses)}::text[])`,
  )
  return new Map(
    rows.map(({ address, id, slug, at }) => [
      String(address),
      { id: String(id), slug: String(slug), at: new Date(String(at)) },
    ]),
  )
}
