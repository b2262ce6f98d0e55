import type { CollectionBeforeDeleteHook } from 'payload'
import { lockRow } from '../database/lockRow.ts'

/** Of two who delete the same at once, the second finds it gone; Payload would run its hooks, and count, for both. */
export const deleteOnce: CollectionBeforeDeleteHook = ({ collection, id, req }) =>
  lockRow(req, collection.slug, String(id), 'delete')
