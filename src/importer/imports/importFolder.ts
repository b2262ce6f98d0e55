import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import type { Payload } from 'payload'
import { withinBytes } from '../../text/japanese/withinBytes.ts'
import type { GivenFile, ImportRecord } from './importRecord.ts'

/** One piece at a time: the same one may be sent twice at once. */
const onePiece = pLimit(1)

/** Where an app that says nothing else keeps what was given for imports: apart from the pictures, and from whatever is served. */
const defaultFolder = '.midashi/imports'

/** The folder of an import. */
export const importFolder = ({ config }: Payload, id: string | number): string => {
  const { imports } = config.custom.midashi as { imports?: { folder?: string } }
  return path.join(path.resolve(imports?.folder ?? defaultFolder), String(id))
}

/** Of the 255 bytes a name may have on any disk. */
const maxNameBytes = 150

/** The name a file may have on any disk: the last part of a path, without what a shell or a file system reads into it, its ending kept. */
const safeName = (name: string): string => {
  const clean = path.posix
    .basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '-')
    .replace(/^\.+/, '')
  const { name: stem, ext } = path.posix.parse(clean || 'file')
  const most = maxNameBytes - Buffer.byteLength(ext)
  return most > 0 ? `${withinBytes(stem, most)}${ext}` : withinBytes(clean, maxNameBytes)
}

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
  return onePiece(async () => {
    await mkdir(path.dirname(place), { recursive: true })
    const file = await open(place, 'a')
    try {
      const { size } = await file.stat()
      if (size !== start || start + bytes.length > record.files[at]!.size) return size
      await file.appendFile(bytes)
      await file.datasync()
      return size + bytes.length
    } finally {
      await file.close()
    }
  })
}

/** What an import leaves beside its files for a person to take. */
export const importResults = {
  report: 'report.json',
  pictures: 'pictures.tsv',
  refused: 'refused.jsonl',
} as const

export type ImportResult = keyof typeof importResults

/** Those of them that are there. */
export const resultsIn = async (folder: string): Promise<ImportResult[]> => {
  const names = new Set<string>(await readdir(folder).catch(() => []))
  return (Object.keys(importResults) as ImportResult[]).filter((one) =>
    names.has(importResults[one]),
  )
}

/** Takes the folder of an import away, with all in it. */
export const dropFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true })
