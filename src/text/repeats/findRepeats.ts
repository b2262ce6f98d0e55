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

/** The most earlier places one unit is compared with, so that a thousand copies stay linear. */
const mostPlaces = 4

/** How often a unit may be followed to nothing: in a text of a few short words everything repeats. */
const mostTries = 32

/** The least folded characters of a unit that a comparison may start from. */
const leastSeed = 6

/**
 * Finds text that was pasted twice. Sentences are compared on folded keys, equal ones are followed as far as the copy
 * goes, and the stretch is judged by its evidence. The first occurrence is the one that stays.
 */
export const findRepeats = (blocks: Pick<Block, 'kind' | 'level' | 'text'>[]): Repeat[] => {
  const all = unitsOf(blocks)
  const doubles = doubledBlocks(blocks, all)
  const doubled = new Set(doubles)
  const units = doubles.length > 0 ? all.filter(({ block }) => !doubled.has(block)) : all
  const places = new Map<number, number[]>()
  // What was followed to nothing once is not followed again from its next sentence.
  const tried = new Set<number>()
  const tries = new Uint8Array(units.length)
  const isWorn = (unit: number): boolean => tries[unit]! >= mostTries
  const repeats = doubles.map((block) => doubleOf(block, blocks))
  let floor = 0
  for (let at = 0; at < units.length;) {
    const { id, key } = units[at]!
    const earlier = key.length >= leastSeed ? (places.get(id) ?? []) : []
    const grown = earlier
      .filter((first) => !tried.has(first * units.length + at) && !isWorn(at))
      .map((first) => growChain(units, first, at, { floor, isWorn }))
    const chains = grown
      .map((pairs) => trimmed(pairs, units, blocks))
      // What was only met on the way is followed when its own turn comes.
      .filter((pairs) => pairs[0] && pairs[0].again <= at)
    const chain = longest(chains)
    const verdict = chain ? judge(chain, units, blocks) : 'meant'
    if (chain && verdict !== 'meant') {
      repeats.push(repeatOf(chain, units, blocks, verdict === 'certain'))
      at = floor = Math.max(at, chain.at(-1)!.again) + 1
      continue
    }
    for (const { again } of grown.flat()) tries[again]!++
    for (const { first, again } of chains.flat()) tried.add(first * units.length + again)
    if (key.length >= leastSeed && earlier.length < mostPlaces) places.set(id, [...earlier, at])
    at++
  }
  return repeats.toSorted((a, b) => a.again[0] - b.again[0])
}

/** How many blocks must stand twice in a row before even short ones are an accident, and the least of their characters. */
const leastDoubled = { blocks: 3, characters: 10 }

/** Of a text that was doubled block by block: the blocks that say what the block before them says. */
const doubledBlocks = (blocks: Pick<Block, 'kind'>[], units: Unit[]): number[] => {
  const keys = blocks.map(() => '')
  for (const { block, key } of units) keys[block] += key
  const again = keys.flatMap((key, at) => (key !== '' && key === keys[at - 1] ? [at] : []))
  const long = again.filter((at) => keys[at]!.length >= leastDoubled.characters)
  return long.length >= leastDoubled.blocks && long.length >= blocks.length / 5
    ? again.filter((at) => blocks[at]!.kind !== 'code')
    : []
}

const doubleOf = (block: number, blocks: Pick<Block, 'text'>[]): Repeat => ({
  first: [block - 1, block - 1],
  again: [block, block],
  cuts: [{ block, start: 0, end: blocks[block]!.text.length }],
  added: [],
  certain: true,
})

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
