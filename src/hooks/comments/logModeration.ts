import type { CollectionAfterChangeHook } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { noteModeration } from '../../request/noteModeration.ts'
import { contextOf } from '../../request/context.ts'
import { relationId } from '../../text/article/fromArticle.ts'

/** Writes down who changed the status of a comment, on every door. */
export const logModeration: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation !== 'update' || !isStaff(req, 'admin', 'editor') || !req.user) return doc
  if (doc.status === previousDoc.status) return doc
  const { moderation } = contextOf(req)
  await noteModeration(req, {
    comment: doc.id,
    article: relationId(doc.article),
    action: moderation?.action ?? doc.status,
    from: previousDoc.status,
    to: doc.status,
    batch: moderation?.batch ?? null,
  })
  return doc
}
