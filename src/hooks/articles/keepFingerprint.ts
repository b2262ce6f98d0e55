import type { CollectionAfterChangeHook } from 'payload'
import { indexArticle } from '../../database/articlesAlike.ts'
import { savingOf } from '../../request/saving.ts'

/** Keeps the index: what an article was saved with, by whatever door, it is found by. Autosave leaves it alone. */
export const keepFingerprint: CollectionAfterChangeHook = async ({
  collection,
  data,
  doc,
  req,
}) => {
  // `select` may have left the body out of what is answered.
  const body: unknown = doc.body ?? data?.body
  if (body !== undefined && !savingOf(req, collection.slug).autosave)
    await indexArticle(req, String(doc.id), body)
  return doc
}
