import type { Manuscript } from '../manuscript/manuscript.ts'

/** Whether nobody has written anything yet: the headings a new article opens with are no text. */
export const isUntouched = ({
  title,
  kicker,
  blocks,
  citations,
}: Pick<Manuscript, 'title' | 'kicker' | 'blocks' | 'citations'>): boolean =>
  title.trim() === '' &&
  !kicker &&
  citations.length === 0 &&
  blocks.every(({ kind, text }) => kind === 'heading' || (kind !== 'image' && text.trim() === ''))
