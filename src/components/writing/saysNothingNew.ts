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

/** Empty is empty, however it is written; a relation is its id, populated or not. */
const isSame = (one: unknown, other: unknown): boolean => {
  const [a, b] = [plain(one), plain(other)]
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [first, second] = [a as Doc, b as Doc]
  const fields = new Set([...Object.keys(first), ...Object.keys(second)])
  return [...fields].every((field) => isSame(first[field], second[field]))
}

const plain = (value: unknown): unknown => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const said = Object.values(value).filter((one) => plain(one) !== null)
  return said.length === 0 ? null : value
}
