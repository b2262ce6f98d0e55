import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { creditOfFile } from './creditOfFile.ts'
import { reopenPicture } from './openPicture.ts'
import {
  bytesOf,
  withoutFileWords,
  wordsOf,
  type PictureFile,
  type PictureRecord,
} from './pictureRecord.ts'
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
  const { name, bytes, mimeType, opened } = file
    ? { ...file, bytes: await bytesOf(file), mimeType: file.mimetype, opened: file.midashi.opened }
    : await stored(record, collection, req)
  const says = opened?.says ?? null
  const written = file ? withoutFileWords(record) : record
  const data = {
    credit: creditOfFile(written.credit, says),
    ai: written.ai === true || says?.ai === true,
  }
  const words = wordsOf({ ...record, ...data, says: says ?? record.says })
  const stamped = stampPicture(bytes, words)
  const made: PictureFile = {
    name,
    data: stamped,
    mimetype: mimeType,
    size: stamped.length,
    midashi: { words, opened },
  }
  const given = req.query
  const focus = file
    ? {}
    : within({ focalPoint: { x: record.focalX ?? 50, y: record.focalY ?? 50 } })
  // Payload takes the focal point from the query, and no other place of it lets a zero pass.
  req.query = {
    ...given,
    uploadEdits: { focalPoint: { x: 50, y: 50 }, ...focus, ...within(edits) },
  }
  const earlier = req.file
  try {
    const { usedBy: _, ...after } = await req.payload.update({
      collection: collection.slug as 'media',
      id: record.id as string,
      data: data as never,
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

/** What the admin's editor sends for a crop and a focal point, which lies in the picture. */
const within = (edits: unknown): object => {
  const { focalPoint, ...crop } = (edits ?? {}) as { focalPoint?: { x?: unknown; y?: unknown } }
  const percent = (value: unknown): number =>
    Number.isFinite(Number(value)) ? Math.min(Math.max(Number(value), 0), 100) : 50
  return {
    ...crop,
    ...(focalPoint && { focalPoint: { x: percent(focalPoint.x), y: percent(focalPoint.y) } }),
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
  return { name, bytes: data, mimeType: opened?.mimeType ?? record.mimeType ?? '', opened }
}
