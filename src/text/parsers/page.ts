import { fold } from '../japanese/fold.ts'
import { blocksText } from '../manuscript/blockText.ts'
import {
  parsedManuscript,
  type Block,
  type ParsedManuscript,
  type Repair,
} from '../manuscript/manuscript.ts'
import { formatWith, type KnowsFormats } from '../manuscript/formats.ts'
import { sectionsOf, type KnowsSections } from '../manuscript/sections.ts'
import { takeOutRepeats } from '../repeats/takeOutRepeats.ts'
import { unwrapped } from '../sources/canonicalUrl.ts'
import type { KnowsSources } from '../sources/citation.ts'
import { readApparatus } from './apparatus.ts'
import { spelledOut } from '../manuscript/notation.ts'
import { readBlocks, ruleLine } from './blocks.ts'
import { isChrome } from './chrome.ts'
import { readComments } from './comments.ts'
import { readExplicit } from './explicit.ts'
import { readFrontMatter } from './frontMatter.ts'
import { categoryInFooter, pageFooterOf, isFooterLine, timeInFooter } from './pageFooter.ts'
import { findArticleStarts } from './articleStarts.ts'
import { isRule, linesOf, spoken, type Line } from './lines.ts'

/** What is known when a text is read. */
export type ParserHouse = KnowsSections & KnowsFormats & KnowsSources

/**
 * The manuscripts in a raw text: one, or the articles of a page of many. `file` is the name of the file it stood in. Nothing is
 * taken out but certain repeats, which stand in `repairs`; lines that were put nowhere are `unread`.
 * @example
 * readPage('便が戻る\n【概要】\n来月から。\n【詳細】\n市が発表した。', house).map(({ title, format }) => [title, format]) // → [["便が戻る","digest"]]
 */
export const readPage = (
  text: string,
  house: ParserHouse,
  file: string | null = null,
): ParsedManuscript[] => [...parsePage(text, house, file)]

/** The same, one manuscript at a time. */
export function* parsePage(
  text: string,
  house: ParserHouse,
  file: string | null = null,
): Generator<ParsedManuscript> {
  const explicit = readExplicit(text, house)
  if (explicit) return yield explicit
  const lines = linesOf(text, house)
  if (spoken(lines).length === 0) return
  const { title } = readFrontMatter(articleLines(lines, house))
  const starts = [
    0,
    ...findArticleStarts(lines, house, title).map(({ first }) => first),
    lines.length,
  ]
  for (const [i, start] of starts.slice(0, -1).entries())
    yield readArticle(lines.slice(start, starts[i + 1]), house, file)
}

/** The lines of one article that are its own: no chrome, nothing that stands under it, no lines that only part the others. */
const articleLines = (lines: Line[], house: ParserHouse): Line[] => {
  const first = lines.findIndex(({ heading }) => heading)
  const kept = lines.slice(0, pageFooterOf(lines, house)).filter(
    (line, at) =>
      line.text !== '' &&
      !isChrome(line) &&
      !/^!\[[^\]]*\]\((?!media:)/.test(line.text) &&
      // Over a digest services print what they print under it; in its body only its headings part it.
      (at === 0 || at >= first || !isFooterLine(line)) &&
      (first === -1 || at < first || line.text === ruleLine || !isRule(line.text)),
  )
  const last = kept.at(-1)
  return last && isRule(last.text) ? kept.slice(0, -1) : kept
}

const readArticle = (lines: Line[], house: ParserHouse, file: string | null): ParsedManuscript => {
  const body = articleLines(lines, house)
  const under = lines.slice(pageFooterOf(lines, house))
  const { length, read, category, publishedAt, ...front } = readFrontMatter(body)
  const { blocks, repairs } = withoutFrontAgain(
    takeOutRepeats(
      readBlocks(body.slice(length)).map((block) => withoutRedirects(block, house)),
      house,
    ),
    body.slice(0, length),
    house,
  )
  const apparatus = readApparatus(blocks, house, front.title)
  const { comments, read: readUnder } = readComments(under)
  return parsedManuscript({
    from: { file, lines: [spoken(lines)[0]!.number, spoken(lines).at(-1)!.number] },
    ...front,
    title: spelledOut(front.title),
    kicker: front.kicker && spelledOut(front.kicker),
    ...apparatus,
    publishedAt: timeInFooter(under, publishedAt),
    category: category ?? categoryInFooter(under),
    format: formatOf(apparatus.blocks, house),
    comments,
    repairs,
    unread: [
      ...unreadAmong(lines, [
        ...body.slice(0, length).filter(({ number }) => read.has(number)),
        ...body.slice(length),
        ...under.filter(({ number }) => readUnder.has(number)),
      ]),
      ...apparatus.unread,
    ].toSorted((one, other) => one.line - other.line),
  })
}

type Repaired = { blocks: Block[]; repairs: Repair[] }

/** Without the title, the time … of a copy that was taken out: its front stands above it, and says what the article's own does. */
const withoutFrontAgain = (given: Repaired, front: Line[], house: KnowsSections): Repaired => {
  const [first, ...rest] = given.repairs
  if (!first?.blocks) return given
  const own = new Set(front.map(({ text }) => fold(text)))
  const isAgain = (block: Block | undefined): boolean => own.has(fold(block?.text ?? '\0'))
  // What was taken out stood right behind it.
  const to = given.blocks.findLastIndex(({ text }) => text === first.behind) + 1
  let from = to
  while (from > 0 && isAgain(given.blocks[from - 1])) from--
  if (from === to) return given
  const again = given.blocks.slice(from, to)
  const taken = [...again, ...first.blocks]
  return {
    blocks: given.blocks.toSpliced(from, to - from),
    repairs: [
      {
        ...first,
        blocks: taken,
        text: blocksText(taken, house),
        behind: given.blocks[from - 1]?.text ?? null,
      },
      ...rest,
    ],
  }
}

/** A block whose links lead to the pages themselves: what a programme counts clicks by is gone in a year. */
const withoutRedirects = (block: Block, house: ParserHouse): Block =>
  block.carries?.some(({ thing }) => thing.kind === 'link')
    ? {
        ...block,
        carries: block.carries.map((carried) => {
          const { thing } = carried
          return thing.kind === 'link'
            ? { ...carried, thing: { ...thing, href: unwrapped(thing.href, house) } }
            : carried
        }),
      }
    : block

const unreadAmong = (lines: Line[], read: Line[]): ParsedManuscript['unread'] => {
  const numbers = new Set(read.map(({ number }) => number))
  return lines
    .filter(({ number, text }) => text !== '' && !numbers.has(number) && !isRule(text))
    .map(({ number, text }) => ({ line: number, text }))
}

/** A text with two kinds of section or more has the format of articles that have sections. */
const formatOf = (blocks: Block[], house: ParserHouse): string =>
  formatWith(house, new Set(sectionsOf(blocks, house).map(({ kind }) => kind)).size >= 2)
