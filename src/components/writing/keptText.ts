/** What was typed into a form, as this browser keeps it until the server has it. */
export type KeptText = {
  /** When it was typed, in milliseconds. */
  at: number
  /** The save it was typed over. */
  revision: number | null
  fields: Record<string, unknown>
}

/** The fields somebody writes; all others are made, or decided elsewhere. */
export const writtenFields = [
  'title',
  'kicker',
  'body',
  'citations',
  'format',
  'category',
  'tags',
  'eyecatch',
  'eyecatchCredit',
  'publishedAt',
  'slug',
  'excerpt',
  'relatedArticles',
  'commentPolicy',
  'commentDays',
] as const

const keyOf = (document: string): string => `midashi.kept.${document}`

/** The written fields among the values of a form. */
export const writtenIn = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    writtenFields.flatMap((name) => (name in values ? [[name, values[name]]] : [])),
  )

/** Keeps what was typed. @returns whether there was room for it */
export const keep = (document: string, text: KeptText): boolean => {
  try {
    localStorage.setItem(keyOf(document), JSON.stringify(text))
    return true
  } catch {
    return false
  }
}

export const forget = (document: string): void => localStorage.removeItem(keyOf(document))

export const keptFor = (document: string): KeptText | null => {
  try {
    const kept = localStorage.getItem(keyOf(document))
    return kept === null ? null : (JSON.parse(kept) as KeptText)
  } catch {
    return null
  }
}

/** What stands for nothing in a form: Payload gives empty fields in several ways. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 0 ||
  (typeof value === 'object' && Object.values(value).every(isNothing))

/** Marks of the editor and of the form that are not written by anybody. */
const unwritten = new Set([
  'id',
  'version',
  'direction',
  'textStyle',
  'textFormat',
  'indent',
  'format',
  'mode',
  'style',
  'detail',
  'updatedAt',
  'createdAt',
])

const essence = (value: unknown, field = ''): unknown => {
  if (Array.isArray(value)) return value.map((one) => essence(one))
  if (typeof value !== 'object' || value === null) return isNothing(value) ? null : value
  const own = value as Record<string, unknown>
  // A related document, populated or by its id.
  if (field !== 'body' && typeof own.id === 'string' && !('source' in own)) return own.id
  return Object.fromEntries(
    Object.entries(own)
      .filter(([name, inner]) => !unwritten.has(name) && !isNothing(inner))
      .map(([name, inner]) => [name, essence(inner)]),
  )
}

/** Whether two forms say the same, whatever their marks are. */
export const sayTheSame = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  writtenFields.every(
    (name) =>
      JSON.stringify(essence(one[name], name) ?? null) ===
        JSON.stringify(essence(other[name], name) ?? null) ||
      (isNothing(one[name]) && isNothing(other[name])),
  )
