import { isSlip, likeness, similar } from './similar.ts'
import type { Unit } from './units.ts'

/** One unit of a text beside the unit of its copy. */
export type Pair = {
  first: number
  again: number
  /** `equal`; `slip`: a few keys were hit wrong; `other`: a word or a figure is another; `cut`: one of them breaks off. */
  how: 'equal' | 'slip' | 'other' | 'cut'
}

/** Pairs of units that stand in the same order twice: a stretch of text and its copy. */
export type Chain = Pair[]

/** The most units that may be new, or missing, between two pairs of one chain. */
const widestGap = 6

/** How many pairs make a copy. */
const established = 8

/**
 * The least share of character pairs that makes two units the same but for slips: of any two, of two that continue an
 * established copy, and of two that stand between pairs of one.
 */
const shared = { alone: 0.7, within: 0.5, between: 0.34 }

/** The least characters of a copy that breaks off, and of a text that goes on in its copy. */
const minCut = { again: 8, behind: 2, first: 16 }

type Inside = (first: number, again: number) => boolean

/** Where copies may be: behind the last one that was found, and not where following them came to nothing too often. */
export type Ground = { floor: number; isWorn: (unit: number) => boolean }

/** Follows a copy from one pair of equal units, backwards and forwards, over slips of the keyboard and small gaps. */
export const growChain = (
  units: Unit[],
  first: number,
  again: number,
  { floor, isWorn }: Ground,
): Chain => {
  const seed: Pair = { first, again, how: 'equal' }
  const follow = (from: Pair, step: 1 | -1, length: number, inside: Inside, begin = -1): Chain => {
    const pairs: Chain = []
    for (let { first, again } = from; ; { first, again } = pairs.at(-1)!) {
      const way = { step, length: length + pairs.length, inside, last: begin - 1 }
      const next = nextPair(units, first + step, again + step, way)
      if (!next) return pairs
      pairs.push(next)
    }
  }
  const from = Math.max(floor, first + 1)
  const before = follow(seed, -1, 0, (a, b) => a >= 0 && b >= from && !isWorn(b))
  const sure = densest(before, units, seed)
  // What is copied ends where the copy begins.
  const begin = (sure.at(-1) ?? seed).again
  const behind = follow(
    seed,
    1,
    sure.length,
    (a, b) => a < begin && b < units.length && !isWorn(b),
    begin,
  )
  const end = (behind.at(-1) ?? seed).first
  const chain = [...before.filter(({ again: at }) => at > end).toReversed(), seed, ...behind]
  const found = sureEnds(units, filled(units, densest(chain, units)))
  return withEnds(units, found, (a, b) => a >= 0 && b >= floor && b < units.length && !isWorn(b))
}

/** Where a copy is followed: the direction, how many pairs it has so far, and the last unit of what it copies. */
type Way = { step: 1 | -1; length: number; inside: Inside; last: number }

/** The next pair in a direction, the nearest first: both at once, then over a gap on either side. */
const nextPair = (
  units: Unit[],
  first: number,
  again: number,
  { step, length, inside, last }: Way,
): Pair | null => {
  const equal = (a: number, b: number): boolean => inside(a, b) && units[a]!.id === units[b]!.id
  if (equal(first, again)) return { first, again, how: 'equal' }
  const minShared = length >= established ? shared.within : shared.alone
  const follows = (a: number, b: number): boolean =>
    length >= established && inside(a, b) && nearly(units, a, b, { minShared, last }) !== null
  const over = (from: number, to: number): Pair | null => {
    for (let gap = from; gap <= to; gap++)
      for (let a = 0; a <= gap; a++) {
        const [p, q] = [first + step * a, again + step * (gap - a)]
        // Over a gap a lone heading proves nothing.
        if (
          equal(p, q) &&
          (units[q]!.prose || equal(p + step, q + step) || follows(p + step, q + step))
        )
          return { first: p, again: q, how: 'equal' }
      }
    return null
  }
  const joined = joinedPair(units, first, again, step, inside)
  if (joined) return joined
  const near = inside(first, again) ? nearly(units, first, again, { minShared, last }) : null
  // What is equal one further on beats what is only alike, or only begins alike.
  return near?.how === 'other' || near?.how === 'cut'
    ? (over(1, 1) ?? near)
    : (near ?? over(1, widestGap))
}

/** Two sentences of which the copy has made one, because the stop between them was not hit. */
const joinedPair = (
  units: Unit[],
  first: number,
  again: number,
  step: 1 | -1,
  inside: Inside,
): Pair | null => {
  const next = first + step
  if (!inside(first, again) || !inside(next, again)) return null
  const [one, other] = step === 1 ? [units[first]!, units[next]!] : [units[next]!, units[first]!]
  const [key, copy] = [one.key + other.key, units[again]!.key]
  if (one.block !== other.block || copy.length < key.length * 0.8) return null
  if (copy.length < Math.max(one.key.length, other.key.length) * 1.1) return null
  return similar(key, copy) && isSlip(key, copy) ? { first: next, again, how: 'slip' } : null
}

