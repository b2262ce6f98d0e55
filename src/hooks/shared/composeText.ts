import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'
import { isPlainRecord, isRecord } from '../../text/isRecord.ts'
import { composed } from '../../text/japanese/composed.ts'
import { withoutInvisible } from '../../text/japanese/withoutInvisible.ts'

/**
 * Text is kept in one form, and looked for in it: composed, on every door; lines (titles, names, addresses, slugs, tags) without
 * outer space and invisible characters too, lists of them without what is blank or stands in them twice. While somebody types, what
 * is autosaved keeps its spaces: the form would lose the one before the next word.
 */
export const composeText: CollectionBeforeOperationHook = ({ args, collection }) => {
  const { autosave, data, where } = args as Record<'autosave' | 'data' | 'where', unknown>
  const changed: Record<string, unknown> = {}
  if (where) changed.where = everyText(where, composed)
  if (isRecord(data))
    changed.data = autosave
      ? everyText(data, composed)
      : withLines(everyText(data, composed) as Record<string, unknown>, collection.flattenedFields)
  return { ...args, ...changed } as typeof args
}

/** A value with every text in it changed; a value without any is the same one. A password is no text. */
const everyText = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) {
    const changed = value.map((one) => everyText(one, change))
    return changed.some((one, at) => one !== value[at]) ? changed : value
  }
  if (!isPlainRecord(value)) return value
  let changed: Record<string, unknown> | null = null
  for (const [name, one] of Object.entries(value)) {
    const now = name === 'password' ? one : everyText(one, change)
    if (now !== one) (changed ??= { ...value })[name] = now
  }
  return changed ?? value
}

const line = (value: unknown): unknown =>
  typeof value === 'string' ? withoutInvisible(value).trim() : value

/** Data with its fields of one line tidied, in groups and rows too. */
const withLines = (
  data: Record<string, unknown>,
  fields: FlattenedField[],
): Record<string, unknown> => {
  const changed = { ...data }
  for (const field of fields) {
    const value = data[field.name]
    if (field.type === 'text')
      changed[field.name] =
        field.hasMany && Array.isArray(value)
          ? [...new Set(value.map(line).filter((one) => one !== ''))]
          : line(value)
    else if (field.type === 'group' && isRecord(value))
      changed[field.name] = withLines(value, field.flattenedFields)
    else if (field.type === 'array' && Array.isArray(value))
      changed[field.name] = value.map((row) =>
        isRecord(row) ? withLines(row, field.flattenedFields) : row,
      )
    if (!(field.name in data)) delete changed[field.name]
  }
  return changed
}
