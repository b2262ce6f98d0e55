import type { LocalizedText } from '../manuscript/manuscript.ts'

/** What a comment may be; readers see the approved ones. */
export const statusWords = {
  pending: { ja: '承認待ち', en: 'Pending' },
  approved: { ja: '承認済み', en: 'Approved' },
  rejected: { ja: '却下', en: 'Rejected' },
  spam: { ja: 'スパム', en: 'Spam' },
  withdrawn: { ja: '本人が取り下げ', en: 'Withdrawn' },
} satisfies Record<string, LocalizedText>

export type CommentStatus = keyof typeof statusWords
