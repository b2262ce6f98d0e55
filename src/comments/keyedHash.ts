import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Payload } from 'payload'

/** What a hash is of: the same text gives another hash for each purpose. */
type Purpose = 'address' | 'voter' | 'edit' | 'form' | `view ${string}`

/** A text under the app's own secret, in 32 hexadecimal digits: nobody can find the text by trying all there are. */
export const keyedHash = (
  payload: Pick<Payload, 'secret'>,
  purpose: Purpose,
  text: string,
): string =>
  createHmac('sha256', `midashi ${purpose} ${payload.secret}`)
    .update(text)
    .digest('hex')
    .slice(0, 32)

/** Whether two texts are the same, without telling by the time it takes where they differ. */
export const isSameKey = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
