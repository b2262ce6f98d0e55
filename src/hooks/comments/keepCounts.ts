import { NotFound, type CollectionBeforeChangeHook } from 'payload'
import { scoreOf } from '../../database/castVote.ts'
import { lockComment } from '../../database/commentCounts.ts'
import { contextOf } from '../../request/context.ts'

/**
 * Takes a comment's counts as they are in the database now, not as they were when it was read: votes and replies come in
 * while an editor decides.
 */
export const keepCounts: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'create') return counted(data)
  const now = await lockComment(req, String(originalDoc.id))
  // Deleted since it was read; once locked it stays.
  if (!now) throw new NotFound(req.t)
  contextOf(req).counted.set(now.id, {
    approved: now.status === 'approved',
    standing: now.standing,
  })
  const fresh = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: collection.slug,
    where: { id: { equals: originalDoc.id } },
    req,
  })
  const saved = sent(data, originalDoc, fresh!)
  const { up, down, replies, below, locked } = now
  const imported = importedOf(data)
  // What was taken back by its author is never let in again.
  const status = now.status === 'withdrawn' ? 'withdrawn' : saved.status
  const approves = status === 'approved'
  return {
    ...saved,
    status,
    votes: { up, down, imported },
    score: scoreOf({ up, down, imported }),
    standing: approves || replies > 0,
    replies,
    below,
    locked,
    // An editor who lets a comment stand has read what was reported of it.
    reports: approves && now.status !== 'approved' ? 0 : now.reports,
  }
}

/** A new comment: nobody has answered it yet. */
const counted = (data: Record<string, any>): Record<string, unknown> => {
  const votes = { up: data.votes?.up ?? 0, down: data.votes?.down ?? 0, imported: importedOf(data) }
  return {
    ...data,
    votes,
    standing: data.status === 'approved',
    replies: 0,
    below: 0,
    score: scoreOf(votes),
  }
}

const importedOf = (data: Record<string, any>): number | null => data.votes?.imported ?? null

/**
 * What is saved: what differs from the comment as it was read first, and for the rest what it says by now. Payload reads it
 * before anybody can lock it, so that an author may have changed it since.
 */
const sent = (
  data: Record<string, unknown>,
  read: Record<string, unknown>,
  fresh: Record<string, unknown>,
): Record<string, unknown> => ({
  ...data,
  ...Object.fromEntries(
    Object.entries(fresh).filter(
      ([name]) => JSON.stringify(data[name]) === JSON.stringify(read[name]),
    ),
  ),
})
