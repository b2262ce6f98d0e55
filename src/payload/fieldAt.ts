import type { FlattenedField, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { collectionOf } from '../request/collectionOf.ts'

// Payload's own resolution of paths lives in the adapters and ends as a server error where one leads nowhere.

/** Where a path of a question leads: the field, and the relations it goes through on the way, as their paths. */
export type FieldAt = {
  field: FlattenedField | 'id'
  /** The collection whose id this is, where it is one. */
  idOf: string | null
  through: string[]
}

/** A path as Payload reads it in the end: GraphQL's `__` is a dot, in REST too, and `_id` is the id. */
export const normalPath = (path: string): string =>
  path === '_id' ? 'id' : path.replaceAll('__', '.').trim()

const openTypes = new Set(['json', 'richText', 'blocks', 'point'])

const versionFields = new Set(['parent', 'latest', 'autosave', 'snapshot', 'publishedLocale'])

/** The field a normal path names in a collection; null where there is none, `unknown` where only Payload can tell. */
export const fieldAt = (
  req: PayloadRequest,
  collection: SanitizedCollectionConfig,
  path: string,
): FieldAt | 'unknown' | null => {
  // Payload asks about versions by the same operation: theirs have the document below `version`.
  const ofVersion = /^version\.(.+)$/.exec(path)?.[1]
  if (collection.versions && ofVersion) return fieldAt(req, collection, ofVersion)
  if (collection.versions && versionFields.has(path)) return 'unknown'
  const through: string[] = []
  let { slug, flattenedFields } = collection as { slug: string; flattenedFields: FlattenedField[] }
  const parts = path.split('.')
  for (const [at, name] of parts.entries()) {
    const rest = parts.length - at - 1
    const field = flattenedFields.find((candidate) => candidate.name === name)
    if (name === 'id' && rest === 0) return { field: 'id', idOf: slug, through }
    if (!field) return null
    if (rest === 0)
      return {
        field,
        idOf:
          'relationTo' in field && typeof field.relationTo === 'string' ? field.relationTo : null,
        through,
      }
    if (field.type === 'relationship' || field.type === 'upload' || field.type === 'join') {
      through.push(parts.slice(0, at + 1).join('.'))
      const target: unknown = field.type === 'join' ? field.collection : field.relationTo
      const next = typeof target === 'string' ? collectionOf(req, target) : undefined
      if (!next) return 'unknown'
      ;({ slug, flattenedFields } = next)
    } else if ('flattenedFields' in field) ({ flattenedFields } = field)
    // Below JSON and rich text, in blocks and in other languages, only Payload knows what there is.
    else return openTypes.has(field.type) || field.localized ? 'unknown' : null
  }
  return null
}
