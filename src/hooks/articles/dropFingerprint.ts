import type { CollectionBeforeDeleteHook } from 'payload'

/** An article that is deleted for good leaves the index. */
export const dropFingerprint: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: 'fingerprints',
    where: { article: { equals: id } },
    req,
  })
}
