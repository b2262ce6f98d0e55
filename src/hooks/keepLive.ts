import {
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type PayloadRequest,
} from 'payload'
import { decides, savingOf } from './saving.ts'
import { refusal } from '../request/refusal.ts'

type WriteArgs = { id?: string | number; data?: Record<string, unknown>; draft?: boolean }

/**
 * Keeps what is live and what was drafted last, where Payload would put one in the place of the other: a save that says
 * nothing of publishing goes into the newer draft of a published article (payload#13267), and a bulk update that publishes
 * takes each article as it was saved last.
 */
export const keepLive: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  const { id, data, draft } = args as WriteArgs
  if (operation !== 'update') return args
  // What goes into the trash is not a draft of it.
  if (draft) return data?.deletedAt ? { ...args, draft: false } : args
  const intoDraft =
    id === undefined
      ? data?._status === 'published'
      : !decides(data) && (await newerDraft(req, collection.slug, id)) !== null
  return intoDraft ? { ...args, draft: true } : args
}

/**
 * Keeps the newer draft of a published article in a bulk update, which starts from what is live: unpublished, the article is
 * what was drafted last; and a change that says nothing of publishing is refused, because one save cannot be a draft and
 * the next one not. So is one beside which a draft was saved at the same moment.
 * @throws {APIError} 409
 */
export const keepDraft: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const { draft, decides: isDecided, isBulk } = savingOf(req, collection.slug)
  const isUnpublished = isBulk && isDecided && data._status === 'draft'
  if (operation !== 'update' || draft || (isDecided && !isUnpublished)) return data
  const newer = await newerDraft(req, collection.slug, originalDoc.id)
  if (newer === null) return data
  if (isUnpublished) return { ...data, ...newer, _status: 'draft', deletedAt: data.deletedAt }
  throw refusal(req, 409, {
    ja: `公開中の記事「${originalDoc.title ?? ''}」には新しい下書きがあります。下書きに保存するなら draft=true を、公開・非公開を変えるなら _status を指定してください。`,
    en: `The published article “${originalDoc.title ?? ''}” has a newer draft. Say draft=true to save into it, or give _status to publish or unpublish.`,
  })
}

/** What was drafted over an article that is public and not in the trash; null where nothing was. */
const newerDraft = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string | number,
): Promise<Record<string, unknown> | null> => {
  const { db } = req.payload
  const live = await db.findOne<{ id: string; _status?: string; deletedAt?: string | null }>({
    collection,
    where: { id: { equals: id } },
    select: { _status: true, deletedAt: true },
    req,
  })
  if (live?._status !== 'published' || live.deletedAt) return null
  const { docs } = await db.findVersions<Record<string, unknown>>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
    req,
  })
  const latest = docs[0]?.version
  return latest?._status === 'draft' ? latest : null
}
