import type { Endpoint } from 'payload'
import { publishedSql } from '../access/published.ts'
import { Refused } from '../comments/refused.ts'
import { forReaders } from '../comments/readerEndpoint.ts'
import { quotedIds } from '../database/ids.ts'
import { runSql, tableName } from '../database/runSql.ts'

/** The most articles of one request. */
const most = 100

/**
 * `GET /api/comments/totals?articles=ID,ID`: how many approved comments stand under each of these articles, for lists; 0 too
 * for what is no published article. One query.
 */
export const commentTotals: Endpoint = {
  path: '/totals',
  method: 'get',
  handler: forReaders(async (req) => {
    const asked = (req.searchParams.get('articles') ?? '').split(',').filter(Boolean)
    if (asked.length === 0 || asked.length > most) throw new Refused('badTotals')
    const rows = await runSql(
      req,
      `select d.article_id::text as article, d.comments::int from ${tableName(req, 'discussions')} d
       join ${tableName(req, 'articles')} a on a.id = d.article_id
       where ${publishedSql} and d.article_id in (${quotedIds(req, asked)})`,
    )
    const counted = new Map(rows.map(({ article, comments }) => [article, comments]))
    return Response.json({
      totals: Object.fromEntries(asked.map((id) => [id, counted.get(id.toLowerCase()) ?? 0])),
    })
  }),
}
