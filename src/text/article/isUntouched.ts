import type { Manuscript } from '../manuscript/manuscript.ts'

/** Whether nobody has written anything yet: the headings a new article opens with are no text. */
export const isUntouched = ({
  title,
  kicker,
  blocks,
  citations,
  eyecatch,
}: Pick<Manuscript, 'title' | 'kicker' | 'blocks' | 'citations' | 'eyecatch'>): boolean =>
  title.trim() === '' &&
  !kicker &&
  eyecatch === null &&
  citations.length === 0 &&
  blocks.every(({ kind, text }) => kind === 'heading' || (kind !== 'image' && text.trim() === ''))
