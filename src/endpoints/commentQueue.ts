import { type Endpoint, type PayloadRequest, type Where } from 'payload'
import { mustBe } from '../access/roles.ts'
import { quotedIds } from '../database/ids.ts'
import { runSql, tableName } from '../database/runSql.ts'
import { relationId } from '../text/manuscript/fromArticle.ts'
import type { CommentStatus } from '../text/comments/commentStatus.ts'
import type { ReportReason } from '../text/comments/reportReason.ts'
import type { Hold } from '../text/comments/screen.ts'

/** The shelves of the queue. */
export const shelves = ['pending', 'reported', 'approved', 'rejected', 'spam'] as const
export type Shelf = (typeof shelves)[number]

const perPage = 50

/** A comment as editors decide about it. */
export type QueuedComment = {
  id: string
  article: { id: string; title: string; slug: string | null; closed: boolean }
  authorName: string
  email: string | null
  body: string
  postedAt: string
  editedAt: string | null
  status: CommentStatus
  holds: Hold[]
  reports: { reason: ReportReason; note: string | null }[]
  votes: { up: number; down: number; imported: number | null }
  replies: number
  /** The comments above it, the nearest last, three at most. */
  above: { id: string; authorName: string; body: string; status: CommentStatus }[]
  /** Whether its thread takes no more replies. */
  locked: boolean
  /** What became of comments from the same address; null where the address is not known any more. */
  history: { approved: number; rejected: number; spam: number } | null
}

export type Queue = {
  comments: QueuedComment[]
  /** How many pages of them there are. */
  pages: number
  counts: QueueCounts
  /** When this was read; a decision names it, and leaves alone what has changed since. ISO 8601. */
  at: string
}

export type QueueCounts = { pending: number; reported: number; today: number }

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
      collection: 'comments',
      where: wheres[shelf],
      sort: shelf === 'pending' ? 'postedAt' : '-postedAt',
      limit: perPage,
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

const queueCounts = async (req: PayloadRequest): Promise<QueueCounts> => {
  const [row] = await runSql(
    req,
    `select count(*) filter (where status = 'pending')::int as pending,
      count(*) filter (where reports > 0 and status in ('approved', 'pending'))::int as reported,
      count(*) filter (where posted_at >= date_trunc('day', now() at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo')::int as today
     from ${tableName(req, 'comments')}
     where status = 'pending' or reports > 0
      or posted_at >= date_trunc('day', now() at time zone 'Asia/Tokyo') at time zone 'Asia/Tokyo'`,
  )
  return row as QueueCounts
}

/** The same comments with what stands around them: a query for each kind of thing, none for each comment. */
const withSurroundings = async (req: PayloadRequest, rows: Row[]): Promise<QueuedComment[]> => {
  const ids = rows.map(({ id }) => String(id))
  if (ids.length === 0) return []
  const [articles, above, reports, history, locked] = await Promise.all([
    articlesOf(req, rows),
    aboveOf(req, ids),
    reportsOf(req, ids),
    historyOf(req, rows),
    lockedThreads(req, rows),
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

const articlesOf = async (
  req: PayloadRequest,
  rows: Row[],
): Promise<Map<string, QueuedComment['article']>> => {
  const ids = [...new Set(rows.map(({ article }) => relationId(article) ?? ''))]
  const found = await runSql(
    req,
    `select a.id::text, a.title, a.slug, coalesce(d.closed, false) as closed from ${tableName(req, 'articles')} a
     left join ${tableName(req, 'discussions')} d on d.article_id = a.id where a.id in (${quotedIds(req, ids)})`,
  )
  return new Map(found.map((row) => [String(row.id), row as QueuedComment['article']]))
}

const aboveOf = async (
  req: PayloadRequest,
  ids: string[],
): Promise<Map<string, QueuedComment['above']>> => {
  const comments = tableName(req, 'comments')
  const found = await runSql(
    req,
    `with recursive above as (
      select id as below, parent_id, 0 as height from ${comments} where id in (${quotedIds(req, ids)})
      union all
      select above.below, c.parent_id, above.height + 1 from above join ${comments} c on c.id = above.parent_id
      where above.height < 2)
     select above.below::text as below, c.id::text, c.author_name as "authorName", c.body, c.status::text
     from above join ${comments} c on c.id = above.parent_id order by above.height desc`,
  )
  const grouped = new Map<string, QueuedComment['above']>()
  for (const { below, ...row } of found)
    grouped.set(String(below), [
      ...(grouped.get(String(below)) ?? []),
      row as QueuedComment['above'][number],
    ])
  return grouped
}

const reportsOf = async (
  req: PayloadRequest,
  ids: string[],
): Promise<Map<string, QueuedComment['reports']>> => {
  const found = await runSql(
    req,
    `select comment_id::text as comment, reason, note from ${tableName(req, 'comment_reports')}
     where comment_id in (${quotedIds(req, ids)}) order by created_at desc limit 500`,
  )
  const grouped = Map.groupBy(found, ({ comment }) => String(comment))
  return new Map(
    [...grouped].map(([id, rows]) => [
      id,
      rows.map(({ reason, note }) => ({
        reason: reason as ReportReason,
        note: note as string | null,
      })),
    ]),
  )
}

const historyOf = async (
  req: PayloadRequest,
  rows: Row[],
): Promise<Map<string, NonNullable<QueuedComment['history']>>> => {
  const hashes = [...new Set(rows.flatMap(({ addressHash }) => addressHash ?? []))].filter((hash) =>
    /^[\da-f]{32}$/.test(hash),
  )
  if (hashes.length === 0) return new Map()
  const found = await runSql(
    req,
    `select address_hash as hash, count(*) filter (where status = 'approved')::int as approved,
      count(*) filter (where status = 'rejected')::int as rejected, count(*) filter (where status = 'spam')::int as spam
     from ${tableName(req, 'comments')} where address_hash in (${hashes.map((hash) => `'${hash}'`).join()})
     group by address_hash`,
  )
  return new Map(
    found.map(({ hash, ...counts }) => [
      String(hash),
      counts as NonNullable<QueuedComment['history']>,
    ]),
  )
}

const lockedThreads = async (req: PayloadRequest, rows: Row[]): Promise<Set<string>> => {
  const threads = rows.map(({ id, thread }) => relationId(thread) ?? String(id))
  const found = await runSql(
    req,
    `select id::text from ${tableName(req, 'comments')} where locked and id in (${quotedIds(req, [...new Set(threads)])})`,
  )
  return new Set(found.map(({ id }) => String(id)))
}
