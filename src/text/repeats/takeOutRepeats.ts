import { cutBlocks, repairOf } from '../manuscript/cuts.ts'
import type { Block, Repair } from '../manuscript/manuscript.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { findRepeats } from './findRepeats.ts'

/** Blocks without the repeats that are above the evidence bar, and what was taken out of them. */
export const takeOutRepeats = (
  blocks: Block[],
  house: KnowsSections,
): { blocks: Block[]; repairs: Repair[] } => {
  const certain = findRepeats(blocks, house).filter((repeat) => repeat.certain)
  const cuts = certain.flatMap((repeat) => repeat.cuts)
  return {
    blocks: cutBlocks(blocks, cuts).filter((block) => block !== null),
    repairs: certain.map(({ cuts: own, added }) => ({
      ...repairOf(blocks, own, 'repeatedText', house),
      ...(added.length > 0 && { added }),
    })),
  }
}
