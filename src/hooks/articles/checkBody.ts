import type { FieldHook } from 'payload'
import { invalid } from '../../request/invalid.ts'
import { wrongBody } from '../../text/article/wrongBody.ts'

/**
 * Refuses a body the editor could not open again, drafts included: Payload itself stores any node, and the admin then
 * fails to open the article.
 * @throws {ValidationError}
 */
export const checkBody: FieldHook = ({ collection, req, value }) => {
  if (value === null || value === undefined) return value
  const wrong = wrongBody(value)
  if (wrong) throw invalid(req, collection?.slug, { path: 'body', message: wrong })
  return value
}
