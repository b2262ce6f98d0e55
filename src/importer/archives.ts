import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { openPromise, type Entry, type ZipFile } from 'yauzl'

/** The most entries an archive may have: the pictures of twenty years are some ten thousand. */
const maxEntries = 200_000

/** The most bytes of a text, and of a picture, that are taken out of an archive. */
const maxTextBytes = 4_000_000_000
const maxPictureBytes = 100_000_000

/** A file in an archive or a folder: its name there, and its bytes. */
export type StoredFile = { name: string; read: () => Promise<Buffer> }

/** What an archive holds. `extract` puts an entry into a file of its own, under a name of ours: no archive says where. */
export type Archive = {
  files: StoredFile[]
  extract: (name: string) => Promise<string>
  close: () => Promise<void>
}

/** Thrown where an archive cannot be read; the message is for a person, in Japanese and English. */
export class WrongArchive extends Error {
  override name = 'WrongArchive'
  readonly words: { ja: string; en: string }
  constructor(ja: string, en: string) {
    super(en)
    this.words = { ja, en }
  }
}

/** Opens a ZIP. Names that Windows wrote in its own code page, and macOS in pieces, are read as they were meant. */
export const openArchive = async (file: string): Promise<Archive> => {
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false }).catch(
    (error: unknown) => {
      throw new WrongArchive(
        `${path.basename(file)} は ZIP として開けません。壊れているか、途中までしか保存されていません。`,
        `${path.basename(file)} cannot be opened as a ZIP (${String((error as Error).message)}).`,
      )
    },
  )
  const entries = await entriesOf(zip)
  const byName = new Map(entries.map((entry) => [nameOf(entry), entry]))
  let folder: string | null = null
  let extracted = 0
  return {
    files: [...byName].map(([name, entry]) => ({
      name,
      read: () => readEntry(zip, entry, maxPictureBytes),
    })),
    extract: async (name) => {
      folder ??= await mkdtemp(path.join(tmpdir(), 'midashi-import-'))
      const to = path.join(folder, `${extracted++}`)
      await pipeline(
        await streamOf(zip, byName.get(name)!),
        atMost(maxTextBytes),
        createWriteStream(to),
      )
      return to
    },
    close: async () => {
      zip.close()
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

const entriesOf = async (zip: ZipFile): Promise<Entry[]> => {
  if (zip.entryCount > maxEntries)
    throw new WrongArchive(
      `ZIPの中のファイルが多すぎます（${zip.entryCount}件、${maxEntries}件まで）。`,
      `this ZIP holds too many files (${zip.entryCount}; at most ${maxEntries}).`,
    )
  const entries: Entry[] = []
  // What says how large a file is may lie: what is read is counted.
  for await (const entry of zip.eachEntry()) if (!nameOf(entry).endsWith('/')) entries.push(entry)
  return entries
}

const nameOf = (entry: Entry): string => {
  const raw = entry.fileName as unknown as Buffer
  const isUtf8 = (entry.generalPurposeBitFlag & 0x800) !== 0
  const utf8 = new TextDecoder('utf-8', { fatal: !isUtf8 })
  try {
    return utf8.decode(raw).normalize('NFC')
  } catch {
    return new TextDecoder('shift_jis').decode(raw)
  }
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> => zip.openReadStreamPromise(entry)

const readEntry = async (zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> =>
  pipeline(await streamOf(zip, entry), atMost(limit), (bytes) => buffer(bytes))

/** Bytes as they come, and an error where there are more than that. */
const atMost = (limit: number): Transform => {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      done(
        seen > limit
          ? new WrongArchive(
              `ZIPの中のファイルが大きすぎます（${Math.round(limit / 1_000_000)}MBまで）。`,
              `a file in this ZIP is too large (${Math.round(limit / 1_000_000)} MB at most).`,
            )
          : null,
        chunk,
      )
    },
  })
}
