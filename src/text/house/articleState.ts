import type { LocalizedText } from '../manuscript/manuscript.ts'
import { reviewWords, type ReviewState } from './reviewStates.ts'

/** What readers see of an article, what waits, and how far the desk is with it. */
export type ArticleState = {
  kind: 'draft' | 'public' | 'changed' | 'waiting' | 'withdrawn' | 'trashed'
  /** When it will be published, ISO 8601; null where nothing is booked. */
  at: string | null
  review: ReviewState | null
  /** Whether it is booked and will be refused then, as it was saved last. */
  isStopped?: true
}

const words: Record<ArticleState['kind'], LocalizedText> = {
  draft: { ja: '下書き', en: 'Draft' },
  public: { ja: '公開中', en: 'Public' },
  changed: { ja: '公開中・下書きあり', en: 'Public, with a draft' },
  waiting: { ja: '予約', en: 'Scheduled' },
  withdrawn: { ja: '取り下げ済み', en: 'Withdrawn' },
  trashed: { ja: 'ゴミ箱', en: 'In the trash' },
}

/** A state in one word that is true; `time` writes an instant. */
export const stateWords = (
  { kind, at, review, isStopped }: ArticleState,
  time: (at: string) => string,
): LocalizedText => {
  const booked = at === null ? '' : ` ${time(at)}`
  const { ja, en } = words[at !== null && kind === 'draft' ? 'waiting' : kind]
  const stopped = isStopped ? { ja: '・要修正', en: ', with errors' } : { ja: '', en: '' }
  const own = { ja: `${ja}${booked}${stopped.ja}`, en: `${en}${booked}${stopped.en}` }
  if (review === null || kind === 'public' || kind === 'trashed') return own
  const reviewed = reviewWords[review]
  return kind === 'draft' && at === null
    ? reviewed
    : { ja: `${own.ja}・${reviewed.ja}`, en: `${own.en}, ${reviewed.en.toLowerCase()}` }
}
