/** What was typed into a form, as this browser keeps it until the server has it. */
export type KeptText = {
  /** When it was typed, in milliseconds. */
  at: number
  /** The save it was typed over. */
  revision: number | null
  fields: Record<string, unknown>
}

/** The fields somebody writes; all others are made, or decided elsewhere. */
const writtenFields = [
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

const prefix = (document: string): string => `midashi.kept.${document}/`

/** The name of the text of each form that is open: another tab with the same document keeps its own. */
const names = new Map<string, string>()

// Not `crypto.randomUUID`: over plain http a browser has none.
const newName = (): string => `${Date.now()}-${Math.random().toString(36).slice(2)}`

const keyOf = (document: string): string => {
  const name = names.get(document) ?? newName()
  names.set(document, name)
  return `${prefix(document)}${name}`
}

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

/** A text that was kept, and the name it is found under. */
export type Found = { key: string; text: KeptText }

/**
 * The texts that were kept for a document, the latest first. What is typed from now on goes under a new name, so that it takes
 * the place of none of them before somebody has decided.
 */
export const keptFor = (document: string): Found[] => {
  names.delete(document)
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix(document)))
      .map((key) => ({ key, text: JSON.parse(localStorage.getItem(key)!) as KeptText }))
      .toSorted((a, b) => b.text.at - a.text.at)
  } catch {
    return []
  }
}

/** Throws a text away that was found. */
export const discard = ({ key }: Found): void => localStorage.removeItem(key)

/** What stands for nothing in a form: Payload gives empty fields in several ways. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === 0 ||
  (typeof value === 'object' && Object.values(value).every(isNothing))

/** Marks of the editor and of the form that are not written by anybody. */
const unwritten = new Set(
  'id version direction textStyle textFormat indent mode style detail updatedAt createdAt'.split(
    ' ',
  ),
)

/** A body without the marks of its editor; what is bold or linked is written. */
const bodyEssence = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bodyEssence)
  if (typeof value !== 'object' || value === null) return isNothing(value) ? null : value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !unwritten.has(name) && !isNothing(inner))
      .map(([name, inner]) => [name, bodyEssence(inner)]),
  )
}

/** A field's value, its related documents by their ids, whether they are populated or not. */
const essence = (value: unknown, isRow = false): unknown => {
  if (Array.isArray(value)) return value.map((one) => essence(one, true))
  if (typeof value !== 'object' || value === null) return isNothing(value) ? null : value
  const record = value as Record<string, unknown>
  const isRelated = typeof record.id === 'string' && (!isRow || 'createdAt' in record)
  if (isRelated) return record.id
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name, inner]) => !unwritten.has(name) && !isNothing(inner))
      .map(([name, inner]) => [name, essence(inner)]),
  )
}

/** Whether two forms say the same, whatever their marks are. */
export const sayTheSame = (one: Record<string, unknown>, other: Record<string, unknown>): boolean =>
  writtenFields.every(
    (name) =>
      JSON.stringify(essenceOf(name, one[name])) === JSON.stringify(essenceOf(name, other[name])),
  )

const essenceOf = (name: string, value: unknown): unknown =>
  isNothing(value) ? null : name === 'body' ? bodyEssence(value) : essence(value)
