import type { Endpoint } from 'payload'
import { openArticle } from '../../comments/openArticle.ts'
import type { CommentSettings } from '../../comments/options.ts'
import { forReaders } from '../../comments/readerEndpoint.ts'
import { Refused } from '../../comments/refused.ts'
import { isId } from '../../database/ids.ts'
import { commentTree } from '../../database/commentTree.ts'
import { commentSorts, readCursor, type CommentSort } from '../../text/comments/commentSort.ts'

const within = (text: string | null, given: number, min: number, max: number): number => {
  const asked = text === null || text === '' ? NaN : Number(text)
  return Number.isFinite(asked) ? Math.min(Math.max(Math.floor(asked), min), max) : given
}

/**
 * `GET /api/articles/:id/comments`: the approved comments under a published article as a tree. `?sort=best` (the default),
 * `newest`, `oldest` or `discussed`; `limit` comments of the first level (20, 100 at most), `replies` of each (5, 20 at most),
 * `depth` levels below the first (3, 10 at most); `cursor` goes on where `next` says. Three queries.
 */
export const articleComments = (settings: CommentSettings): Endpoint => ({
  path: '/:id/comments',
  method: 'get',
  handler: forReaders(async (req) => {
    const asked = req.searchParams
    const given = asked.get('cursor')
    const cursor = given ? readCursor(given) : null
    const isOurs = [cursor?.parent, cursor?.after?.id].every((id) => id == null || isId(req, id))
    if (given && !(cursor && isOurs)) throw new Refused('badCursor')
    const sort = (cursor?.sort ?? asked.get('sort') ?? 'best') as CommentSort
    if (!commentSorts.includes(sort)) throw new Refused('badSort')
    const { id, comments: count, policy } = await openArticle(req, settings, req.routeParams?.id)
    const { comments, next } = await commentTree(req, id, {
      sort,
      cursor,
      limit: within(asked.get('limit'), 20, 1, 100),
      replies: within(asked.get('replies'), 5, 0, 20),
      levels: within(asked.get('depth'), 3, 0, 10),
    })
    return Response.json({ comments, next, count, sort, policy, terms: settings.terms })
  }),
})
