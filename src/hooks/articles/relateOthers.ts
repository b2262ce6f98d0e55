import type { CollectionBeforeChangeHook } from 'payload'
import { relationId } from '../../text/article/fromArticle.ts'
import { invalid } from '../../request/invalid.ts'

/** Lets an article relate to others only. @throws {ValidationError} where it names itself */
export const relateOthers: CollectionBeforeChangeHook = ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const itself = relationId(originalDoc)
  const related: unknown = data.relatedArticles
  if (
    itself === null ||
    !Array.isArray(related) ||
    !related.some((one) => relationId(one) === itself)
  )
    return data
  throw invalid(req, collection.slug, {
    path: 'relatedArticles',
    message: {
      ja: 'この記事自身は関連記事にできません。',
      en: 'An article cannot be related to itself.',
    },
  })
}
