import type { CollectionAfterChangeHook } from 'payload'
import { setPublicity } from '../../database/publicity.ts'
import { contextOf, take } from '../../request/context.ts'
import { savingOf } from '../../request/saving.ts'

/** What an anonymous reader may see of an article's companions follows the articles that are published. */
export const refreshPublicity: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  // A draft changes nothing that is live.
  if (savingOf(req, collection.slug).draft && doc._status === 'draft') return doc
  const id = String(doc.id)
  await setPublicity(req, id, take(contextOf(req).shown, id) ?? { sources: [], media: [] })
  return doc
}
