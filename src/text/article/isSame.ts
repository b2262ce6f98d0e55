type Doc = Record<string, unknown>

/**
 * Whether two values of an article say the same: empty is empty, however it is written.
 * @param isApart fields that say nothing, at any depth
 */
export const isSame = (
  one: unknown,
  other: unknown,
  isApart: (field: string) => boolean = () => false,
): boolean => {
  const [a, b] = [plain(one, isApart), plain(other, isApart)]
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [first, second] = [a as Doc, b as Doc]
  const fields = new Set([...Object.keys(first), ...Object.keys(second)])
  return [...fields].every(
    (field) => isApart(field) || isSame(first[field], second[field], isApart),
  )
}

const plain = (value: unknown, isApart: (field: string) => boolean): unknown => {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const said = Object.entries(value).filter(
    ([field, one]) => !isApart(field) && plain(one, isApart) !== null,
  )
  return said.length === 0 ? null : value
}
