import type { CollectionAfterChangeHook } from 'payload'
import { makePublic, takeBack } from '../../database/publicity.ts'
import { contextOf, take } from '../../request/context.ts'

/** What an anonymous reader may see of an article's companions follows the articles that are published. */
export const refreshPublicity: CollectionAfterChangeHook = async ({ data, doc, req }) => {
  const id = String(doc.id)
  const before = take(contextOf(req).shown, id)
  if (data._status === 'published') {
    if (data.citations?.length !== 0) await makePublic(req, 'sources', id)
    if (data.authors?.length !== 0) await makePublic(req, 'authors', id)
    if (data.pictures?.length !== 0 || data.authors?.length !== 0)
      await makePublic(req, 'media', id)
  }
  // What was not live before has nothing to take back. A draft takes nothing back either: nothing was noted for it.
  if (before?.since != null) await takeBack(req, id, before)
  return doc
}
