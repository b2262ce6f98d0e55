import type { Collection, CollectionBeforeOperationHook, Payload } from 'payload'
import { refusal } from '../request/refusal.ts'
import { isRecord } from '../text/isRecord.ts'
import { checkSort, checkWhere, noLimits } from './checkQuery.ts'
import { addHook } from './mendPayload.ts'

/** Mends of the doors of collections that are not ours: what ends as a server error is refused in words. */
export const mendDoors = (payload: Payload): void => {
  // `GET /api/constructor` finds `Object` for a collection and ends as a server error.
  Object.setPrototypeOf(payload.collections, null)
  const known: Record<string, Collection | undefined> = payload.collections
  for (const [slug, collection] of Object.entries(known))
    if (slug.startsWith('payload-') || slug === payload.config.admin.user)
      addHook(collection!.config.hooks.beforeOperation, refuseNonsense)
}

/** Whether a body holds what Payload stumbles over: a list with nothing in it, a password that is no text. */
const hasNonsense = (data: object): boolean =>
  Object.entries(data).some(
    ([name, value]) =>
      (Array.isArray(value) && value.includes(null)) ||
      (name === 'password' && value !== null && typeof value !== 'string'),
  )

/** Payload's own collections are asked nonsense as well. */
const refuseNonsense: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true) return
  if (operation === 'create' || operation === 'update') {
    const { data } = args as { data?: unknown }
    if (!isRecord(data) || hasNonsense(data))
      throw refusal(req, 400, {
        ja: '送られた内容を読み取れません。JSONのオブジェクトで送ってください。',
        en: 'The request cannot be read. Send a JSON object.',
      })
  }
  const { where, sort, currentDepth } = args as {
    where?: unknown
    sort?: unknown
    currentDepth?: number
  }
  if (currentDepth !== undefined) return
  // No limit of ours on what may be the app's own collection.
  checkWhere(req, collection, where, noLimits, () => true)
  checkSort(req, collection, sort, noLimits, () => true)
}
