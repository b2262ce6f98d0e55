import type { CollectionAfterChangeHook } from 'payload'
import { afterCommit } from '../../database/afterCommit.ts'
import { contextOf } from '../../request/context.ts'
import { userName } from '../../request/userName.ts'

/** Mails the desk that a draft was handed in, once it really is. */
export const tellDesk =
  (to: string[]): CollectionAfterChangeHook =>
  async ({ collection, doc, operation, req }) => {
    const { submitted } = contextOf(req)
    const isHandedIn = submitted.delete(operation === 'create' ? '' : String(doc.id))
    if (!isHandedIn || to.length === 0) return doc
    const { payload } = req
    const { serverURL, routes } = payload.config
    const title = String(doc.title ?? '').trim() || '（無題）'
    const by = userName(req.user)
    await afterCommit(req, async () => {
      await payload.sendEmail({
        to,
        subject: `提出：${title}`,
        text: [
          `${by ? `${by}さんが` : ''}「${title}」をデスクに提出しました。`,
          ...(doc.review?.note ? [String(doc.review.note)] : []),
          `読む： ${serverURL}${routes.admin}/collections/${collection.slug}/${doc.id}`,
        ].join('\n\n'),
      })
    })
    return doc
  }
