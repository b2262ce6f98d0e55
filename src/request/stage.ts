import path from 'node:path'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { collectionOf } from './collectionOf.ts'

/** The files of a stored picture, by their names. */
export type Stored = {
  id: string | number
  filename?: string | null
  sizes?: Record<string, { filename?: string | null }>
}

/** The collection as it is configured; null where its files are not kept in a folder of ours but by a storage adapter. */
export const keptHere = (req: PayloadRequest, slug: string): SanitizedCollectionConfig | null => {
  const config = collectionOf(req, slug)!
  return config.upload.disableLocalStorage ? null : config
}

/** The folder a collection keeps its files in. */
export const folderOf = ({ slug, upload }: SanitizedCollectionConfig): string =>
  path.resolve(upload.staticDir ?? slug)

/** The folder this operation writes into; null where it is the one of the collection. */
export const stageOf = (
  collection: SanitizedCollectionConfig,
  configured: SanitizedCollectionConfig,
): string | null => {
  const stage = folderOf(collection)
  return stage === folderOf(configured) ? null : stage
}

/** What files a record has now. */
export const storedFiles = (
  req: PayloadRequest,
  slug: string,
  id: string | number,
): Promise<Stored | null> =>
  req.payload.db.findOne<Stored>({
    collection: slug as 'media',
    where: { id: { equals: id } },
    req,
  })
