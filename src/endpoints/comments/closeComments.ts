import { NotFound, type Endpoint, type PayloadRequest } from 'payload'
import { setDiscussionClosed, setThreadLocked } from '../../database/closing.ts'
import { lockComment } from '../../database/commentCounts.ts'
import { isId, rawId } from '../../database/ids.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { noteModeration } from '../../request/noteModeration.ts'
import { refusal } from '../../request/refusal.ts'
import { readDecision } from './readDecision.ts'

/** What was sent has to say which: a request without a body closes nothing. */
const yesOrNo = (req: PayloadRequest, name: string, value: unknown): boolean => {
  if (typeof value === 'boolean') return value
  throw refusal(req, 400, {
    ja: `${name} に true か false を指定してください。`,
    en: `Give true or false as \`${name}\`.`,
  })
}

/** `POST /api/comments/:id/lock` with `{ locked }`: the thread a comment belongs to takes no more replies, or does again. */
export const lockThread: Endpoint = {
  path: '/:id/lock',
  method: 'post',
  handler: async (req) => {
    const isLocked = yesOrNo(req, 'locked', (await readDecision(req)).locked)
    return inTransaction(req, async () => {
      const comment = await lockComment(req, String(req.routeParams?.id))
      if (!comment) throw new NotFound(req.t)
      const thread = comment.thread ?? comment.id
      await setThreadLocked(req, thread, isLocked)
      await noteModeration(req, {
        comment: rawId(req, thread),
        article: rawId(req, comment.article),
        action: isLocked ? 'lock' : 'unlock',
      })
      return Response.json({ thread, locked: isLocked })
    })
  },
}

/** `POST /api/articles/:id/comments/close` with `{ closed }`: an article takes no more comments, or does again. */
export const closeComments: Endpoint = {
  path: '/:id/comments/close',
  method: 'post',
  handler: async (req) => {
    const isClosed = yesOrNo(req, 'closed', (await readDecision(req)).closed)
    const article = String(req.routeParams?.id).toLowerCase()
    if (!isId(req, article)) throw new NotFound(req.t)
    return inTransaction(req, async () => {
      if (!(await setDiscussionClosed(req, article, isClosed))) throw new NotFound(req.t)
      await noteModeration(req, {
        article: rawId(req, article),
        action: isClosed ? 'close' : 'reopen',
      })
      return Response.json({ article, closed: isClosed })
    })
  },
}
