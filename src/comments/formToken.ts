import { createHash, randomBytes } from 'node:crypto'
import type { Payload, PayloadRequest } from 'payload'
import { isSameKey, keyedHash } from './keyedHash.ts'
import { useOnce } from './limits.ts'
import type { CommentSettings } from './options.ts'
import { Refused } from './refused.ts'

/** How long a form may lie open, in seconds: a day. */
const formLife = 86_400

/** A form for one article: when it was given out, signed, so that the time it took to fill in can be told. */
export const giveForm = (
  payload: Pick<Payload, 'secret'>,
  article: string,
  now = Date.now(),
): string => {
  const given = `${now.toString(36)}.${randomBytes(9).toString('base64url')}`
  return `${given}.${keyedHash(payload, 'form', `${article} ${given}`)}`
}

/** Seconds since a form was given out for this article; null where it is none of ours. */
const formAge = (
  payload: Pick<Payload, 'secret'>,
  article: string,
  token: string,
  now = Date.now(),
): number | null => {
  const [at = '', nonce = '', signature = ''] = token.split('.')
  if (!isSameKey(signature, keyedHash(payload, 'form', `${article} ${at}.${nonce}`))) return null
  const age = (now - Number.parseInt(at, 36)) / 1000
  return age >= 0 ? age : null
}

/** Whether a form was given out for this article. */
export const isFormOf = (
  payload: Pick<Payload, 'secret'>,
  article: string,
  token: string,
): boolean => formAge(payload, article, token) !== null

/** Whether somebody has worked for a form: the SHA-256 of `token:nonce` begins with so many zero bits. */
export const hasWorked = (token: string, nonce: string, bits: number): boolean => {
  const hash = createHash('sha256').update(`${token}:${nonce}`).digest()
  const whole = Math.floor(bits / 8)
  return (
    hash.subarray(0, whole).every((byte) => byte === 0) &&
    (bits % 8 === 0 || hash[whole]! >> (8 - (bits % 8)) === 0)
  )
}

/** What is sent of a form that was filled in. */
type Filled = { article: string; form: string | null; nonce: string | null }

/**
 * Looks at a form that was filled in.
 * @returns the seconds it lay open; null where there is none
 * @throws {Refused} `formExpired` or `proofOfWork`
 */
export const checkForm = (
  { payload }: PayloadRequest,
  { proofOfWork }: CommentSettings,
  { article, form, nonce }: Filled,
): number | null => {
  if (form === null) {
    if (proofOfWork > 0) throw new Refused('proofOfWork')
    return null
  }
  const age = formAge(payload, article, form)
  if (age === null || age > formLife) throw new Refused('formExpired')
  if (proofOfWork > 0 && !hasWorked(form, nonce ?? '', proofOfWork))
    throw new Refused('proofOfWork')
  return age
}

/** Takes a form in: one form is one comment. @throws {Refused} `formExpired` the second time */
export const spendForm = async (
  req: PayloadRequest,
  settings: CommentSettings,
  form: string | null,
): Promise<void> => {
  const [, , signature = ''] = form?.split('.') ?? []
  if (form !== null && !(await useOnce(req, settings, signature, formLife)))
    throw new Refused('formExpired')
}
