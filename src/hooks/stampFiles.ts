import type { CollectionAfterChangeHook, PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { BadPicture } from '../eyecatch/BadPicture.ts'
import { creditOfFile } from '../eyecatch/creditOfFile.ts'
import { reopenPicture } from '../eyecatch/openPicture.ts'
import { stampPicture } from '../eyecatch/stampPicture.ts'
import { MissingFile, storedPicture } from '../eyecatch/storedPicture.ts'
import { badPicture, takeWaiting } from './openPicture.ts'
import {
  bytesOf,
  openedOf,
  sameWords,
  wordsOf,
  type PictureFile,
  type PictureRecord,
} from './picture.ts'
import { refusal } from './refusal.ts'

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
  const waiting = takeWaiting(req, String(doc.id))
  // Not from `doc`: whoever saved it may have asked for a part of it.
  const record = await req.payload.db.findOne<PictureRecord>({
    collection: collection.slug,
    where: { id: { equals: doc.id } },
    req,
  })
  if (!record?.filename) return doc
  if (waiting) return { ...doc, ...(await makeFiles(record, collection, req, waiting)) }
  const before = operation === 'create' ? opened?.words : wordsOf(previousDoc as PictureRecord)
  const isStamped = before !== undefined && sameWords(before, wordsOf(record))
  const isFocused =
    operation === 'create' ||
    (record.focalX === previousDoc.focalX && record.focalY === previousDoc.focalY)
  // The save that writes the files comes by here too.
  if ((opened && operation === 'update') || (isStamped && isFocused)) return doc
  return { ...doc, ...(await makeFiles(record, collection, req)) }
}

/**
 * Makes all files of a record again, with its words in them: from a new file, or from the stored one.
 * @throws {APIError} 409 where the stored file is missing, {ValidationError} where it is no picture
 */
export const makeFiles = async (
  record: PictureRecord,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
  { file, edits }: { file: PictureFile | null; edits: unknown } = { file: null, edits: undefined },
): Promise<object> => {
  const { name, data, mimetype, opened } = file
    ? { name: file.name, data: await bytesOf(file), mimetype: file.mimetype, opened: file.midashi }
    : await stored(record, collection, req)
  const says = opened?.says ?? null
  const words = wordsOf({
    ...record,
    credit: creditOfFile(record.credit, says),
    ai: record.ai === true || says?.ai === true,
    says: says ?? record.says,
  })
  const stamped = stampPicture(data, words)
  const given = req.query
  const focus = file ? {} : { focalPoint: { x: record.focalX ?? 50, y: record.focalY ?? 50 } }
  // Payload takes the focal point from the query, and no other place of it lets a zero pass.
  req.query = {
    ...given,
    uploadEdits: { focalPoint: { x: 50, y: 50 }, ...focus, ...(edits ?? {}) },
  }
  const earlier = req.file
  try {
    const { usedBy: _, ...made } = await req.payload.update({
      collection: collection.slug as 'media',
      id: record.id as string,
      data: {},
      file: {
        name,
        data: stamped,
        mimetype,
        size: stamped.length,
        midashi: {
          says,
          digest: opened?.digest ?? '',
          animated: opened?.animated ?? false,
          words,
        },
      } as PictureFile,
      overwriteExistingFiles: true,
      depth: 0,
      req,
    })
    return made
  } finally {
    req.query = given
    req.file = earlier
  }
}

const stored = async (
  record: PictureRecord,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
) => {
  try {
    const bytes = await storedPicture(req, collection, { ...record, filename: record.filename! })
    const { data, name, opened } = await reopenPicture(
      bytes,
      record.filename!,
      req.payload.config.sharp!,
    )
    return { name, data, mimetype: opened?.mimeType ?? record.mimeType ?? '', opened }
  } catch (error) {
    if (error instanceof BadPicture) throw badPicture(error, collection.slug, req)
    if (!(error instanceof MissingFile)) throw error
    throw refusal(req, 409, {
      ja: `画像ファイル（${error.filename}）が見つからないため、クレジットを書き込めません。画像を選び直してください。`,
      en: `The file ${error.filename} is missing, so that the credit cannot be written into it. Choose the picture again.`,
    })
  }
}
