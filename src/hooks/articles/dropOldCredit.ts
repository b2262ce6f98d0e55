import type { CollectionBeforeChangeHook } from 'payload'
import { relationId } from '../../text/article/fromArticle.ts'

type Credit = Record<string, unknown> | null | undefined

const fieldsOf = (credit: Credit): string =>
  JSON.stringify(['text', 'url', 'kind', 'licence'].map((name) => credit?.[name] || null))

/** Takes the credit the text stated for one picture away when another takes its place, unless it was written anew. */
export const dropOldCredit: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const [before, now] = [relationId(originalDoc?.eyecatch), relationId(data.eyecatch)]
  const isOld =
    fieldsOf(data.eyecatchCredit as Credit) === fieldsOf(originalDoc?.eyecatchCredit as Credit)
  return before !== null && now !== null && before !== now && isOld
    ? { ...data, eyecatchCredit: { text: null, url: null, kind: null, licence: null } }
    : data
}
