import type {
  Collection,
  CollectionAfterReadHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  Payload,
} from 'payload'
import { refusal } from '../request/refusal.ts'
import { isRecord } from '../text/isRecord.ts'
import { checkSort, checkWhere, noLimits } from './checkQuery.ts'
import { endWithAsker } from './endWithAsker.ts'
import { mendTransactions } from './transactions.ts'

/** Mends of Payload that can be made only once it stands. Each names what it answers; a new Payload may empty the room. */
export const mendPayload = (payload: Payload): void => {
  mendTransactions(payload)
  endWithAsker(payload)
  // `GET /api/constructor` finds `Object` for a collection and ends as a server error.
  Object.setPrototypeOf(payload.collections, null)
  const known: Record<string, Collection | undefined> = payload.collections
  for (const [slug, collection] of Object.entries(known))
    if (slug.startsWith('payload-') || slug === payload.config.admin.user)
      addHook(collection!.config.hooks.beforeOperation, refuseNonsense)
  // Collections without versions have doors to them all the same, which end as server errors.
  for (const collection of Object.values(known)) {
    const { config } = collection!
    if (!config.versions && config.endpoints)
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
const editorByName: CollectionAfterReadHook = ({ doc }) => {
  const user: unknown = doc.user?.value
  if (typeof user !== 'object' || user === null) return doc
  const { name } = user as { name?: string | null }
  return name ? { ...doc, user: { ...doc.user, value: { ...user, email: name } } } : doc
}

const addHook = <Hook>(hooks: Hook[], hook: Hook): void => {
  if (!hooks.includes(hook)) hooks.push(hook)
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

const lockInOwnName: CollectionBeforeChangeHook = ({ data, req }) =>
  req.user ? { ...data, user: { relationTo: req.user.collection, value: req.user.id } } : data
