import type { Endpoint, PayloadRequest } from 'payload'
import { keyedHash } from '../comments/keyedHash.ts'
import { countForArticle, countForReader } from '../comments/limits.ts'
import type { CommentRules } from '../comments/options.ts'
import { readBody } from '../comments/readBody.ts'
import { Refused } from '../comments/refused.ts'
import { castVote, type Vote } from '../database/castVote.ts'
import { isId } from '../database/commentCounts.ts'
import { relationId } from '../text/manuscript/fromArticle.ts'
import { openArticle } from './openArticle.ts'
import { forReaders, write } from './readerEndpoint.ts'

// As JSON or from a form.
const votes: Record<string, Vote> = { '1': 1, '-1': -1, '0': 0 }

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
  rules: CommentRules,
  act: 'vote' | 'report',
): Promise<string> => {
  const id = String(req.routeParams?.id)
  const comment = isId(req, id)
    ? await req.payload.db.findOne<{ id: string; article: unknown }>({
        collection: 'comments',
        where: { and: [{ id: { equals: id } }, { status: { equals: 'approved' } }] },
        select: { article: true },
        req,
      })
    : null
  if (!comment) throw new Refused('noComment')
  const article = await openArticle(req, rules, relationId(comment.article))
  if (act === 'vote' && article.policy === 'closed') throw new Refused('closed')
  if (act === 'vote' && article.policy === 'members' && !req.user) throw new Refused('membersOnly')
  await countForArticle(req, rules, act, article.id)
  // Not as it was written in the address: one id may be written in many ways, and each would be another voter's.
  return String(comment.id)
}

/**
 * `POST /api/comments/:id/votes` with `{ value: 1 | -1 | 0 }`: a reader's vote, in place of an earlier one; 0 takes it back.
 * Answers the votes as they are now.
 */
export const voteComment = (rules: CommentRules): Endpoint => ({
  path: '/:id/votes',
  method: 'post',
  handler: forReaders(async (req) => {
    const addressHash = await countForReader(req, rules, 'vote')
    const { value } = await readBody(req)
    const vote = votes[String(value)]
    if (vote === undefined || Array.isArray(value)) throw new Refused('badVote')
    const comment = await openComment(req, rules, 'vote')
    const now = await write(req, () =>
      castVote(req, comment, voterOf(req, addressHash, comment), vote),
    )
    if (!now) throw new Refused('noComment')
    return Response.json({ votes: now, own: vote }, { headers: { 'Cache-Control': 'no-store' } })
  }),
})
