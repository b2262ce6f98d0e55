import type { CollectionBeforeOperationHook } from 'payload'
import { advisoryLock } from '../../database/advisoryLock.ts'

/**
 * Lets those who change or delete one picture at the same moment do it one after the other: the files of one would stand
 * beside the words of the other, or stay behind.
 */
export const lockPicture: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  const { id } = args as { id?: string | number }
  if ((operation === 'update' || operation === 'delete') && id !== undefined)
    await advisoryLock(String(id), req)
}
