import type { LocalizedText } from '../manuscript/manuscript.ts'

/** How far the desk is with a draft: a writer hands it in, an editor gives it back or passes it. */
export type ReviewState = 'submitted' | 'returned' | 'passed'

/** What each is called. */
export const reviewWords = {
  submitted: { ja: '提出済み', en: 'Submitted' },
  returned: { ja: '差し戻し', en: 'Returned' },
  passed: { ja: '校了', en: 'Passed' },
} satisfies Record<ReviewState, LocalizedText>
