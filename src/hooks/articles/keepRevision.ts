import { APIError, type CollectionBeforeChangeHook, type PayloadRequest } from 'payload'
import { lastRevisedBy } from '../../database/lastRevisedBy.ts'
import { lockArticleRow } from '../../database/lockArticleRow.ts'
import { contextOf, take } from '../../request/context.ts'
import { inLanguage } from '../../request/inLanguage.ts'
import { userName } from '../../request/userName.ts'
import { savingOf } from '../../request/saving.ts'

/**
 * Numbers every save of an article, and refuses one that is based on an older state than the stored one: what somebody else
 * wrote meanwhile would be lost in silence. The base is the `revision` that was sent; who sends none changes what is stored last,
 * one after the other.
 * @throws {APIError} 409 `Outdated`, with the revision that is stored and who saved it
 */
export const keepRevision: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const revisedBy = userName(req.user)
  if (operation === 'create') return { ...data, revision: 1, revisedBy }
  const id = String(originalDoc.id)
  const { live, last } = take(contextOf(req).locked, id) ??
    (await lockArticleRow(req, id)) ?? { live: 0, last: 0 }
  const { base, isBulk } = savingOf(req, collection.slug)
  const read = Number(originalDoc.revision ?? 0)
  // A bulk update reads before it locks, and reads what is live where there may be a newer draft (`keepLive`).
  const isOutdated = base !== null ? base !== last : isBulk && read !== last && read !== live
  if (isOutdated) throw await outdated(req, id, last)
  return { ...data, revision: last + 1, revisedBy }
}

const outdated = async (req: PayloadRequest, id: string, revision: number): Promise<APIError> => {
  const by = await lastRevisedBy(req, id)
  const message = inLanguage(req, {
    ja: `${by ? `${by}さんが先に保存した` : '別の画面で先に保存された'}ため、保存しませんでした。入力した内容は失われていません。相手の版と見比べてください。`,
    en: `${by ?? 'Somebody'} has saved this article since; yours was not saved, and theirs is as it was. Compare the two.`,
  })
  const error = new APIError(message, 409, { revision, revisedBy: by }, true)
  error.name = 'Outdated'
  return error
}
