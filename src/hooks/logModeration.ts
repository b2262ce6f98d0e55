import type { CollectionAfterChangeHook, PayloadRequest } from 'payload'
import { isStaff } from '../access/roles.ts'
import { userName } from '../request/userName.ts'
import { relationId } from '../text/manuscript/fromArticle.ts'

/** Writes into the log what the editor of a request does, under their name, else the address they sign in with. */
export const noteModeration = async (
  req: PayloadRequest,
  entry: Record<string, unknown>,
): Promise<void> => {
  const by = String(req.user?.id)
  await req.payload.db.create({
    collection: 'comment-log' as never,
    data: { ...entry, by, byName: userName(req.user) ?? by },
    returning: false,
    req,
  })
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
  await noteModeration(req, {
    comment: doc.id,
    article: relationId(doc.article),
    action: (req.context.midashiAction as string | undefined) ?? doc.status,
    from: previousDoc.status,
    to: doc.status,
    batch: (req.context.midashiBatch as string | undefined) ?? null,
  })
  return doc
}
