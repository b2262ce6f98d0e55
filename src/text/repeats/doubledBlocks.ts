import { fold } from '../japanese/fold.ts'
import type { Comparable } from './units.ts'

/** How many blocks must stand twice in a row before even short ones are an accident, and the least of their characters. */
const minimum = { blocks: 3, characters: 10 }

/** Of a text that was doubled block by block: the blocks that say what the block before them says. */
export const doubledBlocks = (blocks: Comparable[]): number[] => {
  const again = blocks.flatMap(({ text, kind }, at) =>
    kind !== 'code' && text !== '' && same(text, blocks[at - 1]?.text) ? [at] : [],
  )
  const long = again.filter((at) => fold(blocks[at]!.text).length >= minimum.characters)
  return long.length >= minimum.blocks && long.length >= blocks.length / 5 ? again : []
}

/** Whether two texts are one; folding is left to those that may be. */
const same = (text: string, other: string | undefined): boolean =>
  other !== undefined &&
  (text === other ||
    (Math.abs(text.length - other.length) < 0.2 * text.length && fold(text) === fold(other)))
