import type { Endpoint, PayloadRequest } from 'payload'
import { isSameKey, keyedHash } from '../../comments/keyedHash.ts'
import { countForReader } from '../../comments/limits.ts'
import { openArticle } from '../../comments/openArticle.ts'
import type { CommentSettings } from '../../comments/options.ts'
import { ownView, type StoredComment } from '../../comments/ownView.ts'
import { readBody } from '../../comments/readBody.ts'
import { forReaders, write } from '../../comments/readerEndpoint.ts'
import { passOn } from '../../request/passOn.ts'
import { readSaid } from '../../comments/readSaid.ts'
import { Refused } from '../../comments/refused.ts'
import { screenComment } from '../../comments/screenComment.ts'
import { lockComment } from '../../database/commentCounts.ts'
import { isId } from '../../database/ids.ts'
import { linkCount } from '../../text/comments/links.ts'
import type { Hold } from '../../text/comments/screen.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { slugOf } from '../../slugs.ts'

const route = { path: '/:id', method: 'patch' } as const

const keyOf = ({ headers, searchParams }: PayloadRequest): string | null =>
  headers.get('x-edit-key') ?? searchParams.get('key')

/**
 * `PATCH /api/comments/:id?key=…` with `{ body }` or `{ withdraw: true }`: its author changes a comment, or takes it back,
 * while the time for it lasts. The key may be sent as `X-Edit-Key`, which stays out of logs. Without a key the request goes
 * to Payload.
 */
export const changeComment = (settings: CommentSettings): Endpoint => ({
  ...route,
  handler: forReaders(async (req) => {
    const key = keyOf(req)
    if (key === null) return passOn(req, slugOf(req, 'comments'), route)
    await countForReader(req, settings, 'post')
    const data = await readBody(req)
    const found = await ownComment(req, settings, key)
    const isWithdrawn = data.withdraw === true || data.withdraw === 'true'
    const change = isWithdrawn ? null : await edited(req, settings, found, data)
    const stored = await write(req, async () => {
      await lockComment(req, String(found.id))
      // As it is now: an editor may have decided meanwhile.
      const comment = await ownComment(req, settings, key)
      return req.payload.update({
        collection: slugOf(req, 'comments') as never,
        id: comment.id as never,
        data: (change?.(comment) ?? { status: 'withdrawn' }) as never,
        depth: 0,
        req,
      }) as unknown as Promise<StoredComment>
    })
    return Response.json(
      {
        comment: stored.status === 'withdrawn' ? null : ownView(stored),
        held: stored.status !== 'approved' && stored.status !== 'withdrawn',
      },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }),
})

/** `GET /api/comments/:id/own?key=…`: a comment to its author, held or not, while it may be changed. */
export const readOwnComment = (settings: CommentSettings): Endpoint => ({
  path: '/:id/own',
  method: 'get',
  handler: forReaders(async (req) => {
    const comment = await ownComment(req, settings, keyOf(req) ?? '')
    return Response.json(
      { comment: ownView(comment), held: comment.status !== 'approved' },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  }),
})

type Comment = StoredComment & {
  article: string | number
  addressHash?: string | null
  editKey?: string | null
  holds?: Hold[] | null
}

/**
 * The comment somebody has the key of. One that is not there and one that is somebody else's are answered alike.
 * @throws {Refused} `notYours`, `noComment` (taken back before) or `tooLate`
 */
const ownComment = async (
  req: PayloadRequest,
  { editMinutes }: CommentSettings,
  key: string,
): Promise<Comment> => {
  const id = String(req.routeParams?.id)
  const comment = isId(req, id)
    ? await req.payload.db.findOne<Comment>({
        collection: slugOf(req, 'comments'),
        where: { id: { equals: id } },
        req,
      })
    : null
  if (!comment?.editKey || !isSameKey(comment.editKey, keyedHash(req.payload, 'edit', key)))
    throw new Refused('notYours')
  if (comment.status === 'withdrawn') throw new Refused('noComment')
  if (Date.now() > Date.parse(comment.postedAt) + editMinutes * 60_000) throw new Refused('tooLate')
  return comment
}

/**
 * What becomes of a comment with other words: they are looked over like new ones. What was approved waits again where an
 * editor had to approve it, where a check finds something, or where it leads to more places than before.
 */
const edited = async (
  req: PayloadRequest,
  settings: CommentSettings,
  { id, article, authorName, addressHash, body }: Comment,
  data: Record<string, unknown>,
): Promise<(comment: Comment) => Record<string, unknown>> => {
  const { policy } = await openArticle(req, settings, relationId(article))
  if (policy === 'closed') throw new Refused('closed')
  const said = readSaid({ ...data, authorName }, settings)
  const { action, holds, digest } = await screenComment(req, settings, said, {
    addressHash: addressHash ?? null,
    isKnown: true,
    isModerated: false,
    isHoneypotFilled: false,
    seconds: Infinity,
    itself: String(id),
  })
  return (comment) => {
    const isMore = policy === 'moderated' || linkCount(said.body) > linkCount(body)
    const reasons: Hold[] =
      comment.status === 'approved' && isMore ? [...holds, { reason: 'edited' }] : holds
    return {
      body: said.body,
      digest,
      editedAt: new Date().toISOString(),
      ...(reasons.length > 0 && {
        holds: [...(comment.holds ?? []), ...reasons],
        ...(comment.status === 'approved' && { status: action === 'spam' ? 'spam' : 'pending' }),
      }),
    }
  }
}
