import type { Block, Repair } from './manuscript.ts'
import { blocksText } from './blockText.ts'
import type { KnowsSections } from './sections.ts'
import { keyOfThing, type Thing } from './thing.ts'

/** A piece of a block: `[start, end)` of its text. */
export type Cut = { block: number; start: number; end: number }

/** Blocks without these pieces, `null` where nothing is left of one; the places stay what they were. */
export const cutBlocks = (blocks: Block[], cuts: Cut[]): (Block | null)[] => {
  const byBlock = Map.groupBy(cuts, ({ block }) => block)
  return blocks.map((block, at) => {
    const blockCuts = byBlock.get(at)
    if (!blockCuts) return block
    const left = blockCuts
      .toSorted((a, b) => b.start - a.start)
      .reduce((rest, { start, end }) => withoutStretch(rest, start, end), block)
    const front = left.text.length - left.text.trimStart().length
    const { text, ...rest } = withoutFront(left, front)
    return text.trim() ? { ...rest, text: text.trim() } : null
  })
}

/** A block without its first characters; what it carries moves with its text. */
export const withoutFront = (block: Block, length: number): Block =>
  withoutStretch(block, 0, length)

const withoutStretch = (block: Block, start: number, end: number): Block => {
  const moved = (at: number): number => (at <= start ? at : Math.max(start, at - (end - start)))
  const carries = block.carries
    ?.map((carried) => ({ ...carried, start: moved(carried.start), end: moved(carried.end) }))
    .filter(
      (carried, n) =>
        carried.end > carried.start || block.carries![n]!.start === block.carries![n]!.end,
    )
  const { carries: _before, ...rest } = block
  return {
    ...rest,
    text: block.text.slice(0, start) + block.text.slice(end),
    ...(carries && carries.length > 0 && { carries }),
  }
}

/** The things a piece takes away with it. */
export const carriedIn = (
  { text, carries = [] }: Pick<Block, 'text' | 'carries'>,
  { start, end }: Cut,
): Thing[] =>
  carries
    .filter(
      (carried) =>
        (carried.start < end && carried.end > start) ||
        // What has no length goes with the text beside it.
        (carried.start === carried.end && carried.start >= start && carried.end <= end) ||
        (start === 0 && end === text.length),
    )
    .map(({ thing }) => thing)

/** The things that stay in blocks without these pieces, by their keys. */
export const stayingIn = (blocks: Pick<Block, 'text' | 'carries'>[], cuts: Cut[]): Set<string> => {
  const byBlock = Map.groupBy(cuts, ({ block }) => block)
  return new Set(
    blocks.flatMap((block, at) => {
      const gone = (byBlock.get(at) ?? []).flatMap((cut) => carriedIn(block, cut).map(keyOfThing))
      return (block.carries ?? [])
        .map(({ thing }) => keyOfThing(thing))
        .filter((key) => !gone.includes(key))
    }),
  )
}

/** What these pieces say, a line a piece. */
export const cutText = (blocks: Block[], cuts: Cut[], house: KnowsSections): string =>
  blocksText(pieces(blocks, cuts), house)

const pieces = (blocks: Block[], cuts: Cut[]): Block[] =>
  cuts.map(({ block, start, end }) => ({
    ...blocks[block]!,
    text: blocks[block]!.text.slice(start, end),
  }))

/** The record of pieces a rule took out. */
export const repairOf = (
  blocks: Block[],
  cuts: Cut[],
  rule: string,
  house: KnowsSections,
): Repair => {
  const places = new Set(cuts.map(({ block }) => block))
  const first = Math.min(...places)
  let behind = first - 1
  while (places.has(behind)) behind--
  return {
    rule,
    place: `body.${first}`,
    text: cutText(blocks, cuts, house),
    blocks: pieces(blocks, cuts),
    behind: blocks[behind]?.text ?? null,
  }
}
