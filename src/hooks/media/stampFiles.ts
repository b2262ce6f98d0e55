import type { CollectionAfterChangeHook } from 'payload'
import { BadPicture } from '../../eyecatch/BadPicture.ts'
import { makeFiles } from '../../eyecatch/makeFiles.ts'
import { openedOf, sameWords, wordsOf, type PictureRecord } from '../../eyecatch/pictureRecord.ts'
import { badPicture } from '../../request/badPicture.ts'
import { contextOf, take } from '../../request/context.ts'

/**
 * Keeps the credit, licence and AI marker in every file of a picture: once its words are saved, its files are made again
 * with them, from the stored picture or from the new one. Fails with the save, so that record and files say the same.
 */
export const stampFiles: CollectionAfterChangeHook = async ({
  collection,
  doc,
  operation,
  previousDoc,
  req,
}) => {
  const opened = openedOf(req.file)
  const waiting = take(contextOf(req).pictures, String(doc.id))
  // Not from `doc`: whoever saved it may have asked for a part of it.
  const record = await req.payload.db.findOne<PictureRecord>({
    collection: collection.slug,
    where: { id: { equals: doc.id } },
    req,
  })
  if (!record?.filename) return doc
  const make = async (): Promise<object> => {
    try {
      // As it is configured: this operation's own writes beside.
      const { config } = req.payload.collections[collection.slug]!
      return { ...doc, ...(await makeFiles(record, config, req, waiting)) }
    } catch (error) {
      throw error instanceof BadPicture ? badPicture(error, collection.slug, req) : error
    }
  }
  if (waiting) return make()
  const before = operation === 'create' ? opened?.words : wordsOf(previousDoc as PictureRecord)
  const isStamped = before !== undefined && sameWords(before, wordsOf(record))
  const isFocused =
    operation === 'create' ||
    (record.focalX === previousDoc.focalX && record.focalY === previousDoc.focalY)
  // The save that writes the files comes by here too.
  if ((opened && operation === 'update') || (isStamped && isFocused)) return doc
  return make()
}
