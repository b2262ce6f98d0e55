import {
  ValidationError,
  type CollectionSlug,
  type Payload,
  type PayloadRequest,
  type Where,
} from 'payload'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { slugOf, type CollectionName } from '../slugs.ts'

/** As the database has it: a relation takes no number as a text. */
export type Id = string | number
export type Found = { id: Id }

/** The first document of a collection that is like this, in the trash too; null where none is. */
export const findOne = async (
  payload: Payload,
  name: CollectionName,
  where: Where,
  req?: PayloadRequest,
): Promise<Found | null> => {
  const { docs } = await payload.find({
    collection: slugOf({ payload }, name) as CollectionSlug,
    where,
    limit: 1,
    depth: 0,
    pagination: false,
    trash: true,
    req,
  })
  return (docs[0] as Found | undefined) ?? null
}

// Generated types name the fields of one app's collections; an app may have changed them.
/** Writes a document, and gives its id. */
export const create = async (
  payload: Payload,
  req: PayloadRequest,
  name: CollectionName,
  data: Record<string, unknown>,
  draft = false,
): Promise<Id> => {
  const doc = await payload.create({
    collection: slugOf({ payload }, name) as CollectionSlug,
    data: data as never,
    depth: 0,
    draft: draft as never,
    req,
  })
  return (doc as unknown as Found).id
}

/** Why something was not written, in the words of whoever refused it. */
export const reasonOf = (error: unknown): LocalizedText => {
  const message =
    error instanceof ValidationError
      ? error.data.errors.map(({ message, path }) => `${path}: ${message}`).join(' / ')
      : error instanceof Error
        ? error.message
        : String(error)
  return { ja: message, en: message }
}
