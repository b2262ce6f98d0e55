import { readFile } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'
import type { OpenedPicture } from './openPicture.ts'
import type { PictureWords } from './creditPacket.ts'

type UploadedFile = NonNullable<PayloadRequest['file']>

/** A file that may be stored: the words in it, and how it came, null where it was stored before. */
export type PictureFile = UploadedFile & {
  midashi: { words: PictureWords; opened: OpenedPicture | null }
}

/** What travels with a request's file through Payload's own steps, once it has been opened. */
export const openedOf = (file: UploadedFile | undefined): PictureFile['midashi'] | null =>
  (file as PictureFile | undefined)?.midashi ?? null

/** The bytes of a request's file, wherever Payload keeps them. */
export const bytesOf = async ({ data, tempFilePath }: UploadedFile): Promise<Buffer> =>
  tempFilePath ? readFile(tempFilePath) : data

/** A picture's record, as far as its words and files go. */
export type PictureRecord = {
  id: string | number
  filename?: string | null
  mimeType?: string | null
  focalX?: number | null
  focalY?: number | null
  alt?: string | null
  ai?: boolean | null
  credit?: {
    text?: string | null
    url?: string | null
    licence?: string | null
    kind?: string | null
  } | null
  says?: { creator?: string | null; copyright?: string | null } | null
}

/** The words of a record that stand in its files. */
export const wordsOf = ({ alt, ai, credit, says }: Omit<PictureRecord, 'id'>): PictureWords => ({
  alt: alt?.trim() || null,
  credit: credit?.text?.trim() || null,
  url: credit?.url?.trim() || null,
  licence: credit?.licence?.trim() || null,
  ai: ai === true || credit?.kind === 'ai',
  creator: says?.creator || null,
  copyright: says?.copyright || null,
})

export const sameWords = (one: PictureWords, other: PictureWords): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
