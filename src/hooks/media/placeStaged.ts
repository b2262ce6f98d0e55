import type { CollectionAfterChangeHook } from 'payload'
import { afterCommit } from '../../database/afterCommit.ts'
import { namesOf, placeFiles } from '../../eyecatch/placeFiles.ts'
import { folderOf, keptHere, stageOf, storedFiles, type Stored } from '../../request/stage.ts'

/** Puts the files of a saved record in their place; what they replace goes once the save is committed, and comes back if not. */
export const placeStaged: CollectionAfterChangeHook = async ({
  collection,
  doc,
  previousDoc,
  req,
}) => {
  const configured = keptHere(req, collection.slug)
  const stage = configured && stageOf(collection, configured)
  if (!configured || !stage) return doc
  // Not from `doc`: whoever saved it may have asked for a part of it.
  const now = namesOf((await storedFiles(req, collection.slug, doc.id)) ?? {})
  const before = namesOf((previousDoc ?? {}) as Stored)
  const stale = before.filter((name) => !now.includes(name))
  const { finish, undo } = await placeFiles(stage, folderOf(configured), now, stale)
  await afterCommit(req, finish, undo)
  return doc
}
