import {
  APIError,
  type CollectionBeforeChangeHook,
  type CollectionBeforeOperationHook,
  type CollectionSlug,
  type PayloadRequest,
} from 'payload'
import { inLanguage } from './inLanguage.ts'
import { decides, savingOf } from './saving.ts'

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
  if (operation !== 'update' || draft) return args
  const intoDraft =
    id === undefined
      ? data?._status === 'published'
      : !decides(data) && (await hasNewerDraft(req, collection.slug, id))
  return intoDraft ? { ...args, draft: true } : args
}

/**
 * Refuses to change a published article that has a newer draft in a bulk update that says nothing of publishing: one save
 * cannot be a draft and the next one not. So does a draft that was saved at the same moment.
 * @throws {APIError} 409
 */
export const refuseUnpublishing: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const saving = savingOf(req, collection.slug)
  if (operation !== 'update' || saving.draft || saving.decides) return data
  if (!(await hasNewerDraft(req, collection.slug, originalDoc.id))) return data
  throw new APIError(
    inLanguage(req, {
      ja: `公開中の記事「${originalDoc.title ?? ''}」には新しい下書きがあります。下書きに保存するなら draft=true を、公開・非公開を変えるなら _status を指定してください。`,
      en: `The published article “${originalDoc.title ?? ''}” has a newer draft. Say draft=true to save into it, or give _status to publish or unpublish.`,
    }),
    409,
    null,
    true,
  )
}

const hasNewerDraft = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string | number,
): Promise<boolean> => {
  const { db } = req.payload
  const live = await db.findOne<{ id: string; _status?: string }>({
    collection,
    where: { id: { equals: id } },
    select: { _status: true },
    req,
  })
  if (live?._status !== 'published') return false
  const { docs } = await db.findVersions<{ _status?: string }>({
    collection,
    where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
    limit: 1,
    pagination: false,
    select: { version: { _status: true } },
    req,
  })
  return docs[0]?.version._status === 'draft'
}
