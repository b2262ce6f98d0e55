import { sameFigures, similar } from './similar.ts'
import type { Unit } from './units.ts'

/** Pairs of units that stand in the same order twice: a stretch of text and its copy. */
export type Chain = {
  /** `[first, again]` unit indexes, both ascending. */
  pairs: [first: number, again: number][]
  /** How many pairs are equal only nearly. */
  slips: number
  /** Whether a pair states other figures: then it is another version, not a copy. */
  figuresDiffer: boolean
}

/** The most units that may be new, or missing, between two pairs of one chain. */
const widestGap = 6

/**
 * Follows a copy from one pair of equal units, backwards to `floor` and forwards, over slips of the keyboard and small gaps.
 */
export const growChain = (units: Unit[], first: number, again: number, floor: number): Chain => {
  const chain: Chain = { pairs: [[first, again]], slips: 0, figuresDiffer: false }
  let [i, j] = [first - 1, again - 1]
  // Backwards only what is equal: short headings over the first sentence ride along.
  while (i >= 0 && j >= floor && j > first && units[i]!.key === units[j]!.key)
    chain.pairs.unshift([i--, j--])
  ;[i, j] = [first + 1, again + 1]
  const end = again
  while (j < units.length && i < end) {
    const step = nextPair(units, i, j, end)
    if (!step) break
    ;[i, j] = [i + step.skipFirst, j + step.skipAgain]
    if (step.slip) {
      chain.slips++
      chain.figuresDiffer ||= !sameFigures(units[i]!.key, units[j]!.key)
    }
    chain.pairs.push([i++, j++])
  }
  return chain
}

type Step = { skipFirst: number; skipAgain: number; slip: boolean }

const nextPair = (units: Unit[], i: number, j: number, end: number): Step | null => {
  const equal = (a: number, b: number): boolean =>
    i + a < end && j + b < units.length && units[i + a]!.key === units[j + b]!.key
  if (equal(0, 0)) return { skipFirst: 0, skipAgain: 0, slip: false }
  if (similar(units[i]!.key, units[j]!.key)) return { skipFirst: 0, skipAgain: 0, slip: true }
  for (let gap = 1; gap <= widestGap; gap++)
    for (let a = 0; a <= gap; a++) {
      const b = gap - a
      if (equal(a, b) && (units[j + b]!.prose || equal(a + 1, b + 1)))
        return { skipFirst: a, skipAgain: b, slip: false }
    }
  return null
}
