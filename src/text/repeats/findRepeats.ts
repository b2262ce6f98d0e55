import type { Cut } from '../manuscript/cuts.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { fold } from '../japanese/fold.ts'
import { growChain, type Chain, type Pair } from './chain.ts'
import { judge, trimmed } from './evidence.ts'
import { unitsOf, type Unit } from './units.ts'

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

/** The least folded characters of a block that a comparison may start from. */
const leastSeed = 6

/**
 * Finds text that was pasted twice. Sentences are compared on folded keys, equal ones are followed as far as the copy
 * goes, and the stretch is judged by its evidence. The first occurrence is the one that stays.
 */
export const findRepeats = (blocks: Pick<Block, 'kind' | 'level' | 'text'>[]): Repeat[] => {
  const units = unitsOf(blocks)
  const doubled = everyBlockTwice(blocks)
  const places = new Map<string, number[]>()
  const repeats: Repeat[] = []
  let floor = 0
  for (let at = 0; at < units.length;) {
    const { item } = units[at]!
    const key = `${item ? '・' : ''}${units[at]!.key}`
    const seed = key.length >= leastSeed
    const earlier = seed ? (places.get(key) ?? []) : []
    const chain = longest(
      earlier.map((first) => trimmed(growChain(units, first, at, floor), units, blocks)),
    )
    const verdict = chain
      ? doubled && isDouble(chain, units)
        ? 'certain'
        : judge(chain, units, blocks)
      : 'meant'
    if (chain && verdict !== 'meant') {
      repeats.push(repeatOf(chain, units, blocks, verdict === 'certain'))
      at = floor = Math.max(at, chain.at(-1)!.again) + 1
    } else {
      if (seed && earlier.length < mostPlaces) places.set(key, [...earlier, at])
      at++
    }
  }
  return repeats
}

/** How many blocks must stand twice in a row before even short ones are an accident. */
const leastDoubled = 3

/** Whether a text was doubled block by block: a good part of its blocks stand twice in a row. */
const everyBlockTwice = (blocks: Pick<Block, 'text'>[]): boolean => {
  const keys = blocks.map(({ text }) => fold(text))
  const doubled = keys.filter((key, at) => key.length >= 10 && key === keys[at + 1]).length
  return doubled >= leastDoubled && doubled >= blocks.length / 5
}

const isDouble = (chain: Chain, units: Unit[]): boolean =>
  units[chain[0]!.again]!.block - units[chain.at(-1)!.first]!.block === 1

const longest = (chains: Chain[]): Chain | undefined =>
  chains.filter(({ length }) => length > 0).toSorted((a, b) => b.length - a.length)[0]

const repeatOf = (
  chain: Chain,
  units: Unit[],
  blocks: Pick<Block, 'text'>[],
  certain: boolean,
): Repeat => {
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
    certain,
  }
}

/** What a pair takes out: the copy's unit, or as much of it as its first occurrence says. */
const pieceOf = (
  { first, again, how }: Pair,
  units: Unit[],
  blocks: Pick<Block, 'text'>[],
): Cut => {
  const { block, start, end, key } = units[again]!
  const said = units[first]!.key.replace(/[。…]+$/, '')
  if (how !== 'cut' || key.length <= said.length) return { block, start, end }
  const { text } = blocks[block]!
  let to = start
  while (to < end && fold(text.slice(start, to)).length < said.length) to++
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
