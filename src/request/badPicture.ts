import type { PayloadRequest, ValidationError } from 'payload'
import type { BadPicture } from '../eyecatch/BadPicture.ts'
import { inLanguage } from './inLanguage.ts'
import { invalid } from './invalid.ts'

/** What the editor is told whose picture is refused. */
export const badPicture = (
  { says }: BadPicture,
  collection: string,
  req: PayloadRequest,
): ValidationError => {
  const error = invalid(req, collection, { path: 'file', message: says })
  // Payload's own message names the field alone.
  error.message = inLanguage(req, says)
  return error
}
