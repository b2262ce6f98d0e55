import { isSame } from '../../text/article/isSame.ts'

type Doc = Record<string, unknown>

/** What the form and the server each say in their own way. */
const apart = new Set(['_status', 'revision', 'updatedAt', 'createdAt'])

/**
 * Whether a save would store what is published already. Payload's autosave fires on what publishing itself has changed in the form
 * (the time, the address), and a draft that is no other than the published article would stand over it.
 */
export const saysNothingNew = (
  body: BodyInit | null | undefined,
  published: Doc | null,
): boolean => {
  const given = body instanceof FormData ? body.get('_payload') : null
  if (published === null || typeof given !== 'string') return false
  return Object.entries(JSON.parse(given) as Doc).every(
    ([field, value]) => apart.has(field) || isSame(value, published[field]),
  )
}
