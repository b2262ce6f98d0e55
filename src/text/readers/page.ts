import { findDates } from '../japanese/dates.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { readCredit } from '../credits/credit.ts'
import { manuscript, type Block, type Manuscript } from '../manuscript/manuscript.ts'
import { sectionKinds, sectionsOf, type SectionKind } from '../manuscript/sections.ts'
import { takeOutRepeats } from '../repeats/takeOutRepeats.ts'
import type { CitationKnowledge } from '../sources/citation.ts'
import { readApparatus } from './apparatus.ts'
import { readBlocks } from './blocks.ts'
import { categoryInFoot, footOf, isChrome, isSiteName } from './chrome.ts'
import { readComments } from './comments.ts'
import { findHeads } from './heads.ts'
import { linesOf, spoken, type Line } from './lines.ts'

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
export const readPage = (text: string, options: PageOptions = {}): Manuscript[] => {
  const { file = null, sections = sectionKinds, knowledge = {} } = options
  const lines = linesOf(text)
  if (spoken(lines).length === 0) return []
  const heads = findHeads(lines, sections)
  const parts: Part[] =
    heads.length > 0
      ? heads.map((head, i) => digestPart(lines, head, heads[i + 1]?.first ?? lines.length))
      : [columnPart(lines)]
  return parts.map(({ first, last, body, comments, ...front }) => {
    const { blocks, repairs } = takeOutRepeats(readBlocks(body, sections))
    const { category = null, ...apparatus } = {
      ...front,
      ...readApparatus(blocks, sections, knowledge),
    }
    return manuscript({
      from: { file, lines: [first, last] },
      ...apparatus,
      category,
      format: formatOf(apparatus.blocks, sections),
      comments,
      repairs,
    })
  })
}

/** One article's lines, read apart: what stands before the text, the text, and what stands under it. */
type Part = Pick<Manuscript, 'title' | 'publishedAt' | 'comments'> &
  Partial<Pick<Manuscript, 'kicker' | 'category'>> & { first: number; last: number; body: Line[] }

const digestPart = (
  lines: Line[],
  head: { title: string; publishedAt: string | null; first: number; body: number },
  end: number,
): Part => {
  const own = lines.slice(head.body, end)
  const foot = footOf(own)
  const [body, under] = [spoken(own.slice(0, foot)), own.slice(foot)]
  return {
    title: head.title,
    publishedAt: head.publishedAt,
    category: categoryInFoot(under),
    comments: readComments(under),
    body: body.filter((line) => !isChrome(line)),
    first: lines[head.first]!.number,
    last: spoken(lines.slice(head.first, end)).at(-1)!.number,
  }
}

const columnPart = (lines: Line[]): Part => {
  const foot = footOf(lines)
  const said = spoken(lines.slice(0, foot)).filter((line) => !isChrome(line))
  const under = lines.slice(foot)
  const front = readFront(said)
  return {
    ...front,
    category: front.category ?? categoryInFoot(under),
    comments: readComments(under),
    first: spoken(lines)[0]!.number,
    last: spoken(lines).at(-1)!.number,
  }
}

/** How many lines may stand before a column's text. */
const longestFront = 6

/** What stands before a column's text: site name, kicker in 「…」, category, title, date. */
const readFront = (
  lines: Line[],
): Pick<Part, 'title' | 'kicker' | 'category' | 'publishedAt' | 'body'> => {
  const front: string[] = []
  let publishedAt: string | null = null
  let at = 0
  for (; at < Math.min(lines.length, longestFront); at++) {
    const { text } = lines[at]!
    const date = loneDate(text)
    if (date) {
      publishedAt = date
      at++
      break
    }
    if (
      readCredit(text) ||
      text.length > 100 ||
      (endsSentence(text) && !isKicker(text) && !isTitle(text, front))
    )
      break
    front.push(text)
  }
  const title = front.at(-1) ?? ''
  const before = front.slice(0, -1).filter((text) => !isSiteName(text))
  return {
    title,
    kicker: before.find(isKicker) ?? null,
    category: before.find((text) => !isKicker(text) && text.length <= 12) ?? null,
    publishedAt,
    body: lines.slice(at),
  }
}

const isKicker = (text: string): boolean => /^「[^「」]*」$/.test(text)

// A title may be a question or end in a bracket; it is a title where none stands yet.
const isTitle = (text: string, front: string[]): boolean =>
  front.filter((other) => !isKicker(other)).length < 1 && /[？?！!）)”"]$/.test(text)

/** A line that is a date and hardly anything else (`今日 2023 年 9 月 5 日 | 午後8時22分`). */
const loneDate = (text: string): string | null => {
  const date = findDates(text)[0]
  return date && text.length - (date.end - date.start) <= 6 ? date.iso : null
}

/** A text with two kinds of section or more is a digest. */
const formatOf = (blocks: Block[], sections: Record<string, SectionKind>): string =>
  new Set(sectionsOf(blocks, sections).map(({ kind }) => kind)).size >= 2 ? 'digest' : 'column'
