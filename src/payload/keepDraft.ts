import type { CollectionBeforeChangeHook } from 'payload'
import { newerDraft } from '../database/newerDraft.ts'
import { refusal } from '../request/refusal.ts'
import { savingOf } from '../request/saving.ts'

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
