import { fold } from '../japanese/fold.ts'
import type { Block } from '../manuscript/manuscript.ts'

/** The least folded characters of a title that is not simply a word of the text. */
const minLength = 8

// What stands before a title that is set as a heading.
const mark = /^[■□◆◇●○▼▽▶★☆#]+/

/** The blocks that say the title once more and nothing else. */
export const titleAgain = (blocks: Pick<Block, 'kind' | 'text'>[], title: string): number[] => {
  const key = fold(title)
  if (key.length < minLength) return []
  return blocks.flatMap(({ kind, text }, at) =>
    (kind === 'paragraph' || kind === 'heading') && fold(text).replace(mark, '') === key
      ? [at]
      : [],
  )
}
