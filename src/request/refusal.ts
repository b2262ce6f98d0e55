import { APIError, type PayloadRequest } from 'payload'
import { inLanguage } from './inLanguage.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'

/** What somebody is answered whose request is refused: a status, and a sentence in their language that holds the remedy. */
export const refusal = (req: PayloadRequest, status: number, message: LocalizedText): APIError =>
  new APIError(inLanguage(req, message), status, null, true)
