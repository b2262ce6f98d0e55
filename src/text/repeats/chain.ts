import { sameFigures, similar } from './similar.ts'
import type { Unit } from './units.ts'

/** One unit of a text beside the unit of its copy. */
export type Pair = {
  first: number
  again: number
  /** `equal`; `slip`: a few characters differ; `figures`: the figures do; `cut`: one of them breaks off. */
  how: 'equal' | 'slip' | 'figures' | 'cut'
}

/** Pairs of units that stand in the same order twice: a stretch of text and its copy. */
export type Chain = Pair[]

/** The most units that may be new, or missing, between two pairs of one chain. */
const widestGap = 6

/** How many pairs make a copy, and the least share of character pairs a slip needs inside of one and anywhere else. */
const established = 8
const shared = { alone: 0.7, within: 0.5 }

/** The least characters of a text that breaks off. */
const leastCut = 8

/**
 * Follows a copy from one pair of equal units, backwards to `floor` and forwards, over slips of the keyboard and small gaps.
 */
export const growChain = (units: Unit[], first: number, again: number, floor: number): Chain => {
  const behind: Chain = []
  for (let i = first + 1, j = again + 1; i < again && j < units.length;) {
    const step = nextPair(
      units,
      i,
      j,
      1,
      behind.length,
      (a) => a < again,
      (b) => b < units.length,
    )
    if (!step) break
    behind.push(step)
    ;[i, j] = [step.first + 1, step.again + 1]
  }
  // The copy begins behind the end of what it copies.
  const end = Math.max(floor - 1, behind.at(-1)?.first ?? first)
  const before: Chain = []
  for (let i = first - 1, j = again - 1; i >= 0 && j > end;) {
    const step = nextPair(
      units,
      i,
      j,
      -1,
      behind.length + before.length,
      (a) => a >= 0,
      (b) => b > end,
    )
    if (!step) break
    before.unshift(step)
    ;[i, j] = [step.first - 1, step.again - 1]
  }
  return [...before, { first, again, how: 'equal' }, ...behind]
}

/** The next pair in a direction, the nearest first: both at once, then over a gap on either side. */
const nextPair = (
  units: Unit[],
  i: number,
  j: number,
  step: 1 | -1,
  length: number,
  inFirst: (index: number) => boolean,
  inAgain: (index: number) => boolean,
): Pair | null => {
  const equal = (a: number, b: number): boolean =>
    inFirst(a) && inAgain(b) && units[a]!.key === units[b]!.key && units[a]!.item === units[b]!.item
  if (equal(i, j)) return { first: i, again: j, how: 'equal' }
  const least = length >= established ? shared.within : shared.alone
  const near = inFirst(i) && inAgain(j) ? nearly(units, i, j, least) : null
  if (near) return near
  const follows = (a: number, b: number): boolean =>
    length >= established && inFirst(a) && inAgain(b) && nearly(units, a, b, least) !== null
  for (let gap = 1; gap <= widestGap; gap++)
    for (let a = 0; a <= gap; a++) {
      const [p, q] = [i + step * a, j + step * (gap - a)]
      // Over a gap a lone heading proves nothing.
      if (
        equal(p, q) &&
        (units[q]!.prose || equal(p + step, q + step) || follows(p + step, q + step))
      )
        return { first: p, again: q, how: 'equal' }
    }
  return null
}

const nearly = (units: Unit[], first: number, again: number, least: number): Pair | null => {
  const [a, b] = [units[first]!, units[again]!]
  if (a.item !== b.item) return null
  const [shorter, longer] = a.key.length < b.key.length ? [a.key, b.key] : [b.key, a.key]
  const broken = a.key.length < b.key.length ? a : b
  // What breaks off is the end of its block; behind a sentence that is equal a few characters are enough.
  const ends = broken.start > 0 || shorter.length >= leastCut
  const cut = shorter.length >= 2 && ends && longer.startsWith(shorter.replace(/[。…]+$/, ''))
  if (cut) return { first, again, how: 'cut' }
  return similar(a.key, b.key, least)
    ? { first, again, how: sameFigures(a.key, b.key) ? 'slip' : 'figures' }
    : null
}
