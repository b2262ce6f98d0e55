import type { IncomingMessage } from 'node:http'
import { jwtVerify } from 'jose'
import { signingKey } from '../secret.ts'

const kB = 1024
const MB = 1024 * kB

/**
 * The most bytes of a request's body, by what it is. Bodies are read whole before anybody asks who sends them (Payload's
 * `addDataAndFileToRequest` has no limit for JSON), so that they are counted here, chunked ones too.
 */
export const requestLimits = {
  /** Whoever has not signed in: a comment, a sign-in, a question too long for an address. */
  anonymous: 64 * kB,
  /** A GraphQL document and its variables. */
  graphQL: 64 * kB,
  /** JSON of staff: the largest body an article may have is two million characters of three bytes. */
  json: 10 * MB,
  /** A picture of 20 MB, the most Payload takes, and its words. */
  upload: 24 * MB,
  /** A form of the admin, which has the body of its article in it twice. `next.config.ts` gives Next the same number. */
  form: 32 * MB,
  /** All bodies that are being read at once: of staff, and of everybody else. */
  underWay: { staff: 192 * MB, anonymous: 64 * MB },
  /** How long the body of somebody without a session may take, in milliseconds: 64 kB over the slowest of phones. */
  patience: 20_000,
}

/** How many bytes a request's body may have, and whose share of all bodies it takes. */
export type BodyLimit = { bytes: number; share: keyof typeof requestLimits.underWay }

export const bodyLimit = async (request: IncomingMessage, secret: string): Promise<BodyLimit> => {
  const path = (request.url ?? '').split('?')[0]!
  const share = (await hasSession(request, secret)) ? 'staff' : 'anonymous'
  if (path === '/api/graphql') return { bytes: requestLimits.graphQL, share }
  if (share === 'anonymous') return { bytes: requestLimits.anonymous, share }
  if (!path.startsWith('/api/')) return { bytes: requestLimits.form, share }
  const isUpload = /^multipart\//i.test(request.headers['content-type'] ?? '')
  return { bytes: isUpload ? requestLimits.upload : requestLimits.json, share }
}

/**
 * Whether a request comes with a session this newsroom has signed; whether it still holds is looked up later. A forged one is
 * none: it would be leave to fill the memory.
 */
const hasSession = async ({ headers }: IncomingMessage, secret: string): Promise<boolean> => {
  const token =
    /(?:^|;\s*)payload-token=([^;]+)/.exec(headers.cookie ?? '')?.[1] ??
    /^(?:JWT|Bearer) (.+)$/.exec(headers.authorization ?? '')?.[1]
  if (!token) return false
  return jwtVerify(token, new TextEncoder().encode(signingKey(secret))).then(
    () => true,
    () => false,
  )
}
