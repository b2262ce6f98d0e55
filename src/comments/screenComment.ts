import { createHash } from 'node:crypto'
import type { PayloadRequest, Where } from 'payload'
import { searchable, type Said, type Searchable } from '../text/comments/blocklist.ts'
import { screen, type Circumstances, type Verdict } from '../text/comments/screen.ts'
import { blocksOf } from './blocksOf.ts'
import type { CommentSettings } from './options.ts'
import { Refused } from './refused.ts'
import { slugOf } from '../slugs.ts'

/** Who sends a comment, and how it came. */
type Coming = Pick<Circumstances, 'isModerated' | 'isHoneypotFilled' | 'seconds'> & {
  /** Null where it has been forgotten. */
  addressHash: string | null
  /** Whether the sender is known already: a member, or somebody who changes what was approved. */
  isKnown: boolean
  /** A comment that is changed, which is no repetition of itself. */
  itself?: string
}

/** The same for two texts that are the same but for disguise; 32 hexadecimal digits. */
const digestOf = ({ body }: Searchable): string =>
  createHash('sha256')
    .update(body[0]!.letters.map(({ is }) => is).join(''))
    .digest('hex')
    .slice(0, 32)

/** Shorter texts are said by many: 「ありがとうございます」. */
const minRepeatedLength = 20

/**
 * Looks a comment over with what the database knows of it and its sender. Outside of any transaction: it takes its time.
 * @throws {Refused} `blocked`
 */
export const screenComment = async (
  req: PayloadRequest,
  settings: CommentSettings,
  said: Said,
  { addressHash, isKnown, itself, ...coming }: Coming,
): Promise<Verdict & { digest: string }> => {
  const read = searchable(said)
  const digest = digestOf(read)
  const { blocks, isBlockedAddress } = await blocksOf(req, addressHash)
  const isLong = read.body[0]!.letters.length >= minRepeatedLength
  const verdict = screen(
    {
      ...coming,
      said: read,
      isKnown: isKnown || (await wasApproved(req, said.authorName, addressHash)),
      isBlockedAddress,
      sameText: isLong
        ? await count(req, [
            ...lately(digest),
            ...(itself === undefined ? [] : [{ id: { not_equals: itself } }]),
          ])
        : 0,
    },
    {
      blocks: [...settings.blocks, ...blocks],
      maxLinks: settings.maxLinks,
      minimumSeconds: settings.minimumSeconds,
      holdsNewNames: settings.holdNewNames,
    },
  )
  if (verdict.action === 'refuse') throw new Refused('blocked')
  return { ...verdict, digest }
}

/**
 * Refuses what the same reader has said under the same article in the last day; what was taken back may be said again.
 * @throws {Refused} `repeated`
 */
export const refuseRepeated = async (
  req: PayloadRequest,
  article: string | number,
  addressHash: string,
  digest: string,
): Promise<void> => {
  const bySameReader: Where[] = [
    { article: { equals: article } },
    { addressHash: { equals: addressHash } },
    { status: { not_equals: 'withdrawn' } },
  ]
  if ((await count(req, [...lately(digest), ...bySameReader])) > 0) throw new Refused('repeated')
}

const day = 86_400_000

const lately = (digest: string): Where[] => [
  { digest: { equals: digest } },
  { createdAt: { greater_than: new Date(Date.now() - day).toISOString() } },
]

const count = async (req: PayloadRequest, and: Where[]): Promise<number> => {
  const { totalDocs } = await req.payload.db.count({
    collection: slugOf(req, 'comments'),
    where: { and },
    req,
  })
  return totalDocs
}

/** Whether somebody of this name has been approved before, from the same address. An e-mail address proves nobody. */
const wasApproved = async (
  req: PayloadRequest,
  authorName: string,
  addressHash: string | null,
): Promise<boolean> =>
  addressHash !== null &&
  (await count(req, [
    { status: { equals: 'approved' } },
    { authorName: { equals: authorName } },
    { addressHash: { equals: addressHash } },
  ])) > 0
