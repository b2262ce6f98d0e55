import { closeSync, openSync, readSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ExportFile } from '../text/blogs/blogPost.ts'
import { blogFormatOf, type BlogFormatName } from '../text/blogs/blogFormats.ts'
import { isLeftover, isPictureName } from '../text/blogs/fileKinds.ts'
import { encodingOf } from '../text/parsers/decode.ts'
import { openArchive, type Archive, type StoredFile } from './archives.ts'

/** What somebody gave to be imported, opened: the exports of blogs in it, other texts, and the files that may be pictures. */
export type OpenedExport = {
  blogs: { format: BlogFormatName; files: ExportFile[] }[]
  /** Files that are no blog's export, by their paths. */
  texts: string[]
  pictures: StoredFile[]
  close: () => Promise<void>
}

const isArchive = (name: string): boolean => /\.zip$/i.test(name)
const isText = (name: string): boolean =>
  /\.(?:xml|wxr|txt|text|mt|log|html?|md|markdown)$/i.test(name)

/** How many bytes of a file are looked at to say what it is written in, and how many are read at once. */
const sampleBytes = 1_000_000
const pieceBytes = 1_000_000

/**
 * Opens files, folders and ZIPs; what stands in `images` are pictures alone. Texts in a ZIP are taken out into files of their own,
 * which `close` removes.
 * @throws {NodeJS.ErrnoException} where a path cannot be read
 * @throws {WrongArchive} where a ZIP cannot
 */
export const openExport = async (
  paths: string[],
  images: string[],
  as: BlogFormatName | null,
): Promise<OpenedExport> => {
  const archives: Archive[] = []
  const pictures: StoredFile[] = []
  const blogs = new Map<BlogFormatName, ExportFile[]>()
  const texts: string[] = []
  const addText = (file: string, name: string): void => {
    const { encoding, beginning } = lookAt(file)
    const format = as ?? blogFormatOf(beginning)
    if (format)
      blogs.set(format, [
        ...(blogs.get(format) ?? []),
        { name, text: () => piecesOf(file, encoding) },
      ])
    else texts.push(file)
  }
  const addArchive = async (file: string, takesTexts: boolean): Promise<void> => {
    const archive = await openArchive(file)
    archives.push(archive)
    for (const stored of archive.files)
      if (isPictureName(stored.name)) pictures.push(stored)
      else if (
        takesTexts &&
        // Some have no ending.
        (isText(stored.name) || !path.posix.basename(stored.name).includes('.')) &&
        !isLeftover(stored.name)
      )
        addText(await archive.extract(stored.name), stored.name)
  }
  const add = async (given: string, name: string, takesTexts: boolean): Promise<void> => {
    const found = await stat(given)
    if (found.isDirectory())
      for (const one of (await readdir(given)).toSorted())
        if (!one.startsWith('.') && one !== '__MACOSX')
          await add(path.join(given, one), `${name}/${one}`, takesTexts)
    if (!found.isFile()) return
    if (isArchive(given)) await addArchive(given, takesTexts)
    else if (isPictureName(given)) pictures.push({ name, read: () => readFile(given) })
    else if (takesTexts) addText(given, name)
  }
  const close = async (): Promise<void> => {
    for (const archive of archives) await archive.close()
  }
  try {
    for (const given of paths) await add(given, path.basename(given), true)
    for (const given of images) await add(given, path.basename(given), false)
  } catch (error) {
    await close()
    throw error
  }
  return {
    blogs: [...blogs].map(([format, files]) => ({ format, files })),
    texts,
    pictures,
    close,
  }
}

/** What a file is written in, and how it begins. A file is written in one encoding: it is asked for once. */
const lookAt = (file: string): { encoding: string; beginning: string } => {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(sampleBytes)
    const sample = bytes.subarray(0, readSync(handle, bytes, 0, sampleBytes, 0))
    const encoding = encodingOf(sample)
    return { encoding, beginning: new TextDecoder(encoding).decode(sample).slice(0, 200_000) }
  } finally {
    closeSync(handle)
  }
}

/** A file's text in pieces. */
function* piecesOf(file: string, encoding: string): Generator<string> {
  const handle = openSync(file, 'r')
  try {
    const decoder = new TextDecoder(encoding)
    const bytes = Buffer.alloc(pieceBytes)
    for (let read = readSync(handle, bytes); read > 0; read = readSync(handle, bytes))
      yield decoder.decode(bytes.subarray(0, read), { stream: true })
    yield decoder.decode()
  } finally {
    closeSync(handle)
  }
}
