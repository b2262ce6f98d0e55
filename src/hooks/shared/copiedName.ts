import type { FieldHook } from 'payload'

const mark = '（コピー）'

/**
 * Tells a copy from what it was copied from: 「題名（コピー）」, never longer than its field, and never the same as another copy
 * where the name has to be unique.
 * @param maxLength in UTF-16 units, as Payload counts
 */
export const copiedName =
  (maxLength: number): FieldHook =>
  ({ value }) => {
    if (typeof value !== 'string' || value === '') return value
    const characters = [...value]
    while (characters.join('').length + mark.length > maxLength) characters.pop()
    return `${characters.join('')}${mark}`
  }
