import { readFile } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'
import type { OpenedPicture } from './openPicture.ts'
import type { PictureWords } from './creditPacket.ts'

type UploadedFile = NonNullable<PayloadRequest['file']>

/** A request's file that has been opened: what it said travels with it through Payload's own steps. */
export type PictureFile = UploadedFile & { midashi: Opened }

type Opened = Pick<OpenedPicture, 'says' | 'digest' | 'animated'> & { words: PictureWords }

export const openedOf = (file: UploadedFile | undefined): Opened | null =>
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
