import type { FieldHook } from 'payload'
import { articleAddress, type Addressed } from '../../published/articleAddress.ts'

/** The public address of an article that is read with its slug. */
export const nameAddress: FieldHook = ({ originalDoc, data, req }) => {
  const article = (originalDoc ?? data) as Partial<Addressed> | undefined
  return article?.id === undefined || article.slug === undefined
    ? null
    : articleAddress(req, article as Addressed)
}
