import { createHash } from 'node:crypto'
import type { PayloadRequest, Where } from 'payload'
import type { Said } from '../text/comments/blocklist.ts'
import { screen, type Verdict } from '../text/comments/screen.ts'
import { undisguise } from '../text/comments/undisguise.ts'
import { blocksOf } from './blocksOf.ts'
import { formAge, formLife, hasWorked } from './formToken.ts'
import { useOnce } from './limits.ts'
import type { CommentRules } from './options.ts'
import { Refused } from './refused.ts'

/** What is sent with a comment beside its words. */
export type Sent = {
  article: string
  email: string | null
  /** The form it was written in, and the proof of work done for it. */
  form: string | null
  nonce: string | null
  /** A field no person sees. */
  website: string | null
}

type Sender = { addressHash: string; isMember: boolean; isModerated: boolean }

/** The same for two texts that are the same but for disguise; 32 hexadecimal digits. */
export const digestOf = (body: string): string =>
  createHash('sha256')
    .update(
      undisguise(body)[0]!
        .letters.map(({ is }) => is)
        .join(''),
    )
    .digest('hex')
    .slice(0, 32)

/** Shorter texts are said by many: 「ありがとうございます」. */
const shortestRepeated = 20

const day = 86_400_000

/**
 * Looks a comment over with what the database knows of it and its sender.
 * @throws {Refused} where it is not taken at all
 */
export const screenComment = async (
  req: PayloadRequest,
  rules: CommentRules,
  said: Said,
  sent: Sent,
  { addressHash, isMember, isModerated }: Sender,
): Promise<Verdict & { digest: string }> => {
  const digest = digestOf(said.body)
  const lately: Where[] = [
    { digest: { equals: digest } },
    { createdAt: { greater_than: new Date(Date.now() - day).toISOString() } },
    { status: { not_equals: 'withdrawn' } },
  ]
  const own: Where[] = [
    { article: { equals: sent.article } },
    { addressHash: { equals: addressHash } },
  ]
  if ((await count(req, [...lately, ...own])) > 0) throw new Refused('repeated')
  const letters = undisguise(said.body)[0]!.letters.length
  const { blocks, isBlockedAddress } = await blocksOf(req, addressHash)
  const verdict = screen(
    {
      said,
      isModerated,
      isKnown: isMember || (await isKnown(req, said.authorName, sent.email, addressHash)),
      isBlockedAddress,
      sameText: letters < shortestRepeated ? 0 : await count(req, lately),
      isHoneypotFilled: Boolean(sent.website),
      seconds: await secondsOf(req, rules, sent),
    },
    {
      blocks: [...rules.blocks, ...blocks],
      mostLinks: rules.mostLinks,
      minimumSeconds: rules.minimumSeconds,
      holdsNewNames: rules.holdNewNames,
    },
  )
  if (verdict.action === 'refuse') throw new Refused('blocked')
  return { ...verdict, digest }
}

const count = async (req: PayloadRequest, and: Where[]): Promise<number> => {
  const { totalDocs } = await req.payload.db.count({ collection: 'comments', where: { and }, req })
  return totalDocs
}

/** Somebody of this name has been approved before, from here or with the same e-mail address. */
const isKnown = async (
  req: PayloadRequest,
  authorName: string,
  email: string | null,
  addressHash: string,
): Promise<boolean> =>
  (await count(req, [
    { status: { equals: 'approved' } },
    { authorName: { equals: authorName } },
    {
      or: [
        { addressHash: { equals: addressHash } },
        ...(email === null ? [] : [{ email: { equals: email } }]),
      ],
    },
  ])) > 0

/** How long the form lay open; null without one. One form is one comment. */
const secondsOf = async (
  req: PayloadRequest,
  rules: CommentRules,
  { article, form, nonce }: Sent,
): Promise<number | null> => {
  if (form === null) {
    if (rules.proofOfWork > 0) throw new Refused('proofOfWork')
    return null
  }
  const age = formAge(req.payload, article, form)
  if (age === null || age > formLife) throw new Refused('formExpired')
  if (rules.proofOfWork > 0 && !hasWorked(form, nonce ?? '', rules.proofOfWork))
    throw new Refused('proofOfWork')
  const [, , signature = ''] = form.split('.')
  if (!(await useOnce(req, rules, signature, formLife))) throw new Refused('formExpired')
  return age
}
