import type { Endpoint } from 'payload'
import { countForReader } from '../../comments/limits.ts'
import { openComment, voterOf } from '../../comments/openComment.ts'
import type { CommentSettings } from '../../comments/options.ts'
import { readBody } from '../../comments/readBody.ts'
import { forReaders, write } from '../../comments/readerEndpoint.ts'
import { Refused } from '../../comments/refused.ts'
import { castVote, type Vote } from '../../database/castVote.ts'

// As JSON or from a form.
const votes: Record<string, Vote> = { '1': 1, '-1': -1, '0': 0 }

/**
 * `POST /api/comments/:id/votes` with `{ value: 1 | -1 | 0 }`: a reader's vote, in place of an earlier one; 0 takes it back.
 * Answers the votes as they are now.
 */
export const voteComment = (settings: CommentSettings): Endpoint => ({
  path: '/:id/votes',
  method: 'post',
  handler: forReaders(async (req) => {
    const addressHash = await countForReader(req, settings, 'vote')
    const { value } = await readBody(req)
    const vote = votes[String(value)]
    if (vote === undefined || Array.isArray(value)) throw new Refused('badVote')
    const comment = await openComment(req, settings, 'vote')
    const now = await write(req, () =>
      castVote(req, comment, voterOf(req, addressHash, comment), vote),
    )
    if (!now) throw new Refused('noComment')
    return Response.json({ votes: now, own: vote }, { headers: { 'Cache-Control': 'no-store' } })
  }),
})
