import { readFile } from 'node:fs/promises'
import type { PayloadRequest } from 'payload'
import type { OpenedPicture } from './openPicture.ts'
import type { FileSays } from './fileSays.ts'
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
  /** What the file it came in said. */
  says?: { [Said in keyof FileSays]?: FileSays[Said] | null } | null
}

/** The words of a record that stand in its files. */
export const wordsOf = ({ alt, ai, credit, says }: Omit<PictureRecord, 'id'>): PictureWords => ({
  alt: word(alt, 300),
  credit: word(credit?.text, 300),
  url: word(credit?.url, 2000),
  licence: word(credit?.licence, 200),
  ai: ai === true || credit?.kind === 'ai',
  isComposite: says?.isComposite === true,
  creator: says?.creator || null,
  copyright: says?.copyright || null,
})

/** As long as its field lets it be; what is longer is refused a moment later. */
const word = (text: string | null | undefined, maxLength: number): string | null =>
  text?.trim().slice(0, maxLength) || null

export const sameWords = (one: PictureWords, other: PictureWords): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** A record without the words its last file brought: beside another file they would name the wrong people. */
export const withoutFileWords = (record: PictureRecord): PictureRecord => {
  const { credit, says, ai } = record
  const isFileText = Boolean(says?.credit) && credit?.text === says?.credit
  return {
    ...record,
    ai: ai === true && says?.ai !== true,
    credit: {
      text: isFileText ? null : credit?.text,
      kind: isFileText || (says?.ai && credit?.kind === 'ai') ? null : credit?.kind,
      url: credit?.url === says?.url ? null : credit?.url,
      licence: credit?.licence === says?.licence ? null : credit?.licence,
    },
  }
}
