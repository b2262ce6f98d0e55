import { sectionOpenedBy, type KnowsSections } from '../manuscript/sections.ts'
import { growChain, type Chain } from './chain.ts'
import { judge, trimmed, type Verdict } from './evidence.ts'
import type { Comparable, Unit } from './units.ts'

/** A stretch of units and its copy further on. */
export type Copy = { chain: Chain; verdict: Exclude<Verdict, 'meant'> }

/** The most earlier places one unit is compared with, so that a thousand copies stay linear. */
const maxPlaces = 4

/** How often a unit may be followed to nothing: in a text of a few short words everything repeats. */
const maxTries = 16

/** The most sentences a copy is lost for before it goes on. */
const maxLost = 4

/** The least folded characters of a unit that a comparison may start from. */
const minSeed = 6

/** The copies in a text, in one pass: each unit is compared with the equal ones before it. */
export const copiesIn = (units: Unit[], blocks: Comparable[], house: KnowsSections): Copy[] => {
  const copies: Copy[] = []
  const places = new Map<number, number[]>()
  const keep = (unit: number): void => {
    const { id, key } = units[unit]!
    if (key.length < minSeed) return
    const known = places.get(id)
    if (!known) places.set(id, [unit])
    else if (known.length < maxPlaces) known.push(unit)
  }
  // What was followed to nothing once is not followed again from its next sentence.
  const tried = new Set<number>()
  const tries = new Uint8Array(units.length)
  const isWorn = (unit: number): boolean => tries[unit]! >= maxTries
  let floor = 0
  // The last unit before the floor that is not taken out: what stands behind it stands behind that one in the end.
  let standing = -1
  const before = (unit: number): number => (unit > floor ? unit - 1 : standing)
  const text = {
    units,
    blocks,
    lengths: lengthsOf(units, blocks),
    before,
    sections: sectionsIn(blocks, house),
    isList: (kind: string | null) => kind !== null && house.sections[kind]?.lists === true,
    opens: (block: Comparable) => sectionOpenedBy(block, house) !== null,
  }
  /** Whether a copy goes on where a certain one was lost for a sentence or two, on both sides, with nothing but slips. */
  const goesOn = (chain: Chain): boolean => {
    const last = copies.at(-1)
    const end = last?.verdict === 'certain' ? last.chain.at(-1)! : null
    const next = chain[0]!
    const gaps = end ? [next.first - end.first, next.again - end.again] : [0]
    return (
      gaps.every((gap) => gap > 0 && gap <= maxLost) && chain.every(({ how }) => how !== 'other')
    )
  }
  for (let at = 0; at < units.length;) {
    const earlier = isWorn(at) ? undefined : places.get(units[at]!.id)
    if (!earlier) {
      keep(at++)
      continue
    }
    const grown = earlier
      .filter((first) => !tried.has(first * units.length + at))
      .map((first) => growChain(units, first, at, { floor, isWorn }))
    const chains = grown
      .map((chain) => trimmed(chain, text))
      // What was only met on the way is followed when its own turn comes.
      .filter((chain) => chain[0] && chain[0].again <= at)
    const chain = longestChain(chains)
    const judged = chain ? judge(chain, text) : 'meant'
    const verdict = judged === 'likely' && chain && goesOn(chain) ? 'certain' : judged
    if (chain && verdict !== 'meant') {
      copies.push({ chain, verdict })
      const end = chain.at(-1)!.again
      standing = verdict === 'likely' ? end : (newIn(chain).at(-1) ?? before(chain[0]!.again))
      at = floor = Math.max(at, end) + 1
      // What only the copy says can itself stand again further on.
      for (const unit of newIn(chain)) keep(unit)
    } else {
      for (const { again } of grown.flat()) tries[again]!++
      for (const { first, again } of chains.flat()) tried.add(first * units.length + again)
      keep(at++)
    }
  }
  return copies
}

/** The characters of each block that are left in units. */
const lengthsOf = (units: Unit[], blocks: Comparable[]): number[] => {
  const lengths = blocks.map(() => 0)
  for (const { block, start, end } of units) lengths[block]! += end - start
  return lengths
}

/** The kind of section each block stands in, null before the first and below a heading the house does not know. */
const sectionsIn = (blocks: Comparable[], house: KnowsSections): (string | null)[] => {
  let kind: string | null = null
  return blocks.map((block) => {
    if (block.kind === 'heading' && (block.level ?? 2) <= 2) kind = sectionOpenedBy(block, house)
    return kind
  })
}

const longestChain = (chains: Chain[]): Chain | undefined =>
  chains.toSorted((a, b) => b.length - a.length)[0]

/** The units inside a copy that stand nowhere else. */
const newIn = (chain: Chain): number[] =>
  chain.flatMap(({ again }, at) => {
    const from = (chain[at - 1]?.again ?? again) + 1
    return Array.from({ length: Math.max(0, again - from) }, (_, i) => from + i)
  })
