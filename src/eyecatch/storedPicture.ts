import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'

/**
 * The bytes of a stored file, from wherever the app keeps its uploads: a storage adapter's handler, or the folder.
 * @throws {MissingFile} where it is not there
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
    throw new MissingFile(filename, { cause })
  }
}

/** A record's file is not where the app keeps its uploads. */
export class MissingFile extends Error {
  readonly filename: string
  constructor(filename: string, options?: ErrorOptions) {
    super(`The file ${filename} is missing.`, options)
    this.name = 'MissingFile'
    this.filename = filename
  }
}
