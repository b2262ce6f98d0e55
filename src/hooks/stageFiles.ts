import { rm } from 'node:fs/promises'
import path from 'node:path'
import type {
  CollectionAfterChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  PayloadRequest,
  SanitizedCollectionConfig,
} from 'payload'
import { afterCommit } from '../database/afterCommit.ts'
import { layOut, namesOf, newStage, placeFiles } from '../eyecatch/placeFiles.ts'

type Stored = {
  id: string | number
  filename?: string | null
  sizes?: Record<string, { filename?: string | null }>
}

/** The collection as it is configured; null where its files are not kept in a folder of ours but by a storage adapter. */
const kept = (req: PayloadRequest, slug: string): SanitizedCollectionConfig | null => {
  const known: Record<string, { config: SanitizedCollectionConfig }> = req.payload.collections
  const { config } = known[slug]!
  return config.upload.disableLocalStorage ? null : config
}

const folderOf = ({ slug, upload }: SanitizedCollectionConfig): string =>
  path.resolve(upload.staticDir ?? slug)

/** The folder this operation writes into; null where it is the one of the collection. */
const stageOf = (
  collection: SanitizedCollectionConfig,
  own: SanitizedCollectionConfig,
): string | null => {
  const stage = folderOf(collection)
  return stage === folderOf(own) ? null : stage
}

/**
 * Lets an operation write its files beside those that are there: Payload takes the old ones away first and writes the new ones in
 * their place, so that a crash between leaves a record without its picture (`deleteAssociatedFiles`, `uploadFiles`). Stands
 * behind all that reads the collection's own folder.
 */
export const stageFiles: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete') return args
  const own = kept(req, collection.slug)
  if (!own) return args
  const given = args as typeof args & {
    id?: unknown
    duplicateFromID?: string | number
    collection: { config: SanitizedCollectionConfig }
  }
  const stage = newStage(folderOf(own), given.id)
  // Whatever becomes of the operation, its stage goes.
  const clear = (): Promise<void> => rm(stage, { recursive: true, force: true })
  if (await req.transactionID) await afterCommit(req, clear, clear)
  if (given.duplicateFromID !== undefined) {
    const original = await storedFiles(req, collection.slug, given.duplicateFromID)
    if (original?.filename) await layOut(folderOf(own), stage, original.filename)
  }
  const config = { ...given.collection.config, upload: { ...own.upload, staticDir: stage } }
  return { ...given, collection: { ...given.collection, config } } as typeof args
}

const storedFiles = (
  req: PayloadRequest,
  slug: string,
  id: string | number,
): Promise<Stored | null> =>
  req.payload.db.findOne<Stored>({
    collection: slug as 'media',
    where: { id: { equals: id } },
    req,
  })

/** Puts the files of a saved record in their place; what they replace goes once the save is committed, and comes back if not. */
export const placeStaged: CollectionAfterChangeHook = async ({
  collection,
  doc,
  previousDoc,
  req,
}) => {
  const own = kept(req, collection.slug)
  const stage = own && stageOf(collection, own)
  if (!own || !stage) return doc
  // Not from `doc`: whoever saved it may have asked for a part of it.
  const now = namesOf((await storedFiles(req, collection.slug, doc.id)) ?? {})
  const before = namesOf((previousDoc ?? {}) as Stored)
  const stale = before.filter((name) => !now.includes(name))
  const { finish, undo } = await placeFiles(stage, folderOf(own), now, stale)
  await afterCommit(req, finish, undo)
  return doc
}

/** Takes the files of a deleted record away, once it is gone for good. */
export const removeFiles: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const own = kept(req, collection.slug)
  if (!own || !stageOf(collection, own)) return
  const names = namesOf((await storedFiles(req, collection.slug, id)) ?? {})
  await afterCommit(req, async () => {
    for (const name of names) await rm(path.join(folderOf(own), name), { force: true })
  })
}
