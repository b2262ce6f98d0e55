import type { Block } from '../manuscript/manuscript.ts'
import type { Chain, Pair } from './chain.ts'
import type { Unit } from './units.ts'

/** How sure a repeat is: `certain` ones are taken out, `likely` ones only reported, the rest is how people write. */
export type Verdict = 'certain' | 'likely' | 'meant'

type Blocks = Pick<Block, 'kind' | 'level' | 'text'>[]

/**
 * The bars, in folded characters. In real text a prose line of 60 characters or more repeats on purpose in 0.3 % of
 * articles; the longest verbatim repeat that is meant in the real pages has 53.
 */
const least = {
  run: 60,
  alone: 70,
  adjacent: 40,
  section: 30,
  bulk: 160,
  paragraph: 30,
  paragraphs: 110,
  report: 40,
}

/** How many blocks of any kind in a row are a copy rather than a habit. */
const bulkBlocks = 6

/** A chain without the parts of blocks at its ends that do not belong to it. */
export const trimmed = (chain: Chain, units: Unit[], blocks: Blocks): Chain => {
  const covered = coverage(chain, units)
  const whole = ({ again }: Pair): boolean => isWhole(units[again]!.block, covered, blocks)
  let [from, to] = [0, chain.length]
  while (from < to && !whole(chain[from]!) && !belongs(chain, from, units)) from++
  while (to > from && !whole(chain[to - 1]!) && !belongs(chain, to - 1, units)) to--
  return chain.slice(from, to)
}

/** Whether a pair in a block the chain only partly covers stands in a run of prose long enough to be a copy by itself. */
const belongs = (chain: Chain, at: number, units: Unit[]): boolean => {
  const { block } = units[chain[at]!.again]!
  const own = chain.filter(({ again }) => units[again]!.block === block)
  if (own.some(({ how }) => how === 'cut')) return true
  const prose = own.filter(({ again }) => units[again]!.prose)
  return (
    prose.length >= 2 && sum(prose, units) >= least.run && sum(prose, units) >= sum(own, units) / 2
  )
}

/** Judges a chain by what it repeats: prose, whole paragraphs, sections under their heading, sheer length. */
export const judge = (chain: Chain, units: Unit[], blocks: Blocks): Verdict => {
  if (chain.length === 0) return 'meant'
  const covered = coverage(chain, units)
  const exact = chain.filter(({ how }) => how === 'equal' || how === 'cut')
  const prose = exact.filter(({ first, again }) => units[first]!.prose && units[again]!.prose)
  const characters = sum(prose, units)
  const all = sum(exact, units)
  const wholes = [...covered.keys()].filter((block) => isWhole(block, covered, blocks))
  const wholeProse = wholes.some((block) => blocks[block]!.kind === 'paragraph')
  const paragraphs = wholes.filter((block) => isParagraph(blocks[block]!))
  const written = paragraphs.reduce((total, block) => total + (covered.get(block) ?? 0), 0)
  const report = characters >= least.report && wholeProse ? 'likely' : 'meant'
  // Other figures are another version; mostly slips are another text.
  if (chain.some(({ how }) => how === 'figures') && chain.length < 20) return report
  if (all < sum(chain, units) / 3) return report
  // More that is new than is repeated: two texts that touch.
  if (spread(chain, units) > 2 * sum(chain, units)) return report

  if (
    adjoins(chain, units) &&
    characters >= least.adjacent &&
    (prose.length >= 2 || characters >= least.alone)
  )
    return 'certain'
  if (
    wholeProse &&
    prose.length >= 2 &&
    characters >= least.run &&
    written >= paragraphs.length * least.paragraph
  )
    return 'certain'
  if (wholeProse && characters >= least.alone) return 'certain'
  if (paragraphs.length >= 1 && written >= (adjoins(chain, units) ? least.alone : least.paragraphs))
    return 'certain'
  if (prose.length >= 3 && characters >= 2 * least.run) return 'certain'
  if (isSection(chain, units, blocks) && all >= least.section) return 'certain'
  if (wholes.length >= bulkBlocks && all >= least.bulk && isDense(chain, units, blocks))
    return 'certain'
  return report
}

/** Whether a good part of a text is Japanese: code, addresses and settings are repeated on purpose. */
const isJapanese = (text: string): boolean =>
  (text.match(/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}ー]/gu)?.length ?? 0) >= text.length * 0.3

/** Whether a block is a paragraph somebody wrote, not a quotation or a link. */
const isParagraph = ({ kind, text }: Blocks[number]): boolean =>
  kind === 'paragraph' && !/^[「『"“>]/.test(text) && isJapanese(text)

const sum = (pairs: Pair[], units: Unit[]): number =>
  pairs.reduce(
    (total, { first, again }) =>
      total + Math.min(units[first]!.key.length, units[again]!.key.length),
    0,
  )

/** The folded characters from a copy's first unit to its last, what is new in it included. */
const spread = (chain: Chain, units: Unit[]): number =>
  units
    .slice(chain[0]!.again, chain.at(-1)!.again + 1)
    .reduce((total, { key }) => total + key.length, 0)

const coverage = (chain: Chain, units: Unit[]): Map<number, number> => {
  const covered = new Map<number, number>()
  for (const { again } of chain) {
    const { block, start, end } = units[again]!
    covered.set(block, (covered.get(block) ?? 0) + end - start)
  }
  return covered
}

const isWhole = (block: number, covered: Map<number, number>, blocks: Blocks): boolean =>
  (covered.get(block) ?? 0) >= blocks[block]!.text.length

/** Whether the copy stands right behind its first occurrence. */
const adjoins = (chain: Chain, units: Unit[]): boolean => {
  const last = chain.at(-1)!.first
  return chain[0]!.again - last === 1 && units[last] !== undefined
}

/** Whether a section came again with its heading and all its text. */
const isSection = (chain: Chain, units: Unit[], blocks: Blocks): boolean =>
  chain.length >= 3 &&
  chain.some(({ again, how }) => {
    const block = blocks[units[again]!.block]!
    return how === 'equal' && block.kind === 'heading' && (block.level ?? 2) <= 2
  })

/** Whether a long chain is made of lines that say something: verses and cells are short. */
const isDense = (chain: Chain, units: Unit[], blocks: Blocks): boolean =>
  chain.every(({ how }) => how !== 'figures') &&
  chain.some(({ again }) => blocks[units[again]!.block]!.kind !== 'paragraph') &&
  chain.every(({ again }) => blocks[units[again]!.block]!.kind !== 'code') &&
  isJapanese(chain.map(({ again }) => units[again]!.key).join(''))
