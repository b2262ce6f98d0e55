import type { Collection, CollectionBeforeChangeHook, Payload } from 'payload'
import { mendTransactions } from './transactions.ts'

/** Mends of Payload that can be made only once it stands. Each names what it answers; a new Payload may empty the room. */
export const mendPayload = (payload: Payload): void => {
  mendTransactions(payload)
  // `GET /api/constructor` finds `Object` for a collection and ends as a server error.
  Object.setPrototypeOf(payload.collections, null)
  const known: Record<string, Collection | undefined> = payload.collections
  const locks = known['payload-locked-documents']
  // Any signed-in user may make a lock in anybody's name (`locked-documents/config.js` asks for no more than a session).
  if (locks && !locks.config.hooks.beforeChange.includes(lockInOwnName))
    locks.config.hooks.beforeChange.push(lockInOwnName)
}

const lockInOwnName: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user ? { ...data, user: { relationTo: req.user.collection, value: req.user.id } } : data
