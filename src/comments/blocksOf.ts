import type { PayloadRequest } from 'payload'
import type { Block, BlockAction } from '../text/comments/blocklist.ts'
import { slugOf } from '../slugs.ts'

type Entry = { kind: string; value: string; action?: BlockAction }

/** The entries editors have written, but those that have expired. */
export const blocksOf = async (
  req: PayloadRequest,
  addressHash: string | null,
): Promise<{ blocks: Block[]; isBlockedAddress: boolean }> => {
  const { docs } = await req.payload.db.find<Entry>({
    collection: slugOf(req, 'comment-blocks') as never,
    where: {
      or: [
        { expiresAt: { exists: false } },
        { expiresAt: { greater_than: new Date().toISOString() } },
      ],
    },
    pagination: false,
    limit: 0,
    select: { kind: true, value: true, action: true },
    req,
  })
  return {
    blocks: docs.filter(({ kind }) => kind !== 'address') as Block[],
    isBlockedAddress:
      addressHash !== null &&
      docs.some(({ kind, value }) => kind === 'address' && value === addressHash),
  }
}
