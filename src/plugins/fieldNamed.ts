import type { Field } from 'payload'

/** The field of this name on the first level, in a row or an unnamed tab too. */
export const fieldNamed = (fields: Field[], name: string): Field | undefined => {
  for (const field of fields) {
    if ('name' in field && field.name === name) return field
    const inner = [
      ...(!('name' in field) && 'fields' in field ? [field.fields] : []),
      ...(field.type === 'tabs'
        ? field.tabs.flatMap((tab) => ('name' in tab ? [] : [tab.fields]))
        : []),
    ]
    for (const fields of inner) {
      const found = fieldNamed(fields, name)
      if (found) return found
    }
  }
  return undefined
}
