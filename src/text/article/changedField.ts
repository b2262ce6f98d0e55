import type { LocalizedText } from '../manuscript/manuscript.ts'
import type { ReviewState } from '../house/reviewStates.ts'
import type { ChangedLine } from './changedText.ts'

/** A field of an article that is another in one state of it than in another. */
export type ChangedField = {
  name: string
  label: LocalizedText
  /** How many of what: 本文 3か所, 出典 1件; null where a field is one thing. */
  count: { number: number; of: 'places' | 'items' } | null
  lines: ChangedLine[]
}

/** A state of an article that was saved. */
export type SavedState = {
  /** The id of the version. */
  id: string
  /** ISO 8601. */
  at: string
  /** Who saved it; null where nobody knows. */
  by: string | null
  isPublished: boolean
  /** Whether it is what readers see now. */
  isLive: boolean
  /** What is another than in the state before; null of the first one that is known. */
  changes: ChangedField[] | null
  /** What the desk did with it, and what was said of it; null where it did nothing. */
  step: { state: ReviewState | 'taken back'; note: string | null } | null
}

/** What was changed, in a few words: 本文 3か所、出典 1件. */
export const changeWords = ({ label, count }: ChangedField): LocalizedText =>
  count
    ? {
        ja: `${label.ja} ${count.number}${count.of === 'places' ? 'か所' : '件'}`,
        en: `${label.en} (${count.number})`,
      }
    : label
