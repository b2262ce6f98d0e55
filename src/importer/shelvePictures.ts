import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Payload } from 'payload'
import type { PostPicture } from '../text/blogs/blogPost.ts'
import type { PictureFiles } from '../text/blogs/pictureFiles.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { readCredit } from '../text/pictures/credit.ts'
import { slugOf } from '../slugs.ts'
import type { StoredFile } from './archives.ts'
import { findOne, reasonOf, type Id } from './records.ts'

/** The files a blog's pictures are among. */
export type Shelf = { files: PictureFiles; stored: Map<string, StoredFile> }

/** What became of a post's pictures: those that stand in the library, and those that do not, with the reason. */
export type Shelved = {
  ids: (Id | null)[]
  missing: { picture: PostPicture; reason: LocalizedText | null }[]
}

const types: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** A file's name where a picture's words should stand: what a camera or a service called it. */
const isFileName = (alt: string): boolean =>
  /\.(?:jpe?g|png|gif|webp|bmp)$/i.test(alt) ||
  /^(?:IMG|DSC|PIC|P|photo|image|写真)[_-]?\d+$/i.test(alt)

/** What is said of a picture: its own words, else its caption; never a file's name. */
export const altOf = ({ alt, caption }: PostPicture): string | null =>
  [alt, caption].find((text) => text && !isFileName(text))?.slice(0, 300) ?? null

/**
 * Puts pictures into the library, each file once, cleaned as an upload is. Each in a transaction of its own: Payload takes back
 * the whole of one in which a picture is refused, and a picture whose post is refused is found again by its fingerprint. One that
 * is given no file stays what it was `before`.
 */
export const shelvePictures = async (
  payload: Payload,
  pictures: PostPicture[],
  { files, stored }: Shelf,
  title: string,
  before: (Id | null)[],
): Promise<Shelved> => {
  const shelved: Shelved = { ids: [], missing: [] }
  for (const [at, picture] of pictures.entries()) {
    const file = stored.get(files.find(picture) ?? '')
    const known = before[at] ?? null
    const result: { id: Id } | { reason: LocalizedText | null } = file
      ? await shelve(payload, picture, file, title)
      : known === null || !(await findOne(payload, 'media', { id: { equals: known } }))
        ? { reason: null }
        : { id: known }
    if ('reason' in result) shelved.missing.push({ picture, reason: result.reason })
    shelved.ids.push('id' in result ? result.id : null)
  }
  return shelved
}

const shelve = async (
  payload: Payload,
  picture: PostPicture,
  file: StoredFile,
  title: string,
): Promise<{ id: Id } | { reason: LocalizedText }> => {
  const name = path.posix.basename(file.name.replaceAll('\\', '/'))
  try {
    const data = await file.read()
    const digest = createHash('sha256').update(data).digest('hex')
    const known = await findOne(payload, 'media', { digest: { equals: digest } })
    if (known) return { id: known.id }
    const credit = picture.credit ?? (picture.caption ? readCredit(picture.caption) : null)
    const doc = await payload.create({
      collection: slugOf({ payload }, 'media') as 'media',
      data: {
        alt: altOf(picture) ?? title.slice(0, 300),
        ...(picture.caption && { caption: picture.caption.slice(0, 500) }),
        ...(credit && { credit }),
        ...(picture.ai && { ai: true }),
        isImported: true,
      } as never,
      file: {
        data,
        mimetype: types[name.split('.').at(-1)!.toLowerCase()] ?? 'application/octet-stream',
        name,
        size: data.length,
      },
      depth: 0,
    })
    return { id: doc.id }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}
