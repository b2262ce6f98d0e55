import { randomUUID } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { among, type Statement } from './runSql.ts'

const hasNumbers = ({ payload }: PayloadRequest): boolean =>
  (payload.db as { idType?: string }).idType === 'serial'

/** Whether this is a uuid, as our own batches are. */
export const isUuid = (id: unknown): id is string =>
  typeof id === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)

/** Whether this can be the id of a row in this app: a uuid, or a number. */
export const isId = (req: PayloadRequest, id: unknown): id is string =>
  hasNumbers(req)
    ? typeof id === 'string' && /^[1-9]\d{0,9}$/.test(id) && Number(id) < 2 ** 31
    : isUuid(id)

/**
 * Whether this can be the id of a document of a collection. Payload reads a wrong one as `null` and finds everything that has none.
 */
export const canBeId = (req: PayloadRequest, collection: string, id: unknown): boolean => {
  const type = idTypeOf(req, collection)
  if (type === 'text') return typeof id === 'string' && id.length <= 500
  if (type === 'uuid') return isUuid(id)
  return (
    Number.isSafeInteger(Number(id)) && String(id).trim() !== '' && Math.abs(Number(id)) < 2 ** 31
  )
}

/** Ids, of a collection of the app's own where it is named, as the list behind an `in`; what is none is left out, and an empty list matches nothing. */
export const amongIds = (req: PayloadRequest, ids: string[], collection?: string): Statement =>
  among(
    ids.filter((id) => (collection === undefined ? isId(req, id) : canBeId(req, collection, id))),
  )

/** An id as Payload wants it in a relation; of a collection that may define its own where it is named. */
export const rawId = (req: PayloadRequest, id: string, collection?: string): string | number =>
  (collection ? idTypeOf(req, collection) === 'number' : hasNumbers(req)) ? Number(id) : id

/** What the ids of a collection are: one it defines itself is a text or a number, any other is the database's. */
const idTypeOf = (req: PayloadRequest, collection: string): string => {
  const known: Record<string, { customIDType?: string } | undefined> = req.payload.collections
  return known[collection]?.customIDType ?? (hasNumbers(req) ? 'number' : 'uuid')
}

/** The id of a row we insert ourselves: Payload makes uuids before it writes, the database counts numbers. */
export const newId = (req: PayloadRequest): Statement =>
  hasNumbers(req) ? sql`default` : sql`${randomUUID()}`
