import type { Endpoint, PayloadRequest } from 'payload'
import { isSameKey, keyedHash } from '../comments/keyedHash.ts'
import { countForReader } from '../comments/limits.ts'
import type { CommentRules } from '../comments/options.ts'
import { readBody } from '../comments/readBody.ts'
import { Refused } from '../comments/refused.ts'
import { digestOf } from '../comments/screenComment.ts'
import { blocksOf } from '../comments/blocksOf.ts'
import { isId, lockComment } from '../database/commentCounts.ts'
import { screen, type Hold } from '../text/comments/screen.ts'
import { readSaid, shown, type Stored } from './postComment.ts'
import { openArticle } from './openArticle.ts'
import { forReaders, passOn, write } from './readerEndpoint.ts'

const own = { path: '/:id', method: 'patch' } as const

/**
 * `PATCH /api/comments/:id?key=…` with `{ body }` or `{ withdraw: true }`: its author changes a comment, or takes it back,
 * while the time for it lasts. The key may be sent as `X-Edit-Key`, which stays out of logs. Without a key the request goes
 * to Payload.
 */
export const changeComment = (rules: CommentRules): Endpoint => ({
  ...own,
  handler: forReaders(async (req) => {
    const key = req.headers.get('x-edit-key') ?? req.searchParams.get('key')
    if (key === null) return passOn(req, 'comments', own)
    await countForReader(req, rules, 'post')
    const data = await readBody(req)
    const id = String(req.routeParams?.id)
    const stored = await write(req, async () => {
      if (!isId(id) || !(await lockComment(req, id))) throw new Refused('noComment')
      const comment = (await req.payload.db.findOne<Comment>({
        collection: 'comments',
        where: { id: { equals: id } },
        req,
      }))!
      check(req, rules, comment, key)
      const change =
        data.withdraw === true || data.withdraw === 'true'
          ? { status: 'withdrawn' }
          : await edited(req, rules, comment, data)
      return req.payload.update({
        collection: 'comments' as never,
        id: comment.id as never,
        data: change as never,
        depth: 0,
        req,
      }) as unknown as Promise<Stored>
    })
    return Response.json(
      {
        comment: stored.status === 'withdrawn' ? null : shown(stored),
        held: stored.status === 'pending' || stored.status === 'spam',
      },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }),
})

type Comment = Stored & {
  article: string | number
  editKey?: string | null
  email?: string | null
  holds?: Hold[] | null
}

/** @throws {Refused} `notYours` or `tooLate`; what an editor took down cannot be told from what never was */
const check = (req: PayloadRequest, rules: CommentRules, comment: Comment, key: string): void => {
  if (!comment.editKey || !isSameKey(comment.editKey, keyedHash(req.payload, 'edit', key)))
    throw new Refused('notYours')
  if (comment.status === 'withdrawn') throw new Refused('noComment')
  if (Date.now() > Date.parse(comment.postedAt) + rules.editMinutes * 60_000)
    throw new Refused('tooLate')
}

/** What was approved is looked over again; what waits goes on waiting. */
const edited = async (
  req: PayloadRequest,
  rules: CommentRules,
  comment: Comment,
  data: Record<string, unknown>,
): Promise<Record<string, unknown>> => {
  const { policy } = await openArticle(req, rules, comment.article)
  if (policy === 'closed') throw new Refused('closed')
  const said = readSaid({ ...data, authorName: comment.authorName }, rules)
  const { blocks } = await blocksOf(req, '')
  const { action, holds } = screen(
    {
      said,
      isModerated: false,
      isKnown: true,
      isBlockedAddress: false,
      sameText: 0,
      isHoneypotFilled: false,
      seconds: Infinity,
    },
    { ...rules, blocks: [...rules.blocks, ...blocks], holdsNewNames: false },
  )
  if (action === 'refuse') throw new Refused('blocked')
  // Under a moderated article an editor has approved the words that were there.
  const reasons: Hold[] =
    comment.status === 'approved' && policy === 'moderated'
      ? [...holds, { reason: 'edited' }]
      : holds
  const isHeld = reasons.length > 0
  return {
    body: said.body,
    digest: digestOf(said.body),
    editedAt: new Date().toISOString(),
    ...(isHeld && {
      holds: [...(comment.holds ?? []), ...reasons],
      ...(comment.status === 'approved' && { status: action === 'spam' ? 'spam' : 'pending' }),
    }),
  }
}
