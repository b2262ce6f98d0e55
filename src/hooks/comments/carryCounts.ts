import type { CollectionAfterChangeHook } from 'payload'
import { carryUp, lockComment, uncounted } from '../../database/commentCounts.ts'
import { bumpAtEnd } from '../../database/published/version.ts'
import { contextOf, take } from '../../request/context.ts'

/** Carries what has changed up to the thread and the article, in the same transaction. */
export const carryCounts: CollectionAfterChangeHook = async ({ doc, req }) => {
  // What the request may not read is not in `doc`: the row says what it is.
  const row = await lockComment(req, String(doc.id))
  if (!row) return doc
  const was = take(contextOf(req).counted, row.id) ?? uncounted
  // Readers see another text, or one less, also where the number stays.
  if (was.approved || row.status === 'approved') await bumpAtEnd(req)
  await carryUp(req, row, was, { approved: row.status === 'approved', standing: row.standing })
  return doc
}
