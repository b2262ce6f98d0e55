import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

/** How a document is being saved: by the editor's timer, as a draft, or for good; and whether the save says what is public. */
export type Saving = {
  autosave: boolean
  draft: boolean
  decides: boolean
  isBulk: boolean
  /** The revision its client says the save is based on; null where it does not say. */
  base: number | null
}

type Savings = Map<string, Saving>

const savingsOf = (req: PayloadRequest): Savings =>
  ((req.context.midashiSavings as Savings) ??= new Map())

/** Whether a save says what should be public: by a status, or by the trash. */
export const decides = (data: Record<string, unknown> = {}): boolean =>
  data._status !== undefined || Boolean(data.deletedAt)

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
  const { autosave, draft, data, id } = args as {
    id?: unknown
    autosave?: boolean
    draft?: boolean
    data?: Record<string, unknown>
  }
  savingsOf(req).set(collection.slug, {
    autosave: Boolean(autosave),
    draft: Boolean(draft),
    decides: operation !== 'update' || decides(data),
    isBulk: operation === 'update' && id === undefined,
    base: operation === 'update' && typeof data?.revision === 'number' ? data.revision : null,
  })
}

/** How the documents of a collection are being saved by the operation at hand; a bulk update saves all the same way. */
export const savingOf = (req: PayloadRequest, slug: string): Saving =>
  savingsOf(req).get(slug) ?? {
    autosave: false,
    draft: false,
    decides: true,
    isBulk: false,
    base: null,
  }
