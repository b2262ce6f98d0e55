import type { CollectionBeforeChangeHook } from 'payload'
import type { FileSays } from '../../eyecatch/fileSays.ts'
import { creditOfFile } from '../../eyecatch/creditOfFile.ts'
import { pictureFacts } from '../../eyecatch/pictureFacts.ts'
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
  const facts = await pictureFacts(await bytesOf(req.file), sharp)
  const { opened } = openedOf(req.file) ?? {}
  // A duplicate has the same file.
  if (!opened && operation === 'create')
    return { ...data, ...facts, ...sameFile(originalDoc as Partial<FromFile> | undefined) }
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
