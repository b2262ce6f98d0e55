import type { CollectionAfterChangeHook } from 'payload'
import { indexArticle } from '../../database/articlesAlike.ts'
import { bodyOf } from '../../request/bodyOf.ts'
import { savingOf } from '../../request/saving.ts'
import type { KnowsSections } from '../../text/manuscript/sections.ts'

/** Keeps the index: what an article was saved with, by whatever door, it is found by. Autosave leaves it alone. */
export const keepFingerprint =
  (house: KnowsSections): CollectionAfterChangeHook =>
  async ({ collection, data, doc, operation, req }) => {
    // What was saved was read before; `select` may have left the body out of what is answered.
    const body: unknown = data?.body ?? doc.body
    if (body !== undefined && !savingOf(req, collection.slug).autosave)
      await indexArticle(req, String(doc.id), bodyOf(req, body, house), {
        isNew: operation === 'create',
      })
    return doc
  }
