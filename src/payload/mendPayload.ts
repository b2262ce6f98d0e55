import type {
  Collection,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
  Payload,
  PayloadRequest,
} from 'payload'
import { nameOf, slugsOf } from '../slugs.ts'
import { endWithAsker } from './endWithAsker.ts'
import { mendTransactions } from './transactions.ts'

/** Mends of Payload that can be made only once it stands. Each names what it answers; a new Payload may empty the room. */
export const mendPayload = (payload: Payload): void => {
  mendTransactions(payload)
  endWithAsker(payload)
  const known: Record<string, Collection | undefined> = payload.collections
  // Collections without versions have doors to them all the same, which end as server errors.
  for (const slug of Object.values(slugsOf({ payload }))) {
    const config = known[slug]?.config
    if (config && !config.versions && config.endpoints)
      config.endpoints = config.endpoints.filter(({ path }) => !path.startsWith('/versions'))
  }
  const locks = known['payload-locked-documents']
  // Any signed-in user may make a lock in anybody's name (`locked-documents/config.js` asks for no more than a session).
  if (locks) {
    addHook(locks.config.hooks.beforeChange, lockInOwnName)
    addHook(locks.config.hooks.afterRead, editorByName)
  }
}

/** The admin says who is writing by their e-mail address alone; the newsroom knows its people by name. */
const editorByName: CollectionAfterReadHook = ({ doc, req }) => {
  const user: unknown = doc.user?.value
  if (!isOfOurs(doc, req)) return doc
  if (typeof user !== 'object' || user === null) return doc
  const { name } = user as { name?: string | null }
  return name ? { ...doc, user: { ...doc.user, value: { ...user, email: name } } } : doc
}

export const addHook = <Hook>(hooks: Hook[], hook: Hook): void => {
  if (!hooks.includes(hook)) hooks.push(hook)
}

/** Whether a lock is that of a document of ours; those of the app's own are as Payload makes them. */
const isOfOurs = (lock: { document?: { relationTo?: unknown } }, req: PayloadRequest): boolean =>
  nameOf(req, String(lock.document?.relationTo)) !== undefined

const lockInOwnName: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user && isOfOurs(data, req)
    ? { ...data, user: { relationTo: req.user.collection, value: req.user.id } }
    : data
