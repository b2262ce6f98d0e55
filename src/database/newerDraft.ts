import type { CollectionSlug, PayloadRequest } from 'payload'

/** What was drafted over an article that is public and not in the trash; null where nothing was. */
export const newerDraft = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string | number,
): Promise<Record<string, unknown> | null> => {
  const { db } = req.payload
  const live = await db.findOne<{ id: string; _status?: string; deletedAt?: string | null }>({
    collection,
    where: { id: { equals: id } },
    select: { _status: true, deletedAt: true },
    req,
  })
  if (live?._status !== 'published' || live.deletedAt) return null
  const { docs } = await db.findVersions<Record<string, unknown>>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
    req,
  })
  const latest = docs[0]?.version
  return latest?._status === 'draft' ? latest : null
}
