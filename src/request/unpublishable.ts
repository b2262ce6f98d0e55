import type { PayloadRequest, ValidationError } from 'payload'
import type { Finding } from '../text/proof/rule.ts'
import { inLanguage } from './inLanguage.ts'
import { invalid } from './invalid.ts'

type Fields = Partial<Record<string, string>>

/**
 * What somebody is answered who publishes an article with open errors: a sentence at each place, and all of them as one. `fields`
 * are the names of title and body where they have others; `title` names the article where it is one of many.
 */
export const unpublishable = (
  req: PayloadRequest,
  collection: string,
  errors: Finding[],
  { fields = {}, title = null }: { fields?: Fields; title?: string | null } = {},
): ValidationError => {
  const error = invalid(
    req,
    collection,
    ...errors.map(({ place, message }) => ({ path: fieldOf(place, fields), message })),
  )
  // Payload's own message names the fields alone; a failed schedule, a script and a log get nothing else to read.
  const opening = inLanguage(
    req,
    title
      ? { ja: `「${title}」は公開できません。`, en: `“${title}” cannot be published. ` }
      : { ja: '公開できません。', en: 'This cannot be published. ' },
  )
  error.message =
    opening +
    errors.map(({ message }) => inLanguage(req, message)).join(inLanguage(req, { ja: '', en: ' ' }))
  return error
}

/** The form field a place is shown at: `body.3` is the body, `citations.0` the source of the first citation. */
const fieldOf = (place: string, fields: Fields): string => {
  const [field, at] = place.split('.')
  return field === 'citations' && at !== undefined
    ? `citations.${at}.source`
    : (fields[field!] ?? field!)
}
