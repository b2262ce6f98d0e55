import { APIError, type PayloadRequest } from 'payload'
import type { Words } from '../text/manuscript/manuscript.ts'
import { inLanguage } from './inLanguage.ts'

/** What somebody is answered whose request is refused: a status, and a sentence in their language that holds the remedy. */
export const refusal = (req: PayloadRequest, status: number, message: Words): APIError =>
  new APIError(inLanguage(req, message), status, null, true)
