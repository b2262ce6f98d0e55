import type { Field } from 'payload'

/**
 * Fields of which a list offers these alone to be filtered by, each by its path (`review.state`): what else they hold is for the house
 * itself. Whoever writes an address asks by any.
 */
export const filtersOf = (fields: Field[], offered: ReadonlySet<string>, path = ''): Field[] =>
  fields.map((field) => {
    const own = 'name' in field ? `${path}${field.name}` : null
    if ('fields' in field)
      return {
        ...field,
        fields: filtersOf(field.fields, offered, own === null ? path : `${own}.`),
      } as Field
    return own === null || offered.has(own)
      ? field
      : ({ ...field, admin: { ...field.admin, disableListFilter: true } } as Field)
  })
