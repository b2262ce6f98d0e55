import { randomUUID } from 'node:crypto'
import { NotFound, type Endpoint, type PayloadRequest } from 'payload'
import type { CommentSettings } from '../../comments/options.ts'
import { lockComment, type LockedComment } from '../../database/commentCounts.ts'
import { isUuid, rawId } from '../../database/ids.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import {
  clearReports,
  dropBlocksOf,
  unblockedAddress,
  undoable,
} from '../../database/moderations.ts'
import { noteModeration } from '../../request/noteModeration.ts'
import { contextOf } from '../../request/context.ts'
import { refusal } from '../../request/refusal.ts'
import type { CommentStatus } from '../../text/comments/commentStatus.ts'
import { readDecision } from './readDecision.ts'
import { slugOf } from '../../slugs.ts'

/** What an editor does with a comment; `block` puts it among the spam and its sender on the block list. */
const moderations = ['approve', 'reject', 'spam', 'block', 'hold'] as const
export type Moderation = (typeof moderations)[number]

const statuses: Record<Moderation, CommentStatus> = {
  approve: 'approved',
  reject: 'rejected',
  spam: 'spam',
  block: 'spam',
  hold: 'pending',
}

/** Whether a value may name a comment, there or gone. */
const isName = (id: unknown): boolean => typeof id === 'string' || typeof id === 'number'

/** The most comments of one request. */
const maxComments = 200

/**
 * `POST /api/comments/moderate` with `{ ids, action, seen? }`: decides about comments, each for itself. `seen` is the time they
 * were read at: what its author has changed since is left alone. Answers the `batch` they are undone by, how many were
 * `changed`, the ids that are `gone` (deleted or taken back) and those that are `stale`. For editors.
 */
export const moderateComments = (settings: CommentSettings): Endpoint => ({
  path: '/moderate',
  method: 'post',
  handler: async (req) => {
    const { ids, action, seen } = await readDecision(req)
    const readAt = seen === undefined ? Infinity : Date.parse(String(seen))
    if (
      !(Array.isArray(ids) && ids.length > 0 && ids.length <= maxComments && ids.every(isName)) ||
      !moderations.includes(action as Moderation) ||
      Number.isNaN(readAt)
    )
      throw refusal(req, 400, {
        ja: `ids に1〜${maxComments}件のコメント、action に approve、reject、spam、block、hold のいずれか、seen に読んだ時刻を指定してください。`,
        en: `Give 1 to ${maxComments} comments as \`ids\`, approve, reject, spam, block or hold as \`action\`, and a time as \`seen\`.`,
      })
    const batch = randomUUID()
    const [gone, stale]: [string[], string[]] = [[], []]
    let changed = 0
    for (const id of new Set(ids.map(String)))
      await inTransaction(req, async () => {
        const comment = await lockComment(req, id)
        if (!comment || comment.status === 'withdrawn') return void gone.push(id)
        if (comment.editedAt > readAt) return void stale.push(id)
        if (action === 'block') await blockSender(req, settings, comment.id, batch)
        const decided = { to: statuses[action as Moderation], batch, action: action as string }
        if (await decide(req, comment, decided)) changed++
      })
    return Response.json({ batch, changed, gone, stale })
  },
})

/**
 * `POST /api/comments/moderate/undo` with `{ batch }`: takes decisions back that are the last ones made about a comment. What
 * its author has changed since waits, rather than being let in unread.
 */
export const undoModeration: Endpoint = {
  path: '/moderate/undo',
  method: 'post',
  handler: async (req) => {
    const { batch } = await readDecision(req)
    if (!isUuid(batch)) throw new NotFound(req.t)
    const entries = await undoable(req, batch)
    let changed = 0
    for (const { comment, from, to, at } of entries)
      await inTransaction(req, async () => {
        const now = await lockComment(req, comment)
        if (!now || now.status !== to) return
        const isUnread = from === 'approved' && now.editedAt > at
        const decided = { to: isUnread ? 'pending' : from, batch: null, action: 'undo' }
        if (await decide(req, now, decided)) changed++
      })
    await dropBlocksOf(req, batch)
    return Response.json({ changed })
  },
}

type Decided = { to: string; batch: string | null; action: string }

/** Gives a comment another status, by every door's hooks. @returns whether it was another */
const decide = async (
  req: PayloadRequest,
  { id, article, status, reports }: LockedComment,
  { to, batch, action }: Decided,
): Promise<boolean> => {
  if (status === to) {
    // An approval of what stands clears what was reported of it.
    if (to === 'approved' && reports > 0) {
      await clearReports(req, id)
      await noteModeration(req, {
        comment: rawId(req, id),
        article: rawId(req, article),
        action: 'keep',
      })
    }
    return false
  }
  contextOf(req).moderation = { action, batch }
  await req.payload.update({
    collection: slugOf(req, 'comments') as never,
    id: rawId(req, id) as never,
    data: { status: to } as never,
    depth: 0,
    req,
  })
  return true
}

/** Puts the address a comment came from on the block list, as long as addresses are kept. */
const blockSender = async (
  req: PayloadRequest,
  { keepAddressesDays }: CommentSettings,
  id: string,
  batch: string,
): Promise<void> => {
  const hash = await unblockedAddress(req, id)
  if (hash === null) return
  await req.payload.db.create({
    collection: slugOf(req, 'comment-blocks') as never,
    data: {
      kind: 'address',
      value: hash,
      action: 'spam',
      batch,
      expiresAt: new Date(Date.now() + keepAddressesDays * 86_400_000).toISOString(),
    },
    returning: false,
    req,
  })
}
