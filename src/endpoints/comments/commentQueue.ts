import { type Endpoint, type PayloadRequest, type Where } from 'payload'
import { mustBe } from '../../access/roles.ts'
import {
  shelves,
  type Queue,
  type QueuedComment,
  type Shelf,
} from '../../text/comments/queuedComment.ts'
import {
  articlesUnder,
  commentsAbove,
  historyOf,
  lockedAmong,
  queueCounts,
  reportsOf,
} from '../../database/commentQueue.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import type { Hold } from '../../text/comments/screen.ts'
import { slugOf } from '../../slugs.ts'

/** The comments of a page of the queue. */
const maxRows = 50

type Row = Omit<QueuedComment, 'article' | 'holds' | 'reports' | 'above' | 'locked' | 'history'> & {
  id: string | number
  article: unknown
  thread?: unknown
  holds?: Hold[] | null
  reports?: number | null
  locked?: boolean | null
  addressHash?: string | null
}

const wheres: Record<Shelf, Where> = {
  pending: { status: { equals: 'pending' } },
  reported: {
    and: [{ reports: { greater_than: 0 } }, { status: { in: ['approved', 'pending'] } }],
  },
  approved: { status: { equals: 'approved' } },
  rejected: { status: { in: ['rejected', 'withdrawn'] } },
  spam: { status: { equals: 'spam' } },
}

/**
 * `GET /api/comments/queue`, with `?shelf=pending` (the default), `reported`, `approved`, `rejected` or `spam` and `?page=`:
 * fifty comments with what it takes to decide about them; those that wait longest come first. For editors.
 */
export const commentQueue: Endpoint = {
  path: '/queue',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    const asked = req.searchParams.get('shelf') as Shelf
    const shelf = shelves.includes(asked) ? asked : 'pending'
    const at = new Date().toISOString()
    const { docs, totalPages } = await req.payload.db.find<Row>({
      collection: slugOf(req, 'comments'),
      where: wheres[shelf],
      sort: shelf === 'pending' ? 'postedAt' : '-postedAt',
      limit: maxRows,
      page: Math.min(Math.max(Math.floor(Number(req.searchParams.get('page'))) || 1, 1), 10_000),
      pagination: true,
      req,
    })
    return Response.json({
      comments: await withSurroundings(req, docs),
      pages: totalPages,
      counts: await queueCounts(req),
      at,
    } satisfies Queue)
  },
}

/** `GET /api/comments/counts`: how many comments wait, are reported, and came today. For editors. */
export const commentCounts: Endpoint = {
  path: '/counts',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    return Response.json(await queueCounts(req))
  },
}

/** The same comments with what stands around them: a query for each kind of thing, none for each comment. */
const withSurroundings = async (req: PayloadRequest, rows: Row[]): Promise<QueuedComment[]> => {
  const ids = rows.map(({ id }) => String(id))
  if (ids.length === 0) return []
  const [articles, above, reports, history, locked] = await Promise.all([
    articlesUnder(req, [...new Set(rows.map(({ article }) => relationId(article) ?? ''))]),
    commentsAbove(req, ids),
    reportsOf(req, ids),
    historyOf(req, [...new Set(rows.flatMap(({ addressHash }) => addressHash ?? []))]),
    lockedAmong(req, [...new Set(rows.map(({ id, thread }) => relationId(thread) ?? String(id)))]),
  ])
  return rows.map(({ addressHash, article, thread, holds, reports: reportCount, ...row }) => {
    const id = String(row.id)
    return {
      id,
      article: articles.get(relationId(article) ?? '') ?? {
        id: '',
        title: '',
        slug: null,
        closed: false,
      },
      authorName: row.authorName,
      email: row.email ?? null,
      body: row.body,
      postedAt: row.postedAt,
      editedAt: row.editedAt ?? null,
      status: row.status,
      votes: row.votes,
      replies: row.replies ?? 0,
      holds: holds ?? [],
      reports: reportCount ? (reports.get(id) ?? []) : [],
      above: above.get(id) ?? [],
      locked: locked.has(relationId(thread) ?? id),
      history: addressHash ? (history.get(addressHash) ?? null) : null,
    }
  })
}
