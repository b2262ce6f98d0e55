import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

/** How a document is being saved: by the editor's timer, as a draft, or for good. */
export type Saving = { autosave: boolean; draft: boolean }

type Savings = Map<string, Saving>

const savingsOf = (req: PayloadRequest): Savings =>
  ((req.context.midashiSavings as Savings) ??= new Map())

/**
 * Notes how a document is saved: Payload tells hooks of autosave and draft only here. All operations of one GraphQL request
 * share `req.context`, so each one first clears what the one before has noted.
 */
export const rememberSaving: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'restoreVersion') return
  const { autosave, draft } = args as { autosave?: boolean; draft?: boolean }
  savingsOf(req).set(collection.slug, { autosave: Boolean(autosave), draft: Boolean(draft) })
}

/** How the documents of a collection are being saved by the operation at hand; a bulk update saves all the same way. */
export const savingOf = (req: PayloadRequest, slug: string): Saving =>
  savingsOf(req).get(slug) ?? { autosave: false, draft: false }
