import { ValidationError, type CollectionBeforeChangeHook } from 'payload'
import { relationId } from '../text/manuscript/fromArticle.ts'
import { inLanguage } from '../request/inLanguage.ts'

/** Lets an article relate to others only. @throws {ValidationError} where it names itself */
export const relateOthers: CollectionBeforeChangeHook = ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const own = relationId(originalDoc)
  const related: unknown = data.relatedArticles
  if (own === null || !Array.isArray(related) || !related.some((one) => relationId(one) === own))
    return data
  throw new ValidationError(
    {
      collection: collection.slug,
      req,
      errors: [
        {
          path: 'relatedArticles',
          message: inLanguage(req, {
            ja: 'この記事自身は関連記事にできません。',
            en: 'An article cannot be related to itself.',
          }),
        },
      ],
    },
    req.t,
  )
}
