import type { CollectionAfterDeleteHook } from 'payload'
import { takeBack } from '../../database/publicity.ts'
import { contextOf, take } from '../../request/context.ts'

/** What a deleted article alone has shown is public no more. */
export const refreshPublicityAfterDelete: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const before = take(contextOf(req).shown, String(doc.id))
  if (before?.since != null) await takeBack(req, String(doc.id), before)
  return doc
}
