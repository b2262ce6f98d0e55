import { manuscript, type Block, type Manuscript } from '../manuscript/manuscript.ts'
import { sectionKinds, sectionsOf, type SectionKind } from '../manuscript/sections.ts'
import { takeOutRepeats } from '../repeats/takeOutRepeats.ts'
import type { CitationKnowledge } from '../sources/citation.ts'
import { readApparatus } from './apparatus.ts'
import { readBlocks } from './blocks.ts'
import { isChrome } from './chrome.ts'
import { readComments } from './comments.ts'
import { readExplicit } from './explicit.ts'
import { readFront } from './front.ts'
import { categoryInFoot, footOf, isFootLine, timeInFoot } from './foot.ts'
import { findHeads } from './heads.ts'
import { isRule, linesOf, spoken, type Line } from './lines.ts'

export type PageOptions = {
  /** Named in `from`. @default null */
  file?: string | null
  /** The sections the house knows. @default the five of a digest */
  sections?: Record<string, SectionKind>
  /** Publishers and site forms known beside the built-in ones. */
  knowledge?: CitationKnowledge
}

/**
 * Reads the text of a web page, or a pasted draft, into manuscripts: several digests, or one column. Repeats are taken
 * out before sections are read, because a pasted copy starts right behind the last citation. A text without a word
 * has no manuscripts.
 */
export const readPage = (text: string, options: PageOptions = {}): Manuscript[] => [
  ...readPageInTurn(text, options),
]

/** The same, one manuscript at a time, for whoever has something else to do between. */
export function* readPageInTurn(text: string, options: PageOptions = {}): Generator<Manuscript> {
  const { sections = sectionKinds } = options
  const explicit = readExplicit(text, options.knowledge?.siteForms)
  if (explicit) return yield explicit
  const lines = linesOf(text, sections)
  if (spoken(lines).length === 0) return
  const { title } = readFront(said(lines))
  const starts = [0, ...findHeads(lines, sections, title).map(({ first }) => first), lines.length]
  for (const [i, start] of starts.slice(0, -1).entries())
    yield readArticle(lines.slice(start, starts[i + 1]), options)
}

/** The lines of one article that are its own: no chrome, nothing that stands under it, no lines that only part the others. */
const said = (lines: Line[]): Line[] => {
  const first = lines.findIndex(({ heading }) => heading)
  const own = lines.slice(0, footOf(lines)).filter(
    (line, at) =>
      line.text !== '' &&
      !isChrome(line) &&
      !/^!\[[^\]]*\]\((?!media:)/.test(line.text) &&
      // Over a digest services print what they print under it; in its body only its headings part it.
      (at === 0 || at >= first || !isFootLine(line)) &&
      (first === -1 || at < first || !isRule(line.text)),
  )
  const last = own.at(-1)
  return last && isRule(last.text) ? own.slice(0, -1) : own
}

const readArticle = (
  lines: Line[],
  { file = null, sections = sectionKinds, knowledge = {} }: PageOptions,
): Manuscript => {
  const own = said(lines)
  const under = lines.slice(footOf(lines))
  const { length, read, category, publishedAt, ...front } = readFront(own)
  const { blocks, repairs } = takeOutRepeats(readBlocks(own.slice(length)))
  const apparatus = readApparatus(blocks, sections, knowledge)
  const comments = readComments(under)
  return manuscript({
    from: { file, lines: [spoken(lines)[0]!.number, spoken(lines).at(-1)!.number] },
    ...front,
    ...apparatus,
    publishedAt: timeInFoot(under, publishedAt),
    category: category ?? categoryInFoot(under),
    format: formatOf(apparatus.blocks, sections),
    comments,
    repairs,
    unread: unreadAmong(lines, [
      ...own.slice(0, length).filter(({ number }) => read.has(number)),
      ...own.slice(length),
      ...(comments.length > 0 ? under : []),
    ]),
  })
}

const unreadAmong = (lines: Line[], read: Line[]): Manuscript['unread'] => {
  const numbers = new Set(read.map(({ number }) => number))
  return lines
    .filter(({ number, text }) => text !== '' && !numbers.has(number) && !isRule(text))
    .map(({ number, text }) => ({ line: number, text }))
}

/** A text with two kinds of section or more is a digest. */
const formatOf = (blocks: Block[], sections: Record<string, SectionKind>): string =>
  new Set(sectionsOf(blocks, sections).map(({ kind }) => kind)).size >= 2 ? 'digest' : 'column'
