import {
  NotFound,
  type CollectionAfterChangeHook,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload'
import { carryUp, lockComment, type Counted } from '../database/commentCounts.ts'
import { scoreOf } from '../database/castVote.ts'
import { isId } from '../database/ids.ts'
import { runSql, tableName } from '../database/runSql.ts'
import { refusal } from '../request/refusal.ts'

/** What counted of the comments that are being changed, by their ids. */
const before = (req: PayloadRequest): Map<string, Counted> =>
  ((req.context.midashiCounted as Map<string, Counted>) ??= new Map())

const nothing: Counted = { approved: false, standing: false }

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
  const isApproved = data.status === 'approved'
  const imported = (data.votes?.imported ?? null) as number | null
  if (operation === 'create') {
    const [up, down] = [data.votes?.up ?? 0, data.votes?.down ?? 0]
    return {
      ...data,
      votes: { up, down, imported },
      standing: isApproved,
      replies: 0,
      below: 0,
      score: scoreOf({ up, down, imported }),
    }
  }
  const now = await lockComment(req, String(originalDoc.id))
  // Deleted since it was read; once locked it stays.
  if (!now) throw new NotFound(req.t)
  before(req).set(now.id, { approved: now.status === 'approved', standing: now.standing })
  const fresh = await req.payload.db.findOne<Record<string, unknown> & { id: string }>({
    collection: collection.slug,
    where: { id: { equals: originalDoc.id } },
    req,
  })
  const saved = sent(data, originalDoc, fresh!)
  const { up, down, replies, below, locked } = now
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

/** Carries what has changed up to the thread and the article, in the same transaction. */
export const carryCounts: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  // What the request may not read is not in `doc`: the row says what it is.
  const row = await lockComment(req, String(doc.id))
  if (!row) return doc
  const was = operation === 'create' ? nothing : (before(req).get(row.id) ?? nothing)
  await carryUp(req, row, was, { approved: row.status === 'approved', standing: row.standing })
  return doc
}

/**
 * Takes a comment out of all counts before it is deleted, with its votes and reports.
 * @throws {NotFound} where somebody else has deleted it since; 409 where there are replies: they would lose their place
 */
export const uncountComment: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await lockComment(req, String(id))
  if (!row) throw new NotFound(req.t)
  const [reply] = await runSql(
    req,
    `select 1 from ${tableName(req, 'comments')} where parent_id = '${row.id}' limit 1`,
  )
  if (reply)
    throw refusal(req, 409, {
      ja: '返信のあるコメントは削除できません。却下すれば、返信の位置を残して隠れます。',
      en: 'A comment with replies cannot be deleted. Reject it: it is hidden, and the replies keep their place.',
    })
  for (const table of ['comment_votes', 'comment_reports'])
    await runSql(req, `delete from ${tableName(req, table)} where comment_id = '${row.id}'`)
  await carryUp(req, row, { approved: row.status === 'approved', standing: row.standing }, nothing)
}

/** Takes an article's comments away with it. */
export const dropComments: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const article = String(id)
  if (!isId(req, article)) return
  const comments = tableName(req, 'comments')
  for (const table of ['comment_votes', 'comment_reports'])
    await runSql(
      req,
      `delete from ${tableName(req, table)} where comment_id in (select id from ${comments} where article_id = '${article}')`,
    )
  await runSql(req, `delete from ${comments} where article_id = '${article}'`)
  await runSql(req, `delete from ${tableName(req, 'discussions')} where article_id = '${article}'`)
}
