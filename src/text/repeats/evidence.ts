import type { Block } from '../manuscript/manuscript.ts'
import type { Chain } from './chain.ts'
import type { Unit } from './units.ts'

/** How sure a repeat is: `certain` ones are taken out, `likely` ones only reported, the rest is how people write. */
export type Verdict = 'certain' | 'likely' | 'meant'

// Folded characters of prose. In real text a prose line of 60 characters or more repeats on purpose in 0.3 % of
// articles; the longest verbatim repeat that is meant in the real pages has 53.
const least = { run: 60, alone: 70, report: 40 }

/** Judges a chain by its prose: how much of it, how many sentences, whole paragraphs or parts. */
export const judge = (
  chain: Chain,
  units: Unit[],
  blocks: Pick<Block, 'kind' | 'text'>[],
): Verdict => {
  const carried = chain.pairs.filter(([i, j]) => units[i]!.prose && units[j]!.prose)
  const exact = carried.filter(([i, j]) => units[i]!.key === units[j]!.key)
  const characters = exact.reduce((sum, [, j]) => sum + units[j]!.key.length, 0)
  const paragraphs = new Set(carried.map(([, j]) => units[j]!.block)).size
  const wholeBlock = coversBlock(chain, units, blocks)
  if (chain.figuresDiffer || chain.slips > exact.length)
    return characters >= least.report ? 'likely' : 'meant'
  if (carried.length >= 2 && characters >= least.run && (wholeBlock || carried.length >= 3))
    return 'certain'
  if (carried.length >= 1 && wholeBlock && characters >= least.alone) return 'certain'
  return characters >= least.report && paragraphs >= 1 && wholeBlock ? 'likely' : 'meant'
}

/** Whether the copy holds at least one prose block from its first to its last sentence. */
const coversBlock = (
  chain: Chain,
  units: Unit[],
  blocks: Pick<Block, 'kind' | 'text'>[],
): boolean => {
  const covered = new Map<number, number>()
  for (const [, j] of chain.pairs) {
    const { block, start, end } = units[j]!
    covered.set(block, (covered.get(block) ?? 0) + end - start)
  }
  return [...covered].some(
    ([block, length]) =>
      blocks[block]!.kind === 'paragraph' && length >= blocks[block]!.text.length,
  )
}
