import type { CollectionBeforeOperationHook, FieldHook } from 'payload'

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

/** A field that a copy starts without. */
export const notCopied: FieldHook = () => null

/** A copy is a draft, whatever the article is and whatever was asked: nobody has decided to publish it. */
export const copyAsDraft: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { duplicateFromID, data } = args as { duplicateFromID?: unknown; data?: object }
  if (operation !== 'create' || duplicateFromID === undefined || duplicateFromID === null) return
  return { ...args, draft: true, data: { ...data, _status: 'draft' } } as typeof args
}
