import type { PayloadRequest } from 'payload'
import { published } from '../access/published.ts'
import { discussionOf } from '../database/commentCounts.ts'
import { isId } from '../database/ids.ts'
import { policyNow, type CommentPolicy } from '../text/comments/policy.ts'
import type { CommentSettings } from './options.ts'
import { Refused } from './refused.ts'
import { slugOf } from '../slugs.ts'

type Article = {
  id: string | number
  commentPolicy?: CommentPolicy | null
  commentDays?: number | null
  publishedAt?: string | null
}

/** A published article, how many comments it has and whose it takes now. Two queries. */
export type OpenArticle = {
  id: string
  raw: string | number
  comments: number
  policy: CommentPolicy
}

/**
 * Finds an article readers may see; staff see it by the same rule, so that nobody comments on a draft.
 * @throws {Refused} `noArticle`
 */
export const openArticle = async (
  req: PayloadRequest,
  { closeAfterDays }: CommentSettings,
  id: unknown,
): Promise<OpenArticle> => {
  const given = typeof id === 'number' ? String(id) : id
  if (!isId(req, given)) throw new Refused('noArticle')
  const [article] = (
    await req.payload.db.find<Article>({
      collection: slugOf(req, 'articles'),
      where: { and: [{ id: { equals: given } }, published()] },
      select: { commentPolicy: true, commentDays: true, publishedAt: true },
      limit: 1,
      pagination: false,
      req,
    })
  ).docs
  if (!article) throw new Refused('noArticle')
  const { comments, isClosed } = await discussionOf(req, given)
  return {
    id: String(article.id),
    raw: article.id,
    comments,
    policy: policyNow(
      {
        policy: article.commentPolicy ?? 'moderated',
        publishedAt: article.publishedAt ?? null,
        days: article.commentDays ?? closeAfterDays,
        isClosed,
      },
      Date.now(),
    ),
  }
}

/** @throws {Refused} `closed` or `membersOnly`, where an article takes nothing from this reader */
export const refuseClosed = (req: PayloadRequest, { policy }: OpenArticle): void => {
  if (policy === 'closed') throw new Refused('closed')
  if (policy === 'members' && !req.user) throw new Refused('membersOnly')
}
