import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { amongIds } from './ids.ts'
import { publishedNow } from './published.ts'
import { runSql, table } from './runSql.ts'

/** How many approved comments stand under each of these articles that is published, by its id. One query. */
export const commentTotalsOf = async (
  req: PayloadRequest,
  articles: string[],
): Promise<Map<string, number>> => {
  const rows = await runSql(
    req,
    sql`select d.article_id::text as article, d.comments::int from ${table(req, 'discussions')} d
     join ${table(req, 'articles')} a on a.id = d.article_id
     where ${publishedNow} and d.article_id ${amongIds(req, articles)}`,
  )
  return new Map(rows.map(({ article, comments }) => [String(article), Number(comments)]))
}
