import { createHash, randomBytes } from 'node:crypto'
import pLimit from 'p-limit'
import type { SharpDependency } from 'payload'
import type { Metadata } from 'sharp'
import { withinBytes } from '../text/japanese/withinBytes.ts'
import { cleanPicture, type CleanPicture } from './cleanPicture.ts'
import { toolkit } from './creditPacket.ts'
import { fileSays, type FileSays } from './fileSays.ts'

/** A picture that may be stored, and what was in the file it came in. */
export type OpenedPicture = {
  data: Buffer
  name: string
  mimeType: CleanPicture['mimeType']
  /** What the file said. */
  says: FileSays
  /** SHA-256 of the file as it came, in hexadecimal. */
  digest: string
  animated: boolean
}

/**
 * Makes a file that came in into a picture that may be stored, under a name no other picture has.
 * @throws {BadPicture} for what is no picture, is damaged or too large
 */
export const openPicture = async (
  bytes: Buffer,
  name: string,
  sharp: SharpDependency,
): Promise<OpenedPicture> => {
  const { data, extension, mimeType, metadata, frames } = await oneOfFew(() =>
    cleanPicture(bytes, sharp),
  )
  return {
    data,
    name: `${stem(name)}-${randomBytes(4).toString('hex')}.${extension}`,
    mimeType,
    says: fileSays(bytes, metadata),
    digest: digestOf(bytes),
    animated: frames > 1,
  }
}

/** SHA-256 of a file as it came, in hexadecimal. */
export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** How many pictures are decoded at a time in this process: one of 50 million pixels takes some 300 MB. */
const maxAtOnce = 2

const oneOfFew = pLimit(maxAtOnce)

/**
 * A stored file as a picture: one of our own as it is, under its name; one that was stored before Midashi, or beside it,
 * like one that comes in.
 * @throws {BadPicture} as `openPicture`
 */
export const reopenPicture = async (
  bytes: Buffer,
  name: string,
  sharp: SharpDependency,
): Promise<{ data: Buffer; name: string; opened: OpenedPicture | null }> => {
  const metadata = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (metadata && isOwn(metadata)) return { data: bytes, name, opened: null }
  const opened = await openPicture(bytes, name, sharp)
  return { data: opened.data, name: opened.name, opened }
}

const isOwn = ({ format, exif, iptc, xmp }: Metadata): boolean =>
  // Payload's crop adds an empty EXIF of its own.
  (format === 'jpeg' || format === 'png') &&
  (xmp ? xmp.includes(`x:xmptk="${toolkit}"`) : !exif && !iptc)

/** Of 255 a file's name may have; its number, a size and an ending stand behind it. */
const maxNameBytes = 180

/** A file's name without its ending and its number, in NFC, short enough for any file system with a size behind it. */
const stem = (name: string): string =>
  withinBytes(
    name
      .normalize('NFC')
      .replace(/\.[^.]*$/, '')
      .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|#%&?\s]+/gu, '-'),
    maxNameBytes,
  ).replace(/^[-.]+|[-.]+$/g, '') || 'picture'
