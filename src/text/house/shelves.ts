import type { LocalizedText } from '../manuscript/manuscript.ts'

/** What is asked of articles, as Payload's list takes it, by fields of the collection. */
export type Conditions = Record<string, unknown>

export type ShelfName = 'own' | 'submitted' | 'errors' | 'waiting' | 'today'

/** Articles by when readers get them, whatever is drafted over them: those that wait for their time, and those that became live today. */
export type ByTime = Record<'waiting' | 'today', (string | number)[]>

/** Who looks, and what was looked up. */
export type ShelfAsked = { user: string | number; byTime: ByTime }

/** Articles an editor looks for again and again: what they are called, and the question that finds them. A list shows one as `?shelf=`. */
export type Shelf = {
  name: ShelfName
  label: LocalizedText
  /** Where only the desk has them. */
  isReview?: boolean
  where: (asked: ShelfAsked) => Conditions
}

const among = (ids: (string | number)[]): Conditions =>
  ids.length > 0 ? { id: { in: ids } } : { id: { exists: false } }

export const shelves: Shelf[] = [
  {
    name: 'own',
    label: { ja: '自分の下書き', en: 'My drafts' },
    where: ({ user }) => ({ startedBy: { equals: user }, _status: { equals: 'draft' } }),
  },
  {
    name: 'submitted',
    label: { ja: '提出されたもの', en: 'Submitted' },
    isReview: true,
    where: () => ({ 'review.state': { equals: 'submitted' } }),
  },
  {
    name: 'errors',
    label: { ja: '要修正', en: 'With errors' },
    where: () => ({ 'proof.status': { equals: 'errors' } }),
  },
  {
    name: 'waiting',
    label: { ja: '公開待ち', en: 'Waiting for their time' },
    where: ({ byTime }) => among(byTime.waiting),
  },
  {
    name: 'today',
    label: { ja: '今日の公開', en: 'Published today' },
    where: ({ byTime }) => among(byTime.today),
  },
]

/** Payload stores an article when its form is opened, and nobody looks for one that is empty. What came in with its first save is none. */
export const begun: Conditions = {
  or: [
    { title: { exists: true } },
    { revision: { greater_than: 1 } },
    { excerpt: { exists: true } },
    { 'origin.key': { exists: true } },
  ],
}
