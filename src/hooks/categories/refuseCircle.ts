import type { CollectionBeforeValidateHook } from 'payload'
import { advisoryLock } from '../../database/advisoryLock.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { invalid } from '../../request/invalid.ts'

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
  await advisoryLock('category tree', req)
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
