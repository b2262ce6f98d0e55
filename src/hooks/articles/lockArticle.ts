import type { CollectionBeforeOperationHook } from 'payload'
import { lockArticleRow } from '../../database/lockArticleRow.ts'
import { contextOf } from '../../request/context.ts'

/**
 * Lets those who save one article at the same moment do it one after the other. Before it is read: what a save starts from is
 * what the one before has left.
 */
export const lockArticle: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'update') return
  const { id } = args as { id?: string | number }
  const { locked } = contextOf(req)
  // What an operation before this one has left says nothing any more.
  locked.clear()
  if (id === undefined || !(await req.transactionID)) return
  const article = await lockArticleRow(req, String(id))
  if (article) locked.set(String(id), article)
}
