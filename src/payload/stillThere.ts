import type { CollectionBeforeChangeHook } from 'payload'
import { lockRow } from '../database/lockRow.ts'
import { contextOf } from '../request/context.ts'

/** Who saves what somebody else deletes at the same moment is told so; Payload itself has nothing to answer with then. */
export const stillThere: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  // An article was locked before it was read.
  const isLocked = contextOf(req).locked.has(String(originalDoc?.id))
  if (operation === 'update' && !isLocked)
    await lockRow(req, collection.slug, String(originalDoc.id), 'save')
  return data
}
