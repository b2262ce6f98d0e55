import type { CollectionBeforeOperationHook, FlattenedField } from 'payload'

/**
 * Reads `null` for a group as what it means, every field of it empty, and for a list as an empty one. Payload takes them for
 * objects and answers with a server error.
 */
export const clearNullGroups: CollectionBeforeOperationHook = ({ args, collection, operation }) => {
  if (operation !== 'create' && operation !== 'update') return
  const { data } = args as { data?: Record<string, unknown> }
  if (!data) return
  const cleared = collection.flattenedFields
    .filter(
      (field): field is FlattenedField & { type: 'group' } =>
        field.type === 'group' && data[field.name] === null,
    )
    .map((field) => [
      field.name,
      Object.fromEntries(field.flattenedFields.map(({ name }) => [name, null])),
    ])
  const emptied = collection.flattenedFields
    .filter(({ name, type }) => type === 'array' && (data[name] === null || data[name] === ''))
    .map(({ name }) => [name, []])
  const changed = [...cleared, ...emptied]
  return changed.length > 0 ? { ...args, data: { ...data, ...Object.fromEntries(changed) } } : args
}
