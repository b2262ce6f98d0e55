import type { CollectionAfterChangeHook } from 'payload'
import { contextOf } from '../../request/context.ts'
import { shownTime } from '../../text/japanese/shownTime.ts'
import { inLanguage } from '../../request/inLanguage.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** What Payload says of any save. */
const saved = new Set(['general:updatedSuccessfully', 'general:successfullyCreated'])

/** Has a save that readers see say so: Payload answers every one with the same words. */
export const sayPublished: CollectionAfterChangeHook = ({ doc, req }) => {
  if (doc._status !== 'published' || req.payloadAPI !== 'REST') return
  // What was live: Payload's `previousDoc` is the draft that was saved last.
  const { since = null } = contextOf(req).shown.get(String(doc.id)) ?? {}
  const said = inLanguage(req, words(doc.publishedAt as string | null, since !== null))
  const { t } = req
  req.t = ((key: string, vars: never) => (saved.has(key) ? said : t(key as never, vars))) as never
}

const words = (publishedAt: string | null, wasPublished: boolean): LocalizedText => {
  if (publishedAt && Date.parse(publishedAt) > Date.now()) {
    const at = shownTime(publishedAt)
    return {
      ja: `予約しました。${at}に読者に公開されます。`,
      en: `Booked: readers will see it from ${at} on.`,
    }
  }
  return wasPublished
    ? { ja: '更新しました。読者に見える内容が変わりました。', en: 'Updated: readers see it now.' }
    : { ja: '公開しました。', en: 'Published.' }
}
