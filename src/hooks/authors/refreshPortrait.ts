import type { CollectionAfterChangeHook } from 'payload'
import { recountPublicity } from '../../database/publicity.ts'
import { relationId } from '../../text/article/fromArticle.ts'

/** An author's picture is public with the articles that name them; another one takes its place. */
export const refreshPortrait: CollectionAfterChangeHook = async ({ doc, previousDoc, req }) => {
  const [now, before] = [relationId(doc.picture), relationId(previousDoc?.picture)]
  if (now !== before)
    await recountPublicity(
      req,
      'media',
      [now, before].filter((id) => id !== null),
    )
  return doc
}
