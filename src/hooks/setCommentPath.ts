import { ValidationError, type CollectionBeforeChangeHook } from 'payload'
import { relationId } from '../text/manuscript/fromArticle.ts'
import { inLanguage } from './inLanguage.ts'

/**
 * Gives a comment its place in the thread: the ids of all comments above it, parted by `/`. A reply belongs to the
 * article of the comment it answers.
 * @throws {ValidationError} where the parent does not exist or stands under another article
 */
export const setCommentPath: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const parent = relationId(data.parent)
  if (operation === 'update' && parent === relationId(originalDoc?.parent)) return data
  if (parent === null) return { ...data, path: '', depth: 0 }
  const above = await req.payload.db.findOne<{
    id: string
    article: unknown
    path?: string
    depth?: number
  }>({
    collection: collection.slug,
    where: { id: { equals: parent } },
    req,
  })
  if (!above || relationId(above.article) !== relationId(data.article))
    throw new ValidationError(
      {
        collection: collection.slug,
        req,
        errors: [
          {
            path: 'parent',
            message: inLanguage(req, {
              ja: '返信先のコメントがこの記事にありません。',
              en: 'The comment replied to does not stand under this article.',
            }),
          },
        ],
      },
      req.t,
    )
  return { ...data, path: `${above.path ?? ''}${above.id}/`, depth: (above.depth ?? 0) + 1 }
}
