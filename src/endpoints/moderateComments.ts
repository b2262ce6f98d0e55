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
import {
  isId,
  isUuid,
  lockComment,
  openDiscussion,
  rawId,
  type LockedComment,
} from '../database/commentCounts.ts'
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
 * `POST /api/comments/moderate` with `{ ids, action, seen? }`: decides about comments, each for itself. `seen` is the time they
 * were read at: what its author has changed since is left alone. Answers the `batch` they are undone by, how many were
 * `changed`, the ids that are `gone` (deleted or taken back) and those that are `stale`. For editors.
 */
export const moderateComments = (rules: CommentRules): Endpoint => ({
  path: '/moderate',
  method: 'post',
  handler: async (req) => {
    const { ids, action, seen } = await dataOf(req)
    const readAt = seen === undefined ? Infinity : Date.parse(String(seen))
    if (
      !(Array.isArray(ids) && ids.length > 0 && ids.length <= most) ||
      !moderations.includes(action as Moderation) ||
      Number.isNaN(readAt)
    )
      throw refusal(req, 400, {
        ja: `ids に1〜${most}件のコメント、action に approve、reject、spam、block、hold のいずれか、seen に読んだ時刻を指定してください。`,
        en: `Give 1 to ${most} comments as \`ids\`, approve, reject, spam, block or hold as \`action\`, and a time as \`seen\`.`,
      })
    const batch = randomUUID()
    const [gone, stale]: [string[], string[]] = [[], []]
    let changed = 0
    for (const id of new Set(ids.map(String)))
      await inTransaction(req, async () => {
        const comment = await lockComment(req, id)
        if (!comment || comment.status === 'withdrawn') return void gone.push(id)
        if (comment.editedAt > readAt) return void stale.push(id)
        if (action === 'block') await blockSender(req, rules, comment.id, batch)
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
    const { batch } = await dataOf(req)
    if (!isUuid(batch)) throw new NotFound(req.t)
    const log = tableName(req, 'comment_log')
    const entries = await runSql(
      req,
      `select comment_id::text as comment, "from", "to", extract(epoch from created_at) * 1000 as at from ${log} l
       where batch = '${batch}' and comment_id is not null and not exists
        (select 1 from ${log} later where later.comment_id = l.comment_id and later.action not in ('lock', 'unlock', 'keep')
          and (later.created_at, later.id) > (l.created_at, l.id))`,
    )
    let changed = 0
    for (const { comment, from, to, at } of entries)
      await inTransaction(req, async () => {
        const now = await lockComment(req, String(comment))
        if (!now || now.status !== to) return
        const isUnread = from === 'approved' && now.editedAt > Number(at)
        const decided = { to: isUnread ? 'pending' : String(from), batch: null, action: 'undo' }
        if (await decide(req, now, decided)) changed++
      })
    await runSql(req, `delete from ${tableName(req, 'comment_blocks')} where batch = '${batch}'`)
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
      await runSql(req, `update ${tableName(req, 'comments')} set reports = 0 where id = '${id}'`)
      await note(req, { comment: rawId(req, id), article: rawId(req, article), action: 'keep' })
    }
    return false
  }
  req.context.midashiBatch = batch
  req.context.midashiAction = action
  await req.payload.update({
    collection: 'comments' as never,
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
    const isLocked = yesOrNo(req, 'locked', (await dataOf(req)).locked)
    return inTransaction(req, async () => {
      const comment = await lockComment(req, String(req.routeParams?.id))
      if (!comment) throw new NotFound(req.t)
      const thread = comment.thread ?? comment.id
      await runSql(
        req,
        `update ${tableName(req, 'comments')} set locked = ${isLocked} where id = '${thread}'`,
      )
      await note(req, {
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
    const isClosed = yesOrNo(req, 'closed', (await dataOf(req)).closed)
    const article = String(req.routeParams?.id).toLowerCase()
    if (!isId(req, article)) throw new NotFound(req.t)
    return inTransaction(req, async () => {
      const [known] = await runSql(
        req,
        `select 1 from ${tableName(req, 'articles')} where id = '${article}'`,
      )
      if (!known) throw new NotFound(req.t)
      await openDiscussion(req, article)
      await runSql(
        req,
        `update ${tableName(req, 'discussions')} set closed = ${isClosed} where article_id = '${article}'`,
      )
      await note(req, { article: rawId(req, article), action: isClosed ? 'close' : 'reopen' })
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