const nearly = (
  units: Unit[],
  first: number,
  again: number,
  { minShared, last }: { minShared: number; last: number },
): Pair | null => {
  const [a, b] = [units[first]!, units[again]!]
  // Two pictures have one key.
  if (a.item !== b.item || a.key === b.key) return null
  const [shorter, longer] = a.key.length < b.key.length ? [a.key, b.key] : [b.key, a.key]
  // Behind a sentence of its block, or in a copy that is established, what breaks off needs a few characters only.
  const isSure = b.start > 0 || minShared === shared.within
  const enough = shorter === a.key ? minCut.first : isSure ? minCut.behind : minCut.again
  // A sentence that is finished breaks off only where the copy follows it; elsewhere the longer one says something else.
  const breaksOff =
    shorter === b.key ||
    (first === last && longer.length - shorter.length >= minCut.again) ||
    unfinished(shorter) === shorter ||
    // Cut into sentences at another place.
    longer.slice(shorter.length).startsWith(units[first + 1]?.key.slice(0, minCut.again) || '\0')
  if (breaksOff && shorter.length >= enough && longer.startsWith(unfinished(shorter)))
    return { first, again, how: 'cut' }
  return similar(a.key, b.key, minShared)
    ? { first, again, how: isSlip(a.key, b.key) ? 'slip' : 'other' }
    : null
}

/** A key without the stops it ends with: what breaks off may have got one. */
export const unfinished = (key: string): string => {
  let end = key.length
  while (end > 0 && key[end - 1] === '。') end--
  return key.slice(0, end)
}

/** A chain without short lines that are only alike at its ends: in a short one they are neighbours, not copies. */
const sureEnds = (units: Unit[], chain: Chain): Chain => {
  if (chain.length >= established) return chain
  const isSure = ({ how, again }: Pair): boolean =>
    how === 'equal' || how === 'cut' || units[again]!.prose
  return chain.slice(chain.findIndex(isSure), chain.findLastIndex(isSure) + 1)
}

/** A chain with the units between its pairs, where as many stand on both sides and they are faintly alike. */
const filled = (units: Unit[], chain: Chain): Chain =>
  chain.flatMap((pair, at) => {
    const next = chain[at + 1]
    if (!next || next.first - pair.first < 2 || next.first - pair.first !== next.again - pair.again)
      return [pair]
    const between: Chain = []
    for (let a = pair.first + 1, b = pair.again + 1; a < next.first; a++, b++) {
      const [one, other] = [units[a]!, units[b]!]
      if (
        one.item === other.item &&
        one.key !== other.key &&
        likeness(one.key, other.key) >= shared.between
      )
        between.push({
          first: a,
          again: b,
          how: isSlip(one.key, other.key) ? 'slip' : 'other',
        })
    }
    return [pair, ...between]
  })

/** How many units an established copy may go on for that are only faintly alike. */
const widestEnd = 4

/** An established copy full of slips, with the units at its ends that are the same, or faintly alike, on both sides. */
const withEnds = (units: Unit[], chain: Chain, inside: Inside): Chain => {
  const slips = chain.filter(({ how }) => how === 'slip').length
  if (chain.length < established || slips < 2) return chain
  /** The pairs up to where the text or one of the two begins or ends; none where they do not reach it. */
  const ends = (from: Pair, step: 1 | -1, isFree: Inside): Chain => {
    const pairs: Chain = []
    for (let n = 1; ; n++) {
      const [first, again] = [from.first + step * n, from.again + step * n]
      if (!inside(first, again) || !isFree(first, again)) return pairs
      const [one, other] = [units[first]!, units[again]!]
      const isAlike = one.item === other.item && likeness(one.key, other.key) >= shared.between
      if (n > widestEnd || !isAlike) return []
      const how = one.id === other.id ? 'equal' : isSlip(one.key, other.key) ? 'slip' : 'other'
      pairs.push({ first, again, how })
    }
  }
  const [from, to] = [chain[0]!, chain.at(-1)!]
  const before = ends(from, -1, (_, again) => again > to.first)
  const begin = (before.at(-1) ?? from).again
  return [...before.toReversed(), ...chain, ...ends(to, 1, (first) => first < begin)]
}

/**
 * The part of a chain that repeats most for what it replaces: where both sides say something else, the copy is over.
 * `after` a pair it has to begin there.
 */
const densest = (chain: Chain, units: Unit[], after?: Pair): Chain => {
  let best = { score: 0, from: 0, to: 0 }
  let [score, from, before] = [0, 0, after]
  for (const [at, pair] of chain.entries()) {
    if (before) score -= replaced(units, before, pair)
    if (score < 0 && !after) [score, from] = [0, at]
    const length = Math.min(units[pair.first]!.key.length, units[pair.again]!.key.length)
    if (pair.how !== 'other') score += length
    if (after ? score > best.score : score >= best.score) best = { score, from, to: at + 1 }
    before = pair
  }
  return chain.slice(best.from, best.to)
}

/** The characters between two pairs that stand on both sides, and half of what stands on one where it is more than a sentence. */
const replaced = (units: Unit[], one: Pair, other: Pair): number => {
  const [from, to] = one.again < other.again ? [one, other] : [other, one]
  const gone = characters(units, from.first + 1, to.first)
  const added = characters(units, from.again + 1, to.again)
  const far = Math.max(to.first - from.first, to.again - from.again) >= 3
  return Math.min(gone, added) + (far ? Math.max(gone, added) / 2 : 0)
}

const characters = (units: Unit[], from: number, to: number): number => {
  let total = 0
  for (let at = from; at < to; at++) total += units[at]!.key.length
  return total
}
