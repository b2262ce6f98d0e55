import type { CollectionBeforeChangeHook } from 'payload'
import { underArticle } from '../../database/commentCounts.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { invalid } from '../../request/invalid.ts'

type Above = { id: string | number; article: unknown; thread?: unknown; depth?: number | null }

/**
 * Gives a new comment its place: the thread it belongs to and how deep it stands. A comment stays where it was put.
 * @throws {ValidationError} where the parent does not exist or stands under another article
 */
export const placeComment: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update') {
    const { article, parent, thread, under, depth } = originalDoc as Record<string, unknown>
    return { ...data, article, parent, thread, under, depth }
  }
  const parent = relationId(data.parent)
  if (parent === null)
    return { ...data, thread: null, under: underArticle(relationId(data.article)!), depth: 0 }
  const above = await req.payload.db.findOne<Above>({
    collection: collection.slug,
    where: { id: { equals: parent } },
    req,
  })
  if (!above || relationId(above.article) !== relationId(data.article))
    throw invalid(req, collection.slug, {
      path: 'parent',
      message: {
        ja: '返信先のコメントがこの記事にありません。',
        en: 'The comment replied to does not stand under this article.',
      },
    })
  return { ...data, thread: above.thread ?? above.id, under: parent, depth: (above.depth ?? 0) + 1 }
}
