import type { LocalizedText } from '../manuscript/manuscript.ts'

/** What is asked of articles, as Payload's list takes it, by fields of the collection. */
export type Conditions = Record<string, unknown>

export type ShelfName = 'own' | 'submitted' | 'errors' | 'waiting' | 'today'

/** Who looks, when, and the ids of the articles whose publication is booked. */
export type ShelfAsked = { user: string | number; now: Date; booked: (string | number)[] }

/** Articles an editor looks for again and again: what they are called, and the question that finds them. A list shows one as `?shelf=`. */
export type Shelf = {
  name: ShelfName
  label: LocalizedText
  /** Where only the desk has them. */
  isReview?: boolean
  where: (asked: ShelfAsked) => Conditions
}

const jst = 9 * 3_600_000
const day = 86_400_000

/** When the day of an instant begins in Japan. */
const beginOf = (at: Date): Date => new Date(Math.floor((at.getTime() + jst) / day) * day - jst)

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
    where: ({ now, booked }) => ({
      or: [
        {
          and: [
            { _status: { equals: 'published' } },
            { publishedAt: { greater_than: now.toISOString() } },
          ],
        },
        ...(booked.length > 0 ? [{ id: { in: booked } }] : []),
      ],
    }),
  },
  {
    name: 'today',
    label: { ja: '今日の公開', en: 'Published today' },
    where: ({ now }) => ({
      _status: { equals: 'published' },
      publishedAt: {
        greater_than_equal: beginOf(now).toISOString(),
        less_than_equal: now.toISOString(),
      },
    }),
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
