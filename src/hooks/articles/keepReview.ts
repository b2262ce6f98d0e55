import type { CollectionBeforeChangeHook } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { contextOf } from '../../request/context.ts'
import { refusal } from '../../request/refusal.ts'
import { userName } from '../../request/userName.ts'
import type { ReviewState } from '../../text/house/reviewStates.ts'

type Review = {
  state?: ReviewState | null
  note?: string | null
  by?: string | null
  at?: string | null
}

const none = { state: null, note: null, by: null, at: null }

/**
 * Keeps who may do what at the desk: a writer hands in and takes back, an editor gives back and passes. Published, an article is
 * with nobody. What a writer changes in a draft that was passed is handed in again: what was passed is what was read.
 * @throws {APIError} 403
 */
export const keepReview: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  if (data._status === 'published') return { ...data, review: none }
  const before = (operation === 'update' ? (originalDoc?.review as Review | undefined) : null) ?? {}
  const given = (data.review as Review | undefined) ?? {}
  const was = before.state ?? null
  const wanted = given.state === undefined ? was : given.state
  const isEditor = !req.user || isStaff(req, 'admin', 'editor')
  if (wanted !== was) {
    if (!isEditor && (wanted === 'returned' || wanted === 'passed'))
      throw refusal(req, 403, {
        ja: '差し戻しと校了は編集者だけができます。',
        en: 'Only editors give back and pass.',
      })
    if (wanted === 'submitted') contextOf(req).submitted.add(String(originalDoc?.id ?? ''))
    const at = new Date().toISOString()
    const review = { state: wanted, note: given.note ?? null, by: userName(req.user), at }
    return { ...data, review: wanted === null ? none : review }
  }
  const isChanged =
    was === 'passed' &&
    !isEditor &&
    ['title', 'body', 'citations'].some(
      (name) =>
        data[name] !== undefined &&
        JSON.stringify(data[name]) !== JSON.stringify(originalDoc[name]),
    )
  return { ...data, review: isChanged ? { ...before, state: 'submitted' } : before }
}
