import type { CollectionBeforeDeleteHook } from 'payload'
import { shownBy } from '../../database/publicity.ts'
import { contextOf } from '../../request/context.ts'

/** Notes what an article shows before it is deleted. */
export const rememberDeleted: CollectionBeforeDeleteHook = async ({ id, req }) => {
  contextOf(req).shown.set(String(id), await shownBy(req, String(id)))
}
