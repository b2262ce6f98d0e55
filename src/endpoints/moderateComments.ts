import { randomUUID } from 'node:crypto'
import {
  addDataAndFileToRequest,
  Forbidden,
  NotFound,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { isStaff } from '../access/roles.ts'
import type { CommentRules } from '../comments/options.ts'
import { isId, lockComment, openDiscussion } from '../database/commentCounts.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { runSql, tableName } from '../database/runSql.ts'
import { editorOf } from '../hooks/logModeration.ts'
import { refusal } from '../hooks/refusal.ts'

/** What an editor does with a comment; `block` puts it among the spam and its sender on the block list. */
export const moderations = ['approve', 'reject', 'spam', 'block', 'hold'] as const
export type Moderation = (typeof moderations)[number]

const statuses: Record<Moderation, string> = {
  approve: 'approved',
  reject: 'rejected',
  spam: 'spam',
  block: 'spam',
  hold: 'pending',
}

/** The most comments of one request. */
const most = 200

const dataOf = async (req: PayloadRequest): Promise<Record<string, unknown>> => {
  if (!isStaff(req, 'admin', 'editor')) throw new Forbidden(req.t)
  await addDataAndFileToRequest(req)
  return (req.data ?? {}) as Record<string, unknown>
}

/**
 * `POST /api/comments/moderate` with `{ ids, action }`: decides about comments, each for itself. Answers the `batch` they are
 * undone by, how many were `changed`, and the ids that are `gone`. For editors.
 */
export const moderateComments = (rules: CommentRules): Endpoint => ({
  path: '/moderate',
  method: 'post',
  handler: async (req) => {
    const { ids, action } = await dataOf(req)
    const isAsked =
      Array.isArray(ids) &&
      ids.length > 0 &&
      ids.length <= most &&
      ids.every((id) => isId(String(id)))
    if (!isAsked || !moderations.includes(action as Moderation))
      throw refusal(req, 400, {
        ja: `ids に1〜${most}件のコメント、action に approve、reject、spam、block、hold のいずれかを指定してください。`,
        en: `Give 1 to ${most} comments as \`ids\` and approve, reject, spam, block or hold as \`action\`.`,
      })
    const batch = randomUUID()
    const gone: string[] = []
    let changed = 0
    for (const id of new Set(ids.map(String)))
      await inTransaction(req, async () => {
        const comment = await lockComment(req, id)
        if (!comment) return void gone.push(id)
        if (action === 'block') await blockSender(req, rules, id, batch)
        if (
          await decide(
            req,
            id,
            comment.status,
            statuses[action as Moderation],
            batch,
            action as string,
          )
        )
          changed++
      })
    return Response.json({ batch, changed, gone })
  },
})

/** `POST /api/comments/moderate/undo` with `{ batch }`: takes decisions back, where nobody has decided anew since. */
export const undoModeration: Endpoint = {
  path: '/moderate/undo',
  method: 'post',
  handler: async (req) => {
    const { batch } = await dataOf(req)
    if (typeof batch !== 'string' || !isId(batch)) throw new NotFound(req.t)
    const entries = await runSql(
      req,
      `select comment_id::text as comment, "from", "to" from ${tableName(req, 'comment_log')}
       where batch = '${batch}' and comment_id is not null`,
    )
    let changed = 0
    for (const { comment, from, to } of entries)
      await inTransaction(req, async () => {
        const now = await lockComment(req, String(comment))
        if (!now || now.status !== to) return
        if (await decide(req, now.id, now.status, String(from), null, 'undo')) changed++
      })
    await runSql(req, `delete from ${tableName(req, 'comment_blocks')} where batch = '${batch}'`)
    return Response.json({ changed })
  },
}

/** Gives a comment another status, on every door's hooks. @returns whether it was another */
const decide = async (
  req: PayloadRequest,
  id: string,
  from: string,
  to: string,
  batch: string | null,
  action: string,
): Promise<boolean> => {
  // An approval of what stands clears what was reported of it.
  if (from === to) {
    if (to === 'approved')
      await runSql(req, `update ${tableName(req, 'comments')} set reports = 0 where id = '${id}'`)
    return false
  }
  req.context.midashiBatch = batch
  req.context.midashiAction = action
  await req.payload.update({
    collection: 'comments' as never,
    id: id as never,
    data: { status: to } as never,
    depth: 0,
    req,
  })
  return true
}

/** Puts the address a comment came from on the block list, as long as addresses are kept. */
const blockSender = async (
  req: PayloadRequest,
  { keepAddressesDays }: CommentRules,
  id: string,
  batch: string,
): Promise<void> => {
  const [row] = await runSql(
    req,
    `select c.address_hash as hash, b.id as known from ${tableName(req, 'comments')} c
     left join ${tableName(req, 'comment_blocks')} b on b.kind = 'address' and b.value = c.address_hash
     where c.id = '${id}'`,
  )
  if (!row?.hash || row.known !== null) return
  await req.payload.db.create({
    collection: 'comment-blocks' as never,
    data: {
      kind: 'address',
      value: row.hash,
      action: 'spam',
      batch,
      expiresAt: new Date(Date.now() + keepAddressesDays * 86_400_000).toISOString(),
    },
    returning: false,
    req,
  })
}

const note = (req: PayloadRequest, entry: Record<string, unknown>): Promise<unknown> =>
  req.payload.db.create({
    collection: 'comment-log' as never,
    data: { ...entry, ...editorOf(req) },
    returning: false,
    req,
  })

/** `POST /api/comments/:id/lock` with `{ locked }`: the thread a comment belongs to takes no more replies, or does again. */
export const lockThread: Endpoint = {
  path: '/:id/lock',
  method: 'post',
  handler: async (req) => {
    const { locked } = await dataOf(req)
    const isLocked = locked !== false
    return inTransaction(req, async () => {
      const comment = await lockComment(req, String(req.routeParams?.id))
      if (!comment) throw new NotFound(req.t)
      const thread = comment.thread ?? comment.id
      await runSql(
        req,
        `update ${tableName(req, 'comments')} set locked = ${isLocked} where id = '${thread}'`,
      )
      await note(req, {
        comment: thread,
        article: comment.article,
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
    const { closed } = await dataOf(req)
    const isClosed = closed !== false
    const article = String(req.routeParams?.id)
    if (!isId(article)) throw new NotFound(req.t)
    return inTransaction(req, async () => {
      await openDiscussion(req, article)
      await runSql(
        req,
        `update ${tableName(req, 'discussions')} set closed = ${isClosed} where article_id = '${article}'`,
      )
      await note(req, { article, action: isClosed ? 'close' : 'reopen' })
      return Response.json({ article, closed: isClosed })
    })
  },
}

/** An entry of the log, the latest first. */
export type LogEntry = {
  id: string
  action: string
  from: string | null
  to: string | null
  by: string
  at: string
  article: string | null
  title: string | null
  comment: string | null
  body: string | null
}

/** `GET /api/comments/log`: who did what, the latest hundred. For editors. */
export const moderationLog: Endpoint = {
  path: '/log',
  method: 'get',
  handler: async (req) => {
    if (!isStaff(req, 'admin', 'editor')) throw new Forbidden(req.t)
    const entries = await runSql(
      req,
      `select l.id::text, l.action, l."from", l."to", l.by_name as by, l.created_at as at, a.id::text as article, a.title,
        c.id::text as comment, left(c.body, 80) as body
       from ${tableName(req, 'comment_log')} l left join ${tableName(req, 'articles')} a on a.id = l.article_id
       left join ${tableName(req, 'comments')} c on c.id = l.comment_id
       order by l.created_at desc, l.id desc limit 100`,
    )
    return Response.json({ entries: entries as LogEntry[] })
  },
}
