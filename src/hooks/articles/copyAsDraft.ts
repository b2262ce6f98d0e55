import type { CollectionBeforeOperationHook } from 'payload'

/** A copy is a draft, whatever the article is and whatever was asked: nobody has decided to publish it. */
export const copyAsDraft: CollectionBeforeOperationHook = ({ args, operation }) => {
  const { duplicateFromID, data } = args as { duplicateFromID?: unknown; data?: object }
  if (operation !== 'create' || duplicateFromID === undefined || duplicateFromID === null) return
  return { ...args, draft: true, data: { ...data, _status: 'draft' } } as typeof args
}
