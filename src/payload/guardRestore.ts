import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'
import { isId } from '../database/ids.ts'
import { relationId } from '../text/article/fromArticle.ts'
import { refusal } from '../request/refusal.ts'
import { slugOf } from '../slugs.ts'

type Version = { parent?: unknown; version?: { _status?: string } }

/** Whether restoring a version as it is would take a live article from its readers. */
export const wouldUnpublish = async (req: PayloadRequest, id: string): Promise<boolean> => {
  if (!isId(req, id)) return false
  const { db } = req.payload
  const collection = slugOf(req, 'articles')
  const { docs } = await db.findVersions<Record<string, unknown>>({
    collection,
    where: { id: { equals: id } },
    limit: 1,
    pagination: false,
    req,
  })
  const { parent, version } = (docs[0] ?? {}) as Version
  if (!parent || version?._status === 'published') return false
  const live = await db.findOne<{ id: string; _status?: string }>({
    collection,
    where: { id: { equals: relationId(parent) } },
    select: { _status: true },
    req,
  })
  return live?._status === 'published'
}

/**
 * Refuses to restore a draft over a live article, which would unpublish it: Payload writes the version's own status into the
 * live row. REST restores it as a draft instead (`restoreVersion`); here the arguments are fixed already.
 * @throws {APIError} 409
 */
export const guardRestore: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation !== 'restoreVersion') return
  const { draft, id } = args as { draft?: boolean; id?: unknown }
  if (draft || !(await wouldUnpublish(req, String(id)))) return
  throw refusal(req, 409, {
    ja: 'この版は下書きで、記事は公開中です。draft: true を指定して下書きとして復元してください。',
    en: 'This version is a draft and the article is live. Restore it with draft: true.',
  })
}
