import { Forbidden, type CollectionBeforeChangeHook } from 'payload'
import { hasRole } from '../collections/access.ts'
import { savingOf } from './saving.ts'

/** Lets editors alone decide what is public: a writer saves drafts, of published articles too, and nothing else. */
export const guardPublishing: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  if (!req.user || hasRole(req.user, 'admin', 'editor')) return data
  if (data._status === 'published') throw new Forbidden(req.t)
  if (!originalDoc?.id || savingOf(req, collection.slug, originalDoc.id).draft) return data
  const live = await req.payload.db.findOne<{ id: string; _status?: string }>({
    collection: collection.slug,
    where: { id: { equals: originalDoc.id } },
    req,
  })
  if (live?._status === 'published') throw new Forbidden(req.t)
  return data
}
