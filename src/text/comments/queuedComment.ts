import type { CommentStatus } from './commentStatus.ts'
import type { ReportReason } from './reportReason.ts'
import type { Hold } from './screen.ts'

/** The shelves of the queue. */
export const shelves = ['pending', 'reported', 'approved', 'rejected', 'spam'] as const
export type Shelf = (typeof shelves)[number]

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
