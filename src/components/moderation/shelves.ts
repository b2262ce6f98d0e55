import type { Shelf } from '../../text/comments/queuedComment.ts'
import type { LocalizedText } from '../../text/manuscript/manuscript.ts'

/** What the queue's tabs are called. */
export const shelfWords: Record<Shelf | 'log', LocalizedText> = {
  pending: { ja: '承認待ち', en: 'Pending' },
  reported: { ja: '通報あり', en: 'Reported' },
  approved: { ja: '承認済み', en: 'Approved' },
  rejected: { ja: '却下・取り下げ', en: 'Rejected and withdrawn' },
  spam: { ja: 'スパム', en: 'Spam' },
  log: { ja: '記録', en: 'Log' },
}

/** What is said of a tab that has nothing. */
export const emptyWords: Record<Shelf, LocalizedText> = {
  pending: {
    ja: '承認待ちのコメントはありません。おつかれさまでした。',
    en: 'No comments are waiting. Well done.',
  },
  reported: { ja: '通報されたコメントはありません。', en: 'Nothing was reported.' },
  approved: { ja: '承認したコメントはまだありません。', en: 'Nothing was approved yet.' },
  rejected: { ja: '却下したコメントはありません。', en: 'Nothing was rejected.' },
  spam: { ja: 'スパムはありません。', en: 'There is no spam.' },
}
