import type { PayloadRequest } from 'payload'
import { isId, newId } from './ids.ts'
import { runSql, tableName } from './runSql.ts'

/** A comment as it is in the database now, kept from everybody else until the transaction ends. */
export type LockedComment = {
  id: string
  article: string
  parent: string | null
  thread: string | null
  status: string
  standing: boolean
  locked: boolean
  replies: number
  below: number
  up: number
  down: number
  imported: number | null
  reports: number
  /** When its author changed it last, in milliseconds; 0 for never. */
  editedAt: number
}

/** Locks a comment and reads it; null where there is none. Whoever locks several goes from a reply up to its parents. */
export const lockComment = async (
  req: PayloadRequest,
  id: string,
): Promise<LockedComment | null> => {
  if (!isId(req, id)) return null
  const [row] = await runSql(
    req,
    `select id::text, article_id::text as article, parent_id::text as parent, thread_id::text as thread, status::text,
      coalesce(standing, false) as standing, coalesce(locked, false) as locked, coalesce(replies, 0)::int as replies,
      coalesce(below, 0)::int as below, coalesce(votes_up, 0)::int as up, coalesce(votes_down, 0)::int as down,
      votes_imported::int as imported, coalesce(reports, 0)::int as reports,
      coalesce(extract(epoch from edited_at) * 1000, 0)::float8 as "editedAt"
     from ${tableName(req, 'comments')} where id = '${id}' for update`,
  )
  return (row as LockedComment | undefined) ?? null
}

/** What of a comment counts: whether readers see it, and whether it has a place in the thread. */
export type Counted = { approved: boolean; standing: boolean }

/** What a comment that answers no other stands under. */
export const underArticle = (article: string): string => `/${article}`

type Place = { article: string; parent: string | null; thread: string | null }

/**
 * Carries a change of one comment up to the thread and the article: `replies` of its parents, `below` of the thread's first,
 * and the article's count. A parent that is not approved stands as long as something below it does.
 */
export const carryUp = async (
  req: PayloadRequest,
  { article, parent, thread }: Place,
  before: Counted,
  after: Counted,
): Promise<void> => {
  const comments = tableName(req, 'comments')
  let change = Number(after.standing) - Number(before.standing)
  for (let above = parent; above !== null && change !== 0;) {
    const [row] = await runSql(
      req,
      `update ${comments} set replies = coalesce(replies, 0) + (${change}),
        standing = status = 'approved' or coalesce(replies, 0) + (${change}) > 0
       where id = '${above}' returning parent_id::text as parent, status::text, replies::int`,
    )
    if (!row) break
    const [isApproved, replies] = [row.status === 'approved', Number(row.replies)]
    change = Number(isApproved || replies > 0) - Number(isApproved || replies - change > 0)
    above = row.parent as string | null
  }
  const approved = Number(after.approved) - Number(before.approved)
  if (approved === 0) return
  if (thread !== null)
    await runSql(
      req,
      `update ${comments} set below = coalesce(below, 0) + (${approved}) where id = '${thread}'`,
    )
  await countUnder(req, article, approved)
}

const countUnder = async (req: PayloadRequest, article: string, change: number): Promise<void> => {
  await openDiscussion(req, article)
  await runSql(
    req,
    `update ${tableName(req, 'discussions')} set comments = comments + (${change}) where article_id = '${article}'`,
  )
}

/** Makes the row of an article's discussion where it has none; two that do so at once make one. */
export const openDiscussion = async (req: PayloadRequest, article: string): Promise<void> => {
  await runSql(
    req,
    `insert into ${tableName(req, 'discussions')} (id, article_id, comments, closed)
     values (${newId(req)}, '${article}', 0, false) on conflict (article_id) do nothing`,
  )
}

/** Whether an editor has closed the comments under an article, and how many approved ones it has. */
export const discussionOf = async (
  req: PayloadRequest,
  article: string,
): Promise<{ comments: number; isClosed: boolean }> => {
  const [row] = await runSql(
    req,
    `select comments::int, closed from ${tableName(req, 'discussions')} where article_id = '${article}'`,
  )
  return { comments: Number(row?.comments ?? 0), isClosed: row?.closed === true }
}
