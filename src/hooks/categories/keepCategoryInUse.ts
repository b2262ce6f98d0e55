import type { CollectionBeforeDeleteHook } from 'payload'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'

/**
 * Keeps a category as long as something is filed under it: the articles would lose it without a word.
 * @throws {APIError} 409, with how many there are
 */
export const keepCategoryInUse: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const count = async (slug: string, field: string): Promise<number> =>
    (
      await req.payload.db.count({
        collection: slug as 'articles',
        where: { [field]: { equals: id } },
        req,
      })
    ).totalDocs
  const [articles, below] = [
    await count(slugOf(req, 'articles'), 'category'),
    await count(collection.slug, 'parent'),
  ]
  if (articles + below === 0) return
  throw refusal(req, 409, {
    ja: `このカテゴリーは使われています（ごみ箱を含む記事${articles}件、下位のカテゴリー${below}件）。先に別のカテゴリーへ移してください。`,
    en: `This category is in use (${articles} articles, those in the trash included, ${below} categories below it). Move them to another one first.`,
  })
}
