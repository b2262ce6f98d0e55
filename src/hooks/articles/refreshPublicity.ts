import type { CollectionAfterChangeHook } from 'payload'
import { companions, followPublicity } from '../../database/publicity.ts'
import { contextOf, take } from '../../request/context.ts'

/** What an anonymous reader may see of an article's companions follows the articles that are published. */
export const refreshPublicity: CollectionAfterChangeHook = async ({ data, doc, req }) => {
  const id = String(doc.id)
  const before = take(contextOf(req).shown, id)
  const has = {
    sources: data.citations?.length !== 0,
    authors: data.authors?.length !== 0,
    media: data.pictures?.length !== 0,
  }
  const shows = companions.filter((companion) => data._status === 'published' && has[companion])
  // What was not live before has nothing to take back. A draft takes nothing back either: nothing was noted for it.
  await followPublicity(req, id, shows, before?.since == null ? null : before)
  return doc
}
