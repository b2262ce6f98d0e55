import { blockText } from '../manuscript/toText.ts'
import type { Block, Repair } from '../manuscript/manuscript.ts'
import { findRepeats, type Repeat } from './findRepeats.ts'

/** Blocks without the repeats that are above the evidence bar, and what was taken out of them. */
export const takeOutRepeats = (blocks: Block[]): { blocks: Block[]; repairs: Repair[] } => {
  const certain = findRepeats(blocks).filter((repeat) => repeat.certain)
  return {
    blocks: cutBlocks(blocks, certain),
    repairs: certain.map((repeat) => ({
      rule: 'repeatedText',
      place: `body.${repeat.again[0]}`,
      text: repeatText(blocks, repeat),
    })),
  }
}

/** What a repeat takes out, as text, a line a block. */
export const repeatText = (blocks: Block[], { cuts }: Repeat): string =>
  cuts
    .map(({ block, start, end }) =>
      blockText({ ...blocks[block]!, text: blocks[block]!.text.slice(start, end) }),
    )
    .join('\n')

const cutBlocks = (blocks: Block[], repeats: Repeat[]): Block[] => {
  const cuts = Map.groupBy(
    repeats.flatMap((repeat) => repeat.cuts),
    ({ block }) => block,
  )
  return blocks.flatMap((block, at) => {
    const own = cuts.get(at)
    if (!own) return [block]
    let text = block.text
    for (const { start, end } of own.toSorted((a, b) => b.start - a.start))
      text = text.slice(0, start) + text.slice(end)
    return text.trim() ? [{ ...block, text: text.trim() }] : []
  })
}
