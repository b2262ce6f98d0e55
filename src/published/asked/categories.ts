import type { PayloadRequest } from 'payload'
import { slugOf } from '../../slugs.ts'
import { categoryRow, type Category } from '../makeParts.ts'

/** The categories whoever asks may read, in their order. */
export const categoriesFor = async (
  req: PayloadRequest,
): Promise<ReturnType<typeof categoryRow>[]> => {
  const rows: ReturnType<typeof categoryRow>[] = []
  for (let page = 1; ; page++) {
    const { docs, hasNextPage } = await req.payload.find({
      collection: slugOf(req, 'categories') as 'categories',
      depth: 0,
      limit: 100,
      page,
      overrideAccess: false,
      req,
    })
    rows.push(...(docs as unknown as Category[]).map(categoryRow))
    if (!hasNextPage) return rows
  }
}
