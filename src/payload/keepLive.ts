import type { CollectionBeforeOperationHook } from 'payload'
import { newerDraft } from '../database/newerDraft.ts'
import { decides } from '../request/saving.ts'

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
