import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { isStaff } from '../access/roles.ts'
import { relationId } from '../text/manuscript/fromArticle.ts'

/** Whoever moderates, as the log names them: their name, else the address they sign in with. */
export const editorOf = ({ user }: PayloadRequest): { by: string; byName: string } => {
  const { id, name, email } = user as unknown as { id: unknown; name?: string; email?: string }
  return { by: String(id), byName: name || email || String(id) }
}

/** Writes down who changed the status of a comment, on every door. */
export const logModeration: CollectionAfterChangeHook = async ({
  doc,
  operation,
  previousDoc,
  req,
}) => {
  if (operation !== 'update' || !isStaff(req, 'admin', 'editor') || !req.user) return doc
  if (doc.status === previousDoc.status) return doc
  await req.payload.db.create({
    collection: 'comment-log' as never,
    data: {
      comment: doc.id,
      article: relationId(doc.article),
      action: (req.context.midashiAction as string | undefined) ?? doc.status,
      from: previousDoc.status,
      to: doc.status,
      batch: (req.context.midashiBatch as string | undefined) ?? null,
      ...editorOf(req),
    },
    returning: false,
    req,
  })
  return doc
}
