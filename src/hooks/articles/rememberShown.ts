import type { CollectionBeforeChangeHook } from 'payload'
import { shownBy } from '../../database/publicity.ts'
import { contextOf } from '../../request/context.ts'
import { savingOf } from '../../request/saving.ts'

/** Notes what the live article shows before it is overwritten; its latest draft may show something else. */
export const rememberShown: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const isDraft = savingOf(req, collection.slug).draft && data._status !== 'published'
  if (!originalDoc?.id || isDraft) return data
  const id = String(originalDoc.id)
  const { locked, shown } = contextOf(req)
  shown.set(id, locked.get(id) ?? (await shownBy(req, id)))
  return data
}
