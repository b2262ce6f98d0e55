import type { CollectionBeforeChangeHook } from 'payload'
import type { FileSays } from '../../eyecatch/fileSays.ts'
import { creditOfFile } from '../../eyecatch/creditOfFile.ts'
import { pictureFacts } from '../../eyecatch/pictureFacts.ts'
import { digestOf } from '../../eyecatch/openPicture.ts'
import { bytesOf, openedOf } from '../../eyecatch/pictureRecord.ts'

/**
 * Writes what a picture's pixels and its file say into its record whenever a file comes in. What an editor wrote stays; what
 * was left empty is filled.
 */
export const describePicture: CollectionBeforeChangeHook = async ({
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { sharp } = req.payload.config
  if (!req.file || !sharp) return data
  const bytes = await bytesOf(req.file)
  const facts = await pictureFacts(bytes, sharp)
  const read = openedOf(req.file)
  const { opened } = read ?? {}
  // Where files stay as they came, one is known again by its own bytes; a duplicate has the file of its original.
  if (!read)
    return {
      ...data,
      ...facts,
      digest: digestOf(bytes),
      ...(operation === 'create' && sameFile(originalDoc as Partial<FromFile> | undefined)),
    }
  if (!opened) return { ...data, ...facts }
  return {
    ...data,
    ...facts,
    credit: creditOfFile(data.credit, opened.says),
    ai: data.ai === true || opened.says.ai,
    digest: opened.digest,
    animated: opened.animated,
    says: opened.says,
  }
}

type FromFile = { digest: string; animated: boolean; says: FileSays }

const sameFile = ({ digest, animated, says }: Partial<FromFile> = {}): Partial<FromFile> => ({
  ...(digest && { digest, animated, says }),
})
