import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Access, PayloadRequest } from 'payload'

/** How long a link to a preview is good for, in hours: at least this long, at most twice. */
const hours = 12

const step = hours * 3_600_000

const signature = ({ payload }: Pick<PayloadRequest, 'payload'>, said: string): Buffer =>
  createHmac('sha256', `preview\n${payload.secret}`).update(said).digest()

/**
 * What lets somebody see an article as it is drafted, without an account: its id and the end of its time, signed. The same for some
 * hours, so that a preview that is open beside the form is not loaded anew with each key.
 */
export const previewToken = (
  req: Pick<PayloadRequest, 'payload'>,
  id: string | number,
  now = Date.now(),
): string => {
  const said = `${Buffer.from(String(id)).toString('base64url')}.${Math.floor(now / step) + 2}`
  return `${said}.${signature(req, said).toString('base64url')}`
}

/** The article a token is for; null where nobody here has signed it, or its time is over. */
export const previewedBy = (
  req: Pick<PayloadRequest, 'payload'>,
  token: string,
  now = Date.now(),
): string | null => {
  const [id = '', end = '', signed = '', ...rest] = token.split('.')
  const given = Buffer.from(signed, 'base64url')
  const right = signature(req, `${id}.${end}`)
  const isOurs = given.length === right.length && timingSafeEqual(given, right)
  if (!isOurs || rest.length > 0 || Number(end) * step <= now) return null
  return Buffer.from(id, 'base64url').toString()
}

const previewing = new WeakMap<object, string>()

/** Lets a request of nobody read one article as it is drafted, and what that shows; nothing else. */
export const letPreview = (req: PayloadRequest, id: string): void => {
  previewing.set(req, id)
}

/** The article a request may see as it is drafted; null for all others. */
export const previewOf = (req: object): string | null => previewing.get(req) ?? null

/** What `access` says, and the article of a preview. */
export const previewOr =
  (access: Access): Access =>
  (given) => {
    const id = previewOf(given.req)
    return (id !== null && String(given.id) === id) || access(given)
  }

/** What `access` says, and whatever a preview shows: it will be public with the article. */
export const shownInPreviewOr =
  (access: Access): Access =>
  (given) =>
    previewOf(given.req) !== null || access(given)
