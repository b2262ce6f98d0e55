import type { Block } from './manuscript.ts'

/** The mark a line of a list begins with, as people write it. */
export const bullet = /^([・･•●◦‣▪►✓]\s*|[-*+–]\s+|[⇨→⇒☞➡]\s*)(?=\S)/

/** Whether a block is a point of a list: an item, or lines that begin with its mark, as somebody types them. */
export const isPoint = ({ kind, text }: Pick<Block, 'kind' | 'text'>): boolean =>
  kind === 'item' || (kind === 'paragraph' && text.split('\n').every((line) => bullet.test(line)))

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
