import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

/** How a document is being saved: by the editor's timer, as a draft, or for good. */
export type Saving = { autosave: boolean; draft: boolean }

const key = (slug: string, id: unknown): string => `${slug}:${id ?? 'new'}`

type Savings = Map<string, Saving>

const savingsOf = (req: PayloadRequest): Savings =>
  ((req.context.midashiSavings as Savings) ??= new Map())

/**
 * Notes how a document is saved. Payload tells hooks of autosave and draft only here, and `req.context` is shared by
 * parallel bulk updates, so each document has its own note.
 */
export const rememberSaving: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update') return
  const { id, autosave, draft } = args as { id?: unknown; autosave?: boolean; draft?: boolean }
  const saving = { autosave: Boolean(autosave), draft: Boolean(draft) }
  const savings = ((req.context.midashiSavings as Savings) ??= new Map())
  savings.set(key(collection.slug, id), saving)
  // A bulk update names no document; each of its documents is saved the same way.
  if (id === undefined) savings.set(key(collection.slug, '*'), saving)
}

/** How the document at hand is being saved. */
export const savingOf = (req: PayloadRequest, slug: string, id: unknown): Saving => {
  const savings = savingsOf(req)
  return (
    savings.get(key(slug, id)) ?? savings.get(key(slug, '*')) ?? { autosave: false, draft: false }
  )
}
