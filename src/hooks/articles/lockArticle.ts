import type { CollectionBeforeOperationHook } from 'payload'
import { lockRevisions } from '../../database/revisions.ts'

/**
 * Lets those who save one article at the same moment do it one after the other. Before it is read: what a save starts from is
 * what the one before has left.
 */
export const lockArticle: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id } = args as { id?: string | number }
  if (operation === 'update' && id !== undefined && (await req.transactionID))
    await lockRevisions(req, String(id))
}
