import type { Payload } from 'payload'
import { nameOf, slugOf, type CollectionName } from '../slugs.ts'

/** What a document is called where pages say what they were made from: `sources:ID`, whatever slug the app gives our collections. */
export const keyOf = (
  app: { payload: Pick<Payload, 'config'> },
  slug: string,
  id: unknown,
): string => `${nameOf(app, slug) ?? slug}:${String(id)}`

/** The collection and the id a key is about. */
export const ofKey = (
  app: { payload: Pick<Payload, 'config'> },
  key: string,
): { collection: string; id: string } => {
  const at = key.indexOf(':')
  const collection = slugOf(app, key.slice(0, at) as CollectionName) ?? key.slice(0, at)
  return { collection, id: key.slice(at + 1) }
}
