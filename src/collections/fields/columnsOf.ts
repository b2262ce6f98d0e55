import type { Field } from 'payload'

/** Fields of which a list offers these alone as columns; what else they hold says nothing in a row. */
export const columnsOf = (fields: Field[], offered: ReadonlySet<string>): Field[] =>
  fields.map((field) => {
    if (field.type === 'row' || field.type === 'ui' || !('name' in field)) return field
    if (offered.has(field.name)) return field
    return {
      ...field,
      admin: { ...field.admin, disableListColumn: true },
      ...(field.type === 'group' && { fields: columnsOf(field.fields, offered) }),
    } as Field
  })
