import type { Cut } from '../manuscript/cuts.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { fold } from '../japanese/fold.ts'
import { unfinished, type Chain, type Pair } from './chain.ts'
import { copiesIn } from './copies.ts'
import { doubledBlocks } from './doubledBlocks.ts'
import { unitsOf, type Comparable, type Unit } from './units.ts'

/** A stretch of text that stands twice. */
export type Repeat = {
  /** The blocks of the first and of the second occurrence, first and last. */
  first: [from: number, to: number]
  again: [from: number, to: number]
  /** What to take out: the second occurrence without what only it says. */
  cuts: Cut[]
  /** Sentences only the second occurrence has; they stay. */
  added: string[]
  /** Blocks of the second occurrence that say the same as a block of the first, by their number. */
  same: Map<number, number>
  /** Whether it is above the evidence bar. */
  certain: boolean
}

/** How often what is left is read again: what stood between two copies may have been a third. */
const maxRounds = 4

/**
 * Finds text that was pasted twice. Sentences are compared on folded keys, equal ones are followed as far as the copy
 * goes, and the stretch is judged by its evidence. The first occurrence is the one that stays. Taking the certain ones
 * out leaves nothing more to take out.
 * @example
 * const { blocks } = readPage('【概要】\n北浜港の渡し船が三年ぶりに再開し、島の人が朝から列を作った。\n【詳細】\n市が発表した。', house)[0]
 * findRepeats([...blocks, ...blocks], house).map(({ first, again }) => [first, again]) // → [[[0,3],[4,7]]]
 */
export const findRepeats = (blocks: Comparable[], house: KnowsSections): Repeat[] => {
  const doubles = doubledBlocks(blocks)
  const certain = doubles.map((block) => doubleOf(block, blocks))
  let units = doubles.length > 0 ? left(unitsOf(blocks), certain, blocks) : unitsOf(blocks)
  for (let round = 0; ; round++) {
    const found = copiesIn(units, blocks, house).map(({ chain, verdict }) =>
      repeatOf(chain, units, blocks, verdict === 'certain'),
    )
    const sure = found.filter((repeat) => repeat.certain)
    certain.push(...sure)
    if (sure.length === 0 || round === maxRounds)
      return [...certain, ...found.filter((repeat) => !repeat.certain)].toSorted(
        (a, b) => a.again[0] - b.again[0],
      )
    units = left(units, sure, blocks)
  }
}

/** The units that stay; of one that is cut, the rest, which is like nothing else. */
const left = (units: Unit[], repeats: Repeat[], blocks: Comparable[]): Unit[] => {
  const cuts = Map.groupBy(
    repeats.flatMap((repeat) => repeat.cuts).toSorted((a, b) => a.start - b.start),
    ({ block }) => block,
  )
  return units.flatMap((unit, at) => {
    const blockCuts = cuts.get(unit.block)
    // Units and cuts are in one order: what ends before this unit is of no further use.
    while (blockCuts?.[0] && blockCuts[0].end <= unit.start && blockCuts[0].end < unit.end)
      blockCuts.shift()
    const cut = blockCuts?.[0]
    if (!cut || cut.start > unit.start) return [unit]
    if (cut.end >= unit.end) return []
    const key = fold(blocks[unit.block]!.text.slice(cut.end, unit.end))
    return [{ ...unit, start: cut.end, key, id: -1 - at, prose: false }]
  })
}

const doubleOf = (block: number, blocks: Comparable[]): Repeat => ({
  first: [block - 1, block - 1],
  again: [block, block],
  cuts: [{ block, start: 0, end: blocks[block]!.text.length }],
  added: [],
  same: new Map([[block, block - 1]]),
  certain: true,
})

const repeatOf = (chain: Chain, units: Unit[], blocks: Comparable[], certain: boolean): Repeat => {
  const copied = new Set(chain.map(({ again }) => again))
  const [from, to] = [chain[0]!, chain.at(-1)!]
  const added: string[] = []
  for (let at = from.again; at <= to.again; at++)
    if (!copied.has(at))
      added.push(blocks[units[at]!.block]!.text.slice(units[at]!.start, units[at]!.end))
  return {
    first: [units[from.first]!.block, units[to.first]!.block],
    again: [units[from.again]!.block, units[to.again]!.block],
    cuts: cutsOf(chain.map((pair) => pieceOf(pair, units, blocks))),
    added,
    same: sameBlocks(chain, units, blocks),
    certain,
  }
}

/** The blocks a chain covers from end to end on both sides, unit by unit, by the copy's number. */
const sameBlocks = (chain: Chain, units: Unit[], blocks: Comparable[]): Map<number, number> =>
  new Map(
    [...Map.groupBy(chain, ({ again }) => units[again]!.block)].flatMap(([block, pairs]) => {
      const first = units[pairs[0]!.first]!.block
      const length = (side: 'first' | 'again', of: number): number =>
        pairs.reduce((total, pair) => {
          const { start, end, block: at } = units[pair[side]]!
          return total + (at === of ? end - start : 0)
        }, 0)
      const whole =
        pairs.every((pair) => pair.how === 'equal' && units[pair.first]!.block === first) &&
        length('again', block) === blocks[block]!.text.length &&
        length('first', first) === blocks[first]!.text.length
      return whole ? [[block, first] as const] : []
    }),
  )

/** What a pair takes out: the copy's unit, or as much of it as its first occurrence says. */
const pieceOf = ({ first, again, how }: Pair, units: Unit[], blocks: Comparable[]): Cut => {
  const { block, start, end, key } = units[again]!
  const original = unfinished(units[first]!.key)
  if (how !== 'cut' || key.length <= original.length) return { block, start, end }
  const { text } = blocks[block]!
  let [to, far] = [start, end]
  while (to < far) {
    const middle = Math.floor((to + far) / 2)
    if (fold(text.slice(start, middle)).length < original.length) to = middle + 1
    else far = middle
  }
  // A stop belongs to the sentence it ends.
  while (to < end && /[。．.！？!?]/.test(text[to]!)) to++
  return { block, start, end: to }
}

/** Units side by side in one block become one cut. */
const cutsOf = (pieces: Cut[]): Cut[] => {
  const cuts: Cut[] = []
  for (const { block, start, end } of pieces) {
    const last = cuts.at(-1)
    if (last?.block === block && last.end === start) last.end = end
    else cuts.push({ block, start, end })
  }
  return cuts
}
