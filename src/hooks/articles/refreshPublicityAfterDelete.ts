import type { CollectionAfterDeleteHook } from 'payload'
import { followPublicity } from '../../database/publicity.ts'
import { contextOf, take } from '../../request/context.ts'

/** What a deleted article alone has shown is public no more. */
export const refreshPublicityAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const id = String(doc.id)
  const before = take(contextOf(req).shown, id)
  if (before?.since != null) await followPublicity(req, id, [], before)
  return doc
}
