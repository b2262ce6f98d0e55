import type { CollectionBeforeChangeHook } from 'payload'
import { lockRow } from '../database/lockRow.ts'

/** Who saves what somebody else deletes at the same moment is told so; Payload itself has nothing to answer with then. */
export const stillThere: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update') await lockRow(req, collection.slug, String(originalDoc.id), 'save')
  return data
}
