import type { Chain, Pair } from './chain.ts'
import type { Comparable, Unit } from './units.ts'

/** How sure a repeat is: `certain` ones are taken out, `likely` ones only reported, the rest is how people write. */
export type Verdict = 'certain' | 'likely' | 'meant'

/** What a chain is judged in. */
type Text = {
  units: Unit[]
  blocks: Comparable[]
  /** The characters of each block that are left. */
  lengths: number[]
  /** The kind of section each block stands in. */
  sections: (string | null)[]
  /** Whether the text of a kind of section is lists. */
  isList: (kind: string | null) => boolean
  /** Whether a block opens a section. */
  opens: (block: Comparable) => boolean
  /** The unit before a unit, where what is taken out before it is gone. */
  before: (unit: number) => number
}

/** What there is to say about a copy. Lengths are in folded characters. */
type Seen = {
  chain: Chain
  /** Of all of it, of what is equal or breaks off, and of the sentences of prose in that. */
  all: number
  same: number
  prose: number
  sentences: number
  /** The blocks it covers from end to end, how many of them are paragraphs, and their lines of text. */
  whole: number[]
  paragraphs: number
  lines: number
  /** Of those: as long as they are the same to the letter, else 0; whether they stand right behind what they copy. */
  letters: number
  next: boolean
  /** Whether those are written for people: not code, settings or addresses. */
  written: boolean
  /** Whether all of it stands right behind what it copies. */
  adjoins: boolean
  /** Whether a section came again under its heading. */
  section: boolean
  /** Whether key points, without their heading, say again what stands elsewhere. */
  pointed: boolean
  /** Whether it is a quotation and nothing else. */
  quoted: boolean
}

/**
 * Any one of these is proof. The bars come from real text: a lone line of prose of 60 characters or more repeats on
 * purpose in 0.3 % of articles, the longest verbatim repeat that is meant in the real pages has 53; and from the
 * labelled cases (`npm run eval:repeats`).
 */
const proof: ((seen: Seen) => boolean)[] = [
  // A section with its heading, even a short one.
  ({ section, same }) => section && same >= 30,
  // Blocks that stand twice in a row.
  ({ next, letters }) => next && letters >= 50,
  // Sentences that stand twice in a row inside a paragraph.
  ({ adjoins, chain, sentences, same }) =>
    adjoins && sentences >= 1 && chain.length >= 2 && same >= 60 && chain.every(isSame),
  // A copy with slips right behind what it copies.
  ({ adjoins, chain, all, same }) => adjoins && chain.length >= 3 && all >= 120 && same >= all / 4,
  // Prose further on, in whole paragraphs.
  ({ sentences, prose, same, whole }) =>
    sentences >= 2 && prose >= 60 && same >= 100 && whole.length > 0,
  // Anything further on, to the letter.
  ({ whole, letters, paragraphs, lines }) =>
    letters >= (whole.length > 1 ? 150 : 120) && (paragraphs > 0 || letters >= lines * 30),
  // A long run of short blocks, with slips.
  ({ whole, same, written }) => whole.length >= 6 && same >= 160 && written,
]

/** Judges a copy by what it repeats. */
export const judge = (chain: Chain, text: Text): Verdict => {
  const { units, blocks } = text
  const seen = look(chain, text)
  if (isVerse(seen) || isQuotation(seen)) return 'meant'
  const isHabit = isVersion(seen, units) || (seen.pointed && seen.all < 150)
  if (!isHabit && proof.some((proves) => proves(seen))) return 'certain'
  const isProse = seen.prose >= 40 && seen.whole.some((at) => blocks[at]!.kind === 'paragraph')
  return isProse && seen.all >= 54 ? 'likely' : 'meant'
}

