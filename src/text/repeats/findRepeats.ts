import type { Block } from '../manuscript/manuscript.ts'
import { growChain } from './chain.ts'
import { judge } from './evidence.ts'
import { unitsOf, type Unit } from './units.ts'

/** A piece of a block: `[start, end)` of its text. */
export type Cut = { block: number; start: number; end: number }

/** A stretch of text that stands twice. */
export type Repeat = {
  /** The blocks of the first and of the second occurrence, first and last. */
  first: [from: number, to: number]
  again: [from: number, to: number]
  /** What to take out: the second occurrence without what only it says. */
  cuts: Cut[]
  /** Sentences only the second occurrence has; they stay. */
  added: string[]
  /** Whether it is above the evidence bar. */
  certain: boolean
}

/** The most earlier places one sentence is compared with, so that a thousand copies stay linear. */
const mostPlaces = 4

/**
 * Finds text that was pasted twice. Sentences are compared on folded keys, equal ones are followed as far as the copy
 * goes, and the stretch is judged by its evidence. The first occurrence is the one that stays.
 */
export const findRepeats = (blocks: Pick<Block, 'kind' | 'text'>[]): Repeat[] => {
  const units = unitsOf(blocks)
  const places = new Map<string, number[]>()
  const repeats: Repeat[] = []
  let floor = 0
  for (let at = 0; at < units.length;) {
    const { key, prose } = units[at]!
    const earlier = prose ? (places.get(key) ?? []) : []
    const chains = earlier.map((first) => growChain(units, first, at, floor))
    const chain = chains.sort((a, b) => b.pairs.length - a.pairs.length)[0]
    const verdict = chain ? judge(chain, units, blocks) : 'meant'
    if (chain && verdict !== 'meant') {
      repeats.push(repeatOf(chain.pairs, units, blocks, verdict === 'certain'))
      at = floor = chain.pairs.at(-1)![1] + 1
    } else {
      if (prose && earlier.length < mostPlaces) places.set(key, [...earlier, at])
      at++
    }
  }
  return repeats
}

const repeatOf = (
  pairs: [number, number][],
  units: Unit[],
  blocks: Pick<Block, 'text'>[],
  certain: boolean,
): Repeat => {
  const copied = new Set(pairs.map(([, again]) => again))
  const [from, to] = [pairs[0]![1], pairs.at(-1)![1]]
  const added: string[] = []
  for (let at = from; at <= to; at++)
    if (!copied.has(at))
      added.push(blocks[units[at]!.block]!.text.slice(units[at]!.start, units[at]!.end))
  return {
    first: [units[pairs[0]![0]]!.block, units[pairs.at(-1)![0]]!.block],
    again: [units[from]!.block, units[to]!.block],
    cuts: cutsOf([...copied].map((at) => units[at]!)),
    added,
    certain,
  }
}

/** Units side by side in one block become one cut. */
const cutsOf = (units: Unit[]): Cut[] => {
  const cuts: Cut[] = []
  for (const { block, start, end } of units) {
    const last = cuts.at(-1)
    if (last?.block === block && last.end === start) last.end = end
    else cuts.push({ block, start, end })
  }
  return cuts
}
