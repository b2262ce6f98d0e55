import { pbkdf2 } from 'node:crypto'
import { promisify } from 'node:util'
import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { refusal } from '../../request/refusal.ts'

/** So many tries in so many seconds, from one address. */
export type SignInLimits = Record<
  'login' | 'forgotPassword' | 'resetPassword',
  { points: number; seconds: number }
>

/** Thirty sign-ins in ten minutes are an office behind one address; a guesser gets some four thousand a day. */
const signInLimits: SignInLimits = {
  login: { points: 30, seconds: 600 },
  forgotPassword: { points: 5, seconds: 3600 },
  resetPassword: { points: 10, seconds: 600 },
}

/** Counts a try for the address of a request. @returns the seconds until the next one, null where it may go on */
export type CountTry = (
  req: PayloadRequest,
  act: keyof SignInLimits,
  limit: { points: number; seconds: number },
) => Promise<number | null>

const derive = promisify(pbkdf2)

/**
 * Limits tries to sign in by the address they come from. Payload counts them by account, so that five wrong passwords of a
 * stranger lock its owner out; here nobody is locked out by somebody else. An account that is not there takes as long as one
 * that is: else the time would tell who works here.
 * @throws {APIError} 429
 */
export const limitSignIn =
  (count: CountTry): CollectionBeforeOperationHook =>
  async ({ args, collection, operation, req }) => {
    if (!(operation in signInLimits) || req.payloadAPI === 'local') return
    const act = operation as keyof SignInLimits
    const seconds = await count(req, act, signInLimits[act])
    if (seconds !== null) {
      req.responseHeaders = new Headers({ 'Retry-After': String(seconds) })
      const minutes = Math.ceil(seconds / 60)
      throw refusal(req, 429, {
        ja: `試行回数が多すぎます。${minutes}分ほど待ってからもう一度お試しください。`,
        en: `Too many tries. Wait ${minutes} minutes and try again.`,
      })
    }
    const { data } = args as { data?: { email?: unknown; password?: unknown } }
    if (act !== 'login' || typeof data?.email !== 'string' || typeof data.password !== 'string')
      return
    const email = data.email.toLowerCase().trim()
    const known = await req.payload.db.findOne({
      collection: collection.slug,
      where: { email: { equals: email } },
      req,
    })
    // What Payload does with the password of an account that is there (`generatePasswordSaltHash.js`).
    if (!known) await derive(data.password, email, 600_000, 32, 'sha256')
  }
