import { cutBlocks, repairOf } from '../manuscript/cuts.ts'
import type { Block, Repair } from '../manuscript/manuscript.ts'
import { findRepeats } from './findRepeats.ts'

/** Blocks without the repeats that are above the evidence bar, and what was taken out of them. */
export const takeOutRepeats = (blocks: Block[]): { blocks: Block[]; repairs: Repair[] } => {
  const certain = findRepeats(blocks).filter((repeat) => repeat.certain)
  const cuts = certain.flatMap((repeat) => repeat.cuts)
  return {
    blocks: cutBlocks(blocks, cuts).filter((block) => block !== null),
    repairs: certain.map((repeat) => repairOf(blocks, repeat.cuts, 'repeatedText')),
  }
}
