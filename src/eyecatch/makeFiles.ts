import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { creditOfFile } from './creditOfFile.ts'
import { reopenPicture } from './openPicture.ts'
import { bytesOf, wordsOf, type PictureFile, type PictureRecord } from './pictureRecord.ts'
import { stampPicture } from './stampPicture.ts'
import { storedPicture } from './storedPicture.ts'

/** A new file, or another crop, that waits until the record's words are saved. */
export type Waiting = { file: PictureFile | null; edits: unknown }

/**
 * Makes all files of a record again, with its words in them: from a new file, or from the stored one. Nothing is written
 * before all of them are made.
 * @returns the record as it is then, without its joins
 * @throws {BadPicture} where the stored file is missing or no picture
 */
export const makeFiles = async (
  record: PictureRecord,
  collection: SanitizedCollectionConfig,
  req: PayloadRequest,
  { file, edits }: Waiting = { file: null, edits: undefined },
): Promise<object> => {
  const { name, data, mimeType, opened } = file
    ? { ...file, data: await bytesOf(file), mimeType: file.mimetype, opened: file.midashi.opened }
    : await stored(record, collection, req)
  const says = opened?.says ?? null
  const words = wordsOf({
    ...record,
    credit: creditOfFile(record.credit, says),
    ai: record.ai === true || says?.ai === true,
    says: says ?? record.says,
  })
  const stamped = stampPicture(data, words)
  const made: PictureFile = {
    name,
    data: stamped,
    mimetype: mimeType,
    size: stamped.length,
    midashi: { words, opened },
  }
  const given = req.query
  const focus = file ? {} : { focalPoint: { x: record.focalX ?? 50, y: record.focalY ?? 50 } }
  // Payload takes the focal point from the query, and no other place of it lets a zero pass.
  req.query = {
    ...given,
    uploadEdits: { focalPoint: { x: 50, y: 50 }, ...focus, ...(edits ?? {}) },
  }
  const earlier = req.file
  try {
    const { usedBy: _, ...after } = await req.payload.update({
      collection: collection.slug as 'media',
      id: record.id as string,
      data: {},
      file: made,
      overwriteExistingFiles: true,
      depth: 0,
      req,
    })
    return after
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
  const filename = record.filename ?? ''
  const bytes = await storedPicture(req, collection, { ...record, filename })
  const { data, name, opened } = await reopenPicture(bytes, filename, req.payload.config.sharp!)
  return { name, data, mimeType: opened?.mimeType ?? record.mimeType ?? '', opened }
}
