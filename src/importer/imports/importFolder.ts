import { mkdir, open, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Payload } from 'payload'
import { slugOf } from '../../slugs.ts'
import type { GivenFile, ImportRecord } from './importRecord.ts'

/** Beside the pictures, where an app may write: what was given for an import, and what it has to say. */
const folderName = '.imports'

/** The folder of an import. */
export const importFolder = (payload: Payload, id: string | number): string => {
  const { slug, upload } = payload.collections[slugOf({ payload }, 'media')]!.config
  return path.join(path.resolve(upload.staticDir ?? slug), folderName, String(id))
}

/** The name a file may have on any disk: the last part of a path, without what a shell or a file system reads into it. */
export const safeName = (name: string): string =>
  (
    path.posix
      .basename(name.replaceAll('\\', '/'))
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '-')
      .replace(/^\.+/, '') || 'file'
  ).slice(-120)

/** Where a file of an import lies; each in a folder of its own, so that two may have one name. */
export const placeOf = (
  folder: string,
  { files }: Pick<ImportRecord, 'files'>,
  at: number,
): string => path.join(folder, String(at), safeName(files[at]!.name))

/** How much of each file is there, in bytes. */
export const receivedOf = (
  folder: string,
  record: Pick<ImportRecord, 'files'>,
): Promise<number[]> =>
  Promise.all(
    record.files.map((_, at) =>
      stat(placeOf(folder, record, at)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )

/**
 * Writes a piece of a file behind what is there of it. A piece that begins elsewhere, or is too much, is not written.
 * @returns how much of the file is there then, in bytes
 */
export const addPiece = async (
  folder: string,
  record: { files: GivenFile[] },
  at: number,
  { start, bytes }: { start: number; bytes: Uint8Array },
): Promise<number> => {
  const place = placeOf(folder, record, at)
  await mkdir(path.dirname(place), { recursive: true })
  const file = await open(place, 'a')
  try {
    const { size } = await file.stat()
    if (size !== start || start + bytes.length > record.files[at]!.size) return size
    await file.write(bytes)
    await file.datasync()
    return size + bytes.length
  } finally {
    await file.close()
  }
}

/** Takes the folder of an import away, with all in it. */
export const dropFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true })
