import type { PayloadRequest } from 'payload'
import { inLanguage } from '../request/inLanguage.ts'
import { refusalStatus, refusalWords, type RefusalCode } from '../text/comments/refusals.ts'

/** A reader's request that is refused. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: RefusalCode
  /** Seconds until it may be tried again; null: trying again does not help. */
  readonly retryAfter: number | null
  constructor(code: RefusalCode, retryAfter: number | null = null) {
    super(code)
    this.code = code
    this.retryAfter = retryAfter
  }
}

/** Answers a refused request: `{ errors: [{ code, message, ja, en }] }`, with `Retry-After` where waiting helps. */
export const answerRefused = (req: PayloadRequest, { code, retryAfter }: Refused): Response => {
  const words = refusalWords(code)
  return Response.json(
    { errors: [{ code, message: inLanguage(req, words), ...words }] },
    {
      status: refusalStatus(code),
      headers: {
        'Cache-Control': 'no-store',
        ...(retryAfter !== null && { 'Retry-After': String(retryAfter) }),
      },
    },
  )
}
