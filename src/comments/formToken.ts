import { createHash, randomBytes } from 'node:crypto'
import type { Payload } from 'payload'
import { isSameKey, keyedHash } from './keyedHash.ts'

/** How long a form may lie open, in seconds: a day. */
export const formLife = 86_400

/** A form for one article: when it was given out, signed, so that the time it took to fill in can be told. */
export const giveForm = (payload: Payload, article: string, now = Date.now()): string => {
  const given = `${now.toString(36)}.${randomBytes(9).toString('base64url')}`
  return `${given}.${keyedHash(payload, 'form', `${article} ${given}`)}`
}

/** Seconds since a form was given out for this article; null where it is none of ours. */
export const formAge = (
  payload: Payload,
  article: string,
  token: string,
  now = Date.now(),
): number | null => {
  const [at = '', nonce = '', signature = ''] = token.split('.')
  if (!isSameKey(signature, keyedHash(payload, 'form', `${article} ${at}.${nonce}`))) return null
  const age = (now - Number.parseInt(at, 36)) / 1000
  return age >= 0 ? age : null
}

/** Whether somebody has worked for a form: the SHA-256 of `token:nonce` begins with so many zero bits. */
export const hasWorked = (token: string, nonce: string, bits: number): boolean => {
  const hash = createHash('sha256').update(`${token}:${nonce}`).digest()
  const whole = Math.floor(bits / 8)
  return (
    hash.subarray(0, whole).every((byte) => byte === 0) &&
    (bits % 8 === 0 || hash[whole]! >> (8 - (bits % 8)) === 0)
  )
}
