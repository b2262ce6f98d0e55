import { Forbidden, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'
import { advisoryLock } from '../../database/advisoryLock.ts'

/** The door that is open as long as nobody works here. It has no lock of its own: twelve at once would all come in. */
const isFirstDoor = ({ pathname, payloadAPI }: PayloadRequest): boolean =>
  payloadAPI === 'REST' && (pathname ?? '').endsWith('/first-register')

/**
 * Whoever sets up an empty house runs it; who comes through the first door at the same moment finds it shut.
 * @throws {Forbidden} for all but the first
 */
export const firstUserIsAdmin: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  req,
}) => {
  if (operation !== 'create') return data
  const isEmpty = async (): Promise<boolean> =>
    !(await req.payload.db.findOne({ collection: collection.slug, where: {}, req }))
  if (await isEmpty()) {
    await advisoryLock('first user', req)
    if (await isEmpty()) return { ...data, roles: ['admin'] }
  }
  if (isFirstDoor(req)) throw new Forbidden(req.t)
  return data
}
