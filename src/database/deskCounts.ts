import {
  appendVersionToQueryKey,
  type CollectionSlug,
  type PayloadRequest,
  type Where,
} from 'payload'
import { begun, shelves, type Conditions, type ShelfName } from '../text/house/shelves.ts'
import { slugOf } from '../slugs.ts'
import { articlesByTime } from './articleStates.ts'

/** How much stands on each shelf, and how many links of public sources lead nowhere; null for a shelf the app does not have. */
export type DeskCounts = Record<ShelfName | 'deadLinks', number | null>

/** Counts what waits at the desk, for a member of its staff, as the lists of it count. */
export const deskCounts = async (
  req: PayloadRequest,
  user: string | number,
  hasReview: boolean,
): Promise<DeskCounts> => {
  const { db } = req.payload
  const byTime = await articlesByTime(req)
  const onShelf = async (where: Conditions): Promise<number> => {
    const asked = { and: [begun, where, { deletedAt: { exists: false } }] } as Where
    const { totalDocs } = await db.countVersions({
      collection: slugOf(req, 'articles') as CollectionSlug,
      where: { and: [{ latest: { equals: true } }, appendVersionToQueryKey(asked)] },
      req,
    })
    return totalDocs
  }
  const dead = db.count({
    collection: slugOf(req, 'sources') as CollectionSlug,
    where: { isPublic: { equals: true }, 'link.status': { equals: 'dead' } },
    req,
  })
  const counted = await Promise.all(
    shelves.map(async ({ name, isReview, where }) => [
      name,
      isReview && !hasReview ? null : await onShelf(where({ user, byTime })),
    ]),
  )
  return { ...Object.fromEntries(counted), deadLinks: (await dead).totalDocs } as DeskCounts
}
