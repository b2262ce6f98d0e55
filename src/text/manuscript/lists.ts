import type { Block } from './manuscript.ts'

/** Whether an item is numbered. */
export const isOrdered = ({ marker = '' }: Pick<Block, 'marker'>): boolean => /^\d/.test(marker)

/** The items from here that are one list: until something else comes, or a list of another kind at the top. */
export const listFrom = (blocks: Block[], at: number): Block[] => {
  let to = at
  const first = blocks[to]!
  while (
    blocks[to]?.kind === 'item' &&
    ((blocks[to]!.depth ?? 0) > 0 || isOrdered(blocks[to]!) === isOrdered(first))
  )
    to++
  return blocks.slice(at, to)
}
