import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { isId, newId } from './ids.ts'
import { bumpAtEnd } from './published/version.ts'
import { runSql, table } from './runSql.ts'

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
    sql`select id::text, article_id::text as article, parent_id::text as parent, thread_id::text as thread, status::text,
      coalesce(standing, false) as standing, coalesce(locked, false) as locked, coalesce(replies, 0)::int as replies,
      coalesce(below, 0)::int as below, coalesce(votes_up, 0)::int as up, coalesce(votes_down, 0)::int as down,
      votes_imported::int as imported, coalesce(reports, 0)::int as reports,
      coalesce(extract(epoch from edited_at) * 1000, 0)::float8 as "editedAt"
     from ${table(req, 'comments')} where id = ${id} for update`,
  )
  return (row as LockedComment | undefined) ?? null
}

/** What of a comment counts: whether readers see it, and whether it has a place in the thread. */
export type Counted = { approved: boolean; standing: boolean }

/** What counts of a comment that is not there yet, or not any more. */
export const uncounted: Counted = { approved: false, standing: false }

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
  const comments = table(req, 'comments')
  let change = Number(after.standing) - Number(before.standing)
  for (let above = parent; above !== null && change !== 0;) {
    const [row] = await runSql(
      req,
      sql`update ${comments} set replies = coalesce(replies, 0) + ${change}::int,
        standing = status = 'approved' or coalesce(replies, 0) + ${change}::int > 0
       where id = ${above} returning parent_id::text as parent, status::text, replies::int`,
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
      sql`update ${comments} set below = coalesce(below, 0) + ${approved}::int where id = ${thread}`,
    )
  await addToCount(req, article, approved)
}

/** Counts approved comments under an article in, or out. */
export const addToCount = async (
  req: PayloadRequest,
  article: string,
  change: number,
): Promise<void> => {
  await bumpAtEnd(req)
  await runSql(
    req,
    sql`insert into ${table(req, 'discussions')} as d (id, article_id, comments, closed)
     values (${newId(req)}, ${article}, ${change}::int, false)
     on conflict (article_id) do update set comments = d.comments + excluded.comments`,
  )
}

/** Makes the row of an article's discussion where it has none; two that do so at once make one. */
export const openDiscussion = async (req: PayloadRequest, article: string): Promise<void> => {
  await runSql(
    req,
    sql`insert into ${table(req, 'discussions')} (id, article_id, comments, closed)
     values (${newId(req)}, ${article}, 0, false) on conflict (article_id) do nothing`,
  )
}

/** Whether an editor has closed the comments under an article, and how many approved ones it has. */
export const discussionOf = async (
  req: PayloadRequest,
  article: string,
): Promise<{ comments: number; isClosed: boolean }> => {
  const [row] = await runSql(
    req,
    sql`select comments::int, closed from ${table(req, 'discussions')} where article_id = ${article}`,
  )
  return { comments: Number(row?.comments ?? 0), isClosed: row?.closed === true }
}

/** Whether anybody has answered a comment, in whatever state the answer is. */
export const hasReplies = async (req: PayloadRequest, comment: string): Promise<boolean> => {
  const [reply] = await runSql(
    req,
    sql`select 1 from ${table(req, 'comments')} where parent_id = ${comment} limit 1`,
  )
  return reply !== undefined
}

/** Takes the votes for a comment, and what was reported of it, out of the database. */
export const dropVotes = async (req: PayloadRequest, comment: string): Promise<void> => {
  for (const name of ['comment_votes', 'comment_reports'])
    await runSql(req, sql`delete from ${table(req, name)} where comment_id = ${comment}`)
}
