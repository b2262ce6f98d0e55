import { NotFound, type CollectionBeforeDeleteHook } from 'payload'
import {
  carryUp,
  dropVotes,
  hasReplies,
  lockComment,
  uncounted,
} from '../../database/commentCounts.ts'
import { refusal } from '../../request/refusal.ts'

/**
 * Takes a comment out of all counts before it is deleted, with its votes and reports.
 * @throws {NotFound} where somebody else has deleted it since; 409 where there are replies: they would lose their place
 */
export const uncountComment: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const row = await lockComment(req, String(id))
  if (!row) throw new NotFound(req.t)
  if (await hasReplies(req, row.id))
    throw refusal(req, 409, {
      ja: '返信のあるコメントは削除できません。却下すれば、返信の位置を残して隠れます。',
      en: 'A comment with replies cannot be deleted. Reject it: it is hidden, and the replies keep their place.',
    })
  await dropVotes(req, row.id)
  await carryUp(
    req,
    row,
    { approved: row.status === 'approved', standing: row.standing },
    uncounted,
  )
}
