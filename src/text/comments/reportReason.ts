import type { LocalizedText } from '../manuscript/manuscript.ts'

/** What readers may report a comment for. */
export const reportWords = {
  spam: { ja: '宣伝・スパム', en: 'Spam' },
  abuse: { ja: '中傷・差別', en: 'Abuse' },
  privacy: { ja: '個人情報', en: 'Privacy' },
  other: { ja: 'その他', en: 'Other' },
} satisfies Record<string, LocalizedText>

/** Why a reader reports a comment. */
export type ReportReason = keyof typeof reportWords

/** Whether a value of a request is one of them. */
export const isReportReason = (value: unknown): value is ReportReason =>
  typeof value === 'string' && Object.hasOwn(reportWords, value)
