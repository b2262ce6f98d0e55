import type { Endpoint } from 'payload'
import { Refused } from '../../comments/refused.ts'
import { forReaders } from '../../comments/readerEndpoint.ts'
import { commentTotalsOf } from '../../database/commentTotalsOf.ts'

/** The most articles of one request. */
const maxArticles = 100

/**
 * `GET /api/comments/totals?articles=ID,ID`: how many approved comments stand under each of these articles, for lists; 0 too
 * for what is no published article. One query.
 */
export const commentTotals: Endpoint = {
  path: '/totals',
  method: 'get',
  handler: forReaders(async (req) => {
    const asked = (req.searchParams.get('articles') ?? '').split(',').filter(Boolean)
    if (asked.length === 0 || asked.length > maxArticles) throw new Refused('badTotals')
    const totals = await commentTotalsOf(req, asked)
    return Response.json({
      totals: Object.fromEntries(asked.map((id) => [id, totals.get(id.toLowerCase()) ?? 0])),
    })
  }),
}
