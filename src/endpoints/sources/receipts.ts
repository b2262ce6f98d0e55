import { createHmac, timingSafeEqual } from 'node:crypto'
import type { PayloadRequest } from 'payload'

const signed = ({ payload, user }: PayloadRequest, id: string): string =>
  createHmac('sha256', payload.secret)
    .update(`midashi made ${id} for ${String(user?.id)}`)
    .digest('base64url')

/** What says that a source was made by this request of this person, who may take it back. */
export const receiptFor = (req: PayloadRequest, id: string): string => `${id}.${signed(req, id)}`

/** The source a receipt is for; null where it is none of this person's. */
export const idOfReceipt = (req: PayloadRequest, receipt: unknown): string | null => {
  const [, id, sign] = /^([\w-]{1,64})\.([\w-]{43})$/.exec(String(receipt)) ?? []
  if (!id || !sign) return null
  return timingSafeEqual(Buffer.from(sign), Buffer.from(signed(req, id))) ? id : null
}
