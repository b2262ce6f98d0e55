import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook } from 'payload'
import { touchArticle, touchDeleted } from '../../published/touch.ts'
import { savingOf } from '../../request/saving.ts'

/** What readers get follows the live article, in its transaction; a draft beside it changes nothing they see. */
export const enterArticle: CollectionAfterChangeHook = async ({
  collection,
  data,
  doc,
  operation,
  req,
}) => {
  const isDraft = savingOf(req, collection.slug).draft && data._status !== 'published'
  if (!isDraft || operation === 'create') await touchArticle(req, String(doc.id))
  return doc
}

/** What readers got of an article goes with it. */
export const leaveArticle: CollectionBeforeDeleteHook = ({ id, req }) =>
  touchDeleted(req, String(id))
