import { ValidationError, type PayloadRequest } from 'payload'
import { inLanguage } from './inLanguage.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'

/** What is wrong with one value of a document: its path, and a sentence that is shown there. */
export type Wrong = { path: string; message: LocalizedText }

/** What somebody is answered whose document cannot be saved as it is: a sentence at each place, in their language. */
export const invalid = (
  req: PayloadRequest,
  collection: string | undefined,
  ...wrong: Wrong[]
): ValidationError =>
  new ValidationError(
    {
      collection,
      req,
      errors: wrong.map(({ path, message }) => ({ path, message: inLanguage(req, message) })),
    },
    req.t,
  )
