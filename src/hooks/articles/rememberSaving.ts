import type { CollectionBeforeOperationHook } from 'payload'
import { contextOf } from '../../request/context.ts'
import { decides } from '../../request/saving.ts'

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
  contextOf(req).savings.set(collection.slug, {
    autosave: Boolean(autosave),
    draft: Boolean(draft),
    decides: operation !== 'update' || decides(data),
    isRestore: operation === 'restoreVersion',
    isBulk: operation === 'update' && id === undefined,
    base: operation === 'update' && typeof data?.revision === 'number' ? data.revision : null,
  })
}
