import type { CollectionBeforeDeleteHook } from 'payload'
import { slugOf } from '../../slugs.ts'

/** An article that is deleted for good leaves the index. */
export const dropFingerprint: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: slugOf(req, 'fingerprints'),
    where: { article: { equals: id } },
    req,
  })
}
