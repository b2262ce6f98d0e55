import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { CollectionBeforeDeleteHook } from 'payload'
import { afterCommit } from '../../database/afterCommit.ts'
import { namesOf } from '../../eyecatch/placeFiles.ts'
import { folderOf, keptHere, stageOf, storedFiles } from '../../request/stage.ts'

/** Takes the files of a deleted record away, once it is gone for good. */
export const removeFiles: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const configured = keptHere(req, collection.slug)
  if (!configured || !stageOf(collection, configured)) return
  const names = namesOf((await storedFiles(req, collection.slug, id)) ?? {})
  await afterCommit(req, async () => {
    for (const name of names) await rm(path.join(folderOf(configured), name), { force: true })
  })
}