const look = (chain: Chain, text: Text): Seen => {
  const { units, blocks } = text
  const covered = coverage(chain, units, 'again')
  const whole = [...covered.keys()].filter((block) => isWhole(block, covered, text))
  const same = chain.filter(isSame)
  const prose = same.filter(({ first, again }) => units[first]!.prose && units[again]!.prose)
  const entire = new Set(whole)
  const complete = chain.filter(
    ({ again }) => entire.has(units[again]!.block) && blocks[units[again]!.block]!.kind !== 'quote',
  )
  const { kind, text: opening } = blocks[units[chain[0]!.again]!.block]!
  const letters = complete.map(({ again }) => units[again]!.key).join('')
  const written = whole.every((block) => blocks[block]!.kind !== 'code') && isWriting(letters)
  return {
    chain,
    all: sum(chain, units),
    same: sum(same, units),
    prose: sum(prose, units),
    sentences: prose.length,
    whole,
    paragraphs: whole.filter((block) => blocks[block]!.kind === 'paragraph').length,
    lines: whole
      .filter((block) => !/image|table/.test(blocks[block]!.kind))
      .reduce((lines, block) => lines + blocks[block]!.text.trim().split('\n').length, 0),
    letters: written && complete.every(isSame) ? letters.length : 0,
    next: complete.length > 0 && adjoins(complete, text),
    written,
    adjoins: adjoins(chain, text),
    section:
      chain.length >= 3 && same.some(({ again }) => text.opens(blocks[units[again]!.block]!)),
    pointed: isPointed(chain, text),
    quoted: kind === 'quote' || /^[「『"“][^」』"”]*[」』"”]?$/.test(opening),
  }
}

const isSame = ({ how }: Pair): boolean => how === 'equal' || how === 'cut'

/** Verses come again, and short lines of talk: only very many of them are a copy. */
const isVerse = ({ lines, all, section }: Seen): boolean =>
  !section && lines > 1 && ((all < lines * 30 && all < 200) || (all < lines * 20 && all < 400))

/** Whether a chain leads from outside into key points, and not on behind them. */
const isPointed = (chain: Chain, { units, blocks, sections, isList }: Text): boolean =>
  chain.every(
    ({ first, again }) =>
      isList(sections[units[again]!.block]!) &&
      !isList(sections[units[first]!.block]!) &&
      blocks[units[again]!.block]!.kind !== 'heading',
  )

/** A quotation comes again where it is spoken of; right behind itself it does not. */
const isQuotation = ({ quoted, whole, next }: Seen): boolean => quoted && whole.length <= 1 && !next

/** Whether the copy says something else, figures above all: then a person has to say which one is right. */
const isVersion = ({ chain }: Seen, units: Unit[]): boolean => {
  const slips = chain.filter(({ how }) => how === 'slip').length
  const others = chain.filter(
    ({ how, first, again }) =>
      how === 'other' && !(slips > 0 && isDigitLost(units[first]!.key, units[again]!.key)),
  ).length
  return others > slips / 2
}

/** Whether figures differ only as they do where a key was not hit: one or two digits are missing, none is another. */
const isDigitLost = (one: string, other: string): boolean => {
  const [shorter, longer] = [one.replace(/\D+/g, ''), other.replace(/\D+/g, '')].toSorted(
    (a, b) => a.length - b.length,
  ) as [string, string]
  let at = 0
  for (const digit of longer) if (digit === shorter[at]) at++
  const lost = longer.length - shorter.length
  return at === shorter.length && lost > 0 && lost <= 2
}

/** Whether a text is written for people: a quarter of it Japanese, or without the signs of code. */
const isWriting = (text: string): boolean =>
  (text.match(/[ぁ-ヿ一-鿿々]/g)?.length ?? 0) >= text.length / 4 ||
  (text.match(/[{}[\]();=<>$_|&*\\]/g)?.length ?? 0) <= text.length * 0.03

const sum = (pairs: Pair[], units: Unit[]): number =>
  pairs.reduce(
    (total, { first, again }) =>
      total + Math.min(units[first]!.key.length, units[again]!.key.length),
    0,
  )

const coverage = (chain: Chain, units: Unit[], side: 'first' | 'again'): Map<number, number> => {
  const covered = new Map<number, number>()
  for (const pair of chain) {
    const { block, start, end } = units[pair[side]]!
    covered.set(block, (covered.get(block) ?? 0) + end - start)
  }
  return covered
}

const isWhole = (block: number, covered: Map<number, number>, { lengths }: Text): boolean =>
  (covered.get(block) ?? 0) >= lengths[block]!

/** Whether the copy stands right behind its first occurrence; one that breaks off leaves the end of a block between them. */
const adjoins = (chain: Chain, { units, before }: Text): boolean => {
  const [copy, { first, how }] = [chain[0]!.again, chain.at(-1)!]
  return before(copy) === first || (how === 'cut' && units[copy]!.block - units[first]!.block === 1)
}

/** A chain without the parts of blocks at its ends that do not belong to it. */
export const trimmed = (chain: Chain, text: Text): Chain => {
  const { units } = text
  const [firsts, agains] = [coverage(chain, units, 'first'), coverage(chain, units, 'again')]
  const byBlock = Map.groupBy(chain, ({ again }) => units[again]!.block)
  const kept = new Set(
    [...byBlock.keys()].filter(
      (block) => isWhole(block, agains, text) || isCopy(byBlock.get(block)!, text),
    ),
  )
  const stays = ({ first, again }: Pair): boolean =>
    kept.has(units[again]!.block) || isWhole(units[first]!.block, firsts, text)
  return chain.slice(chain.findIndex(stays), chain.findLastIndex(stays) + 1)
}

/** Whether the pairs in a block that is only partly covered are a run of prose long enough to be a copy by itself. */
const isCopy = (pairs: Chain, text: Text): boolean => {
  const { units } = text
  if (pairs.some(({ how }) => how === 'cut')) return true
  if (pairs.length >= 2 && adjoins(pairs, text) && sum(pairs, units) >= 60) return true
  const prose = pairs.filter(({ again }) => units[again]!.prose)
  return prose.length >= 2 && sum(prose, units) >= 60 && sum(prose, units) >= sum(pairs, units) / 2
}
