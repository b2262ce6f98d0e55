import type { PayloadRequest } from 'payload'
import { isId } from '../database/ids.ts'
import { relationId } from '../text/article/fromArticle.ts'
import { keyedHash } from './keyedHash.ts'
import { countForArticle } from './limits.ts'
import { openArticle, refuseClosed } from './openArticle.ts'
import type { CommentSettings } from './options.ts'
import { Refused } from './refused.ts'
import { slugOf } from '../slugs.ts'

/** Who a reader is to us: a member is one wherever they are, anybody else is the address they call from. */
export const voterOf = (req: PayloadRequest, addressHash: string, comment: string): string =>
  keyedHash(
    req.payload,
    'voter',
    req.user ? `${comment} ${req.user.collection} ${req.user.id}` : `${comment} ${addressHash}`,
  )

/**
 * The comment a reader acts on, under an article that takes comments from them.
 * @throws {Refused} `noComment`, `noArticle`, `closed`, `membersOnly` or `tooMany`
 */
export const openComment = async (
  req: PayloadRequest,
  settings: CommentSettings,
  act: 'vote' | 'report',
): Promise<string> => {
  const id = String(req.routeParams?.id)
  const comment = isId(req, id)
    ? await req.payload.db.findOne<{ id: string; article: unknown }>({
        collection: slugOf(req, 'comments'),
        where: { and: [{ id: { equals: id } }, { status: { equals: 'approved' } }] },
        select: { article: true },
        req,
      })
    : null
  if (!comment) throw new Refused('noComment')
  const article = await openArticle(req, settings, relationId(comment.article))
  if (act === 'vote') refuseClosed(req, article)
  await countForArticle(req, settings, act, article.id)
  // Not as it was written in the address: one id may be written in many ways, and each would be another voter's.
  return String(comment.id)
}
