import type { CollectionBeforeChangeHook } from 'payload'
import { creditOfFile } from '../eyecatch/creditOfFile.ts'
import { pictureFacts } from '../eyecatch/pictureFacts.ts'
import { bytesOf, openedOf } from '../eyecatch/pictureRecord.ts'

/**
 * Writes what a picture's pixels and its file say into its record whenever a file comes in. What an editor wrote stays; what
 * was left empty is filled.
 */
export const describePicture: CollectionBeforeChangeHook = async ({ data, req }) => {
  const { sharp } = req.payload.config
  if (!req.file || !sharp) return data
  const facts = await pictureFacts(await bytesOf(req.file), sharp)
  const { opened } = openedOf(req.file) ?? {}
  if (!opened) return { ...data, ...facts }
  const { creator, copyright, description, takenAt, tool, contentCredentials } = opened.says
  return {
    ...data,
    ...facts,
    credit: creditOfFile(data.credit, opened.says),
    ai: data.ai === true || opened.says.ai,
    digest: opened.digest,
    animated: opened.animated,
    says: { creator, copyright, description, takenAt, tool, contentCredentials },
  }
}
