import type { Block } from './manuscript.ts'
import { blockText } from './toText.ts'

/** A piece of a block: `[start, end)` of its text. */
export type Cut = { block: number; start: number; end: number }

/** Blocks without these pieces, `null` where nothing is left of one; the places stay what they were. */
export const cutBlocks = (blocks: Block[], cuts: Cut[]): (Block | null)[] => {
  const byBlock = Map.groupBy(cuts, ({ block }) => block)
  return blocks.map((block, at) => {
    const own = byBlock.get(at)
    if (!own) return block
    let { text } = block
    for (const { start, end } of own.toSorted((a, b) => b.start - a.start))
      text = text.slice(0, start) + text.slice(end)
    return text.trim() ? { ...block, text: text.trim() } : null
  })
}

/** What these pieces say, a line a piece. */
export const cutText = (blocks: Block[], cuts: Cut[]): string =>
  cuts
    .map(({ block, start, end }) =>
      blockText({ ...blocks[block]!, text: blocks[block]!.text.slice(start, end) }),
    )
    .join('\n')
