import type { CollectionAfterChangeHook } from 'payload'
import { savingOf } from '../request/saving.ts'

/**
 * Keeps the lock of whoever is writing: Payload takes it away with every save, autosaves too (`checkDocumentLockStatus`), so
 * that nobody else would ever see that somebody is at it. An explicit save is the end of an edit, and of its lock.
 */
export const keepLock: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  const isWriting = savingOf(req, collection.slug).autosave
  if (!isWriting || !req.user || !('payload-locked-documents' in req.payload.collections))
    return doc
  await req.payload.db.create({
    collection: 'payload-locked-documents',
    data: {
      document: { relationTo: collection.slug, value: doc.id },
      user: { relationTo: req.user.collection, value: req.user.id },
    },
    returning: false,
    req,
  })
  return doc
}
