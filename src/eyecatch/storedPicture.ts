import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import { BadPicture } from './BadPicture.ts'

/**
 * The bytes of a stored file, from wherever the app keeps its uploads: a storage adapter's handler, or the folder.
 * @throws {BadPicture} where it is not there
 */
export const storedPicture = async (
  req: PayloadRequest,
  { slug, upload }: SanitizedCollectionConfig,
  doc: { id: string | number; filename: string },
): Promise<Buffer> => {
  const { filename } = doc
  for (const handler of upload.handlers ?? []) {
    const params = { collection: slug, filename }
    const response = await handler(req, { doc: doc as never, headers: new Headers(), params })
    if (response instanceof Response && response.ok)
      return Buffer.from(await response.arrayBuffer())
  }
  try {
    return await readFile(path.join(upload.staticDir ?? slug, path.basename(filename)))
  } catch (cause) {
    throw missing(filename, cause)
  }
}

const missing = (filename: string, cause: unknown): BadPicture =>
  new BadPicture(
    {
      ja: `画像ファイル（${filename}）が見つからないため、クレジットを書き込めません。画像を選び直してください。`,
      en: `The file ${filename} is missing, so that the credit cannot be written into it. Choose the picture again.`,
    },
    cause,
  )
