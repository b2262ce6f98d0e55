import type { CollectionBeforeChangeHook } from 'payload'
import { pictureFacts } from '../eyecatch/pictureFacts.ts'

/** Writes what a picture's file says about it (placeholder, dominant colour) into its record when a file comes in. */
export const describePicture: CollectionBeforeChangeHook = async ({ data, req }) => {
  const input = req.file?.tempFilePath || req.file?.data
  const { sharp } = req.payload.config
  if (!input?.length || !sharp) return data
  return { ...data, ...(await pictureFacts(input, sharp)) }
}
