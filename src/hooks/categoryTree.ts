import type { CollectionBeforeDeleteHook, CollectionBeforeValidateHook } from 'payload'
import { takeTurn } from '../database/takeTurn.ts'
import { relationId } from '../text/manuscript/fromArticle.ts'
import { invalid } from '../request/invalid.ts'
import { refusal } from '../request/refusal.ts'

type Category = { id: string | number; parent?: unknown }

/**
 * Keeps the categories a tree: one that would stand below itself is refused, also where two are moved at the same moment. The
 * way up ends at what was met before, so that a circle from before Midashi ends too.
 * @throws {ValidationError} at `parent`
 */
export const refuseCircle: CollectionBeforeValidateHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const parent = relationId(data?.parent)
  if (parent === null) return data
  // All moves take turns: two of them make a circle only together.
  await takeTurn('category tree', req)
  const seen = new Set(operation === 'update' ? [String(originalDoc?.id)] : [])
  for (let at: string | null = parent; at !== null;) {
    if (seen.has(at))
      throw invalid(req, collection.slug, {
        path: 'parent',
        message: {
          ja: '上位のカテゴリーが、このカテゴリー自身か、その下にあります。別のカテゴリーを選んでください。',
          en: 'The parent is the category itself or stands below it. Choose another one.',
        },
      })
    seen.add(at)
    const above: Category | null = await req.payload.db.findOne<Category>({
      collection: collection.slug,
      where: { id: { equals: at } },
      select: { parent: true },
      req,
    })
    at = relationId(above?.parent)
  }
  return data
}

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
    await count('articles', 'category'),
    await count(collection.slug, 'parent'),
  ]
  if (articles + below === 0) return
  throw refusal(req, 409, {
    ja: `このカテゴリーは使われています（ごみ箱を含む記事${articles}件、下位のカテゴリー${below}件）。先に別のカテゴリーへ移してください。`,
    en: `This category is in use (${articles} articles, those in the trash included, ${below} categories below it). Move them to another one first.`,
  })
}
