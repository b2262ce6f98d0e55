import { blocksText, sectionText } from '../manuscript/blockText.ts'
import { formatWith } from '../manuscript/formats.ts'
import type { Block, Citation, Manuscript, ParsedManuscript } from '../manuscript/manuscript.ts'
import { sectionsOf } from '../manuscript/sections.ts'
import { repairsOf } from './repairsOf.ts'
import { toArticle } from './toArticle.ts'
import { mendSafely } from '../proof/mend.ts'
import type { Finding, House } from '../proof/rule.ts'
import type { StoredRepair } from '../proof/storedRepairs.ts'
import type { ParserHouse } from '../parsers/page.ts'
import { parsers, rawTypeOf, type RawType } from '../parsers/parsers.ts'

/** `[start, end)` of the text that was read, in UTF-16 units; null for what stands nowhere in it. */
export type Span = [start: number, end: number] | null

/** A manuscript as clients get it: fields of an article, and where each thing stands. */
export type ReadManuscript = Pick<
  Manuscript,
  'title' | 'kicker' | 'publishedAt' | 'category' | 'tags' | 'format' | 'eyecatchCredit' | 'related'
> & {
  body: unknown
  citations: Omit<Citation, 'recorded'>[]
  comments: number
  span: Span
  sections: { kind: string; label: string; text: string; span: Span }[]
  findings: (Pick<Finding, 'rule' | 'severity' | 'place' | 'message'> & { span: Span })[]
  /** What was taken out as repeated; sent along with the article, it stands in its log and can be put back. */
  repairs: (StoredRepair & { span: Span })[]
  /** Sentences that only a copy had which was taken out; they stay in the body. */
  added: string[]
  /** Lines that were put nowhere. */
  unread: { text: string; span: Span }[]
}

export type ReadOptions = {
  /** What the raw text is written in. @default what it looks like */
  type?: RawType
  /** What is known when it is read, where that is more than what it is proofread by: an archive's publishers. @default the house */
  taught?: ParserHouse
}

/**
 * The manuscripts of a raw text, one at a time, and the text their spans count in: for HTML, the text it says. `pieces` are the
 * same, with a null between one piece of work and the next, where whoever has others to serve can do so.
 */
export const readRaw = (
  raw: string,
  house: House,
  { type = rawTypeOf(raw), taught = house }: ReadOptions = {},
): {
  text: string
  manuscripts: Iterable<ReadManuscript>
  pieces: Iterable<ReadManuscript | null>
} => {
  const parser = parsers[type]
  const text = parser.toText(raw)
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const spanOf = (first: number, last: number): Span => {
    const start = starts[first - 1]
    const end = last < starts.length ? starts[last]! - 1 : text.length
    return start === undefined ? null : [start, end]
  }
  function* pieces(): Generator<ReadManuscript | null> {
    for (const given of parser.parse(text, taught)) {
      const format = Object.hasOwn(house.formats, given.format)
        ? given.format
        : formatWith(house, true)
      yield null
      const proofread = mendSafely({ ...given, format }, house)
      yield null
      yield asClientsGetIt(proofread, house, spanOf)
    }
  }
  function* manuscripts(): Generator<ReadManuscript> {
    for (const piece of pieces()) if (piece) yield piece
  }
  return { text, manuscripts: manuscripts(), pieces: pieces() }
}

const asClientsGetIt = (
  { manuscript, findings }: { manuscript: ParsedManuscript; findings: Finding[] },
  house: House,
  spanOf: (first: number, last: number) => Span,
): ReadManuscript => {
  const { blocks, from, unread, repairs, related, title, kicker, category, format } = manuscript
  const { body } = toArticle(manuscript, house)
  const spanOfBlocks = (some: Block[]): Span => {
    const lines = some.flatMap((block) => block.lines ?? [])
    return lines.length > 0 ? spanOf(Math.min(...lines), Math.max(...lines)) : null
  }
  const sections = sectionsOf(blocks, house)
  const closing = sections.find(({ kind }) => kind === 'citations')
  const spanAt = (place: string): Span => {
    const [field, at] = place.split('.')
    if (field === 'body' && at !== undefined) return spanOfBlocks([blocks[Number(at)]!])
    if (field === 'citations' && closing)
      return spanOfBlocks(blocks.slice(closing.heading, closing.to))
    return null
  }
  return {
    title,
    kicker,
    publishedAt: manuscript.publishedAt,
    category,
    tags: manuscript.tags,
    format,
    eyecatchCredit: manuscript.eyecatchCredit,
    related,
    body,
    citations: manuscript.citations.map(({ recorded: _archive, ...citation }) => citation),
    comments: manuscript.comments.length,
    span: from ? spanOf(...from.lines) : null,
    sections: sections.map((section) => ({
      kind: section.kind,
      label: section.label,
      text: sectionText(blocks, section, house),
      span: spanOfBlocks(blocks.slice(section.heading, section.to)),
    })),
    findings: findings.map(({ rule, severity, place, message }) => ({
      rule,
      severity,
      place,
      message,
      span: spanAt(place),
    })),
    repairs: repairsOf(repairs, body).map((repair, at) => {
      const { blocks: taken = [] } = repairs[at]!
      return {
        ...repair,
        text: repair.text || blocksText(taken, house),
        span: spanOfBlocks(taken),
      }
    }),
    added: repairs.flatMap(({ added = [] }) => added),
    unread: unread.map(({ line, text }) => ({ text, span: spanOf(line, line) })),
  }
}
