import { rm } from 'node:fs/promises'
import type { CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'
import { afterCommit } from '../../database/afterCommit.ts'
import { layOut, newStage } from '../../eyecatch/placeFiles.ts'
import { folderOf, keptHere, storedFiles } from '../../request/stage.ts'

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
  const configured = keptHere(req, collection.slug)
  if (!configured) return args
  const given = args as typeof args & {
    id?: unknown
    duplicateFromID?: string | number
    collection: { config: SanitizedCollectionConfig }
  }
  const stage = newStage(folderOf(configured), given.id)
  // Whatever becomes of the operation, its stage goes.
  const clear = (): Promise<void> => rm(stage, { recursive: true, force: true })
  if (await req.transactionID) await afterCommit(req, clear, clear)
  if (given.duplicateFromID !== undefined) {
    const original = await storedFiles(req, collection.slug, given.duplicateFromID)
    if (original?.filename) await layOut(folderOf(configured), stage, original.filename)
  }
  const config = { ...given.collection.config, upload: { ...configured.upload, staticDir: stage } }
  return { ...given, collection: { ...given.collection, config } } as typeof args
}
