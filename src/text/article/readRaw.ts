import { blocksText, sectionText } from '../manuscript/blockText.ts'
import type { Block, Citation, Manuscript } from '../manuscript/manuscript.ts'
import { sectionsOf } from '../manuscript/sections.ts'
import { toArticle } from './toArticle.ts'
import { mendSafely } from '../proof/mend.ts'
import type { Finding, House } from '../proof/rule.ts'
import { htmlToText, isHtml } from '../readers/html.ts'
import { readPageInTurn } from '../readers/page.ts'

/** What a raw text is written in; Markdown is read as text that has its marks. */
export type RawType = 'text' | 'html' | 'markdown'

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
  /** What was taken out as repeated. */
  repairs: { rule: string; text: string; span: Span }[]
  /** Lines that were put nowhere. */
  unread: { text: string; span: Span }[]
}

/** The manuscripts of a raw text, and the text their spans count in: for HTML, the text it says. */
export const readRaw = (
  raw: string,
  house: House,
  type?: RawType,
): { text: string; manuscripts: ReadManuscript[] } => {
  const { text, manuscripts } = readRawInTurn(raw, house, type)
  return { text, manuscripts: [...manuscripts] }
}

/** The same, one manuscript at a time. */
export const readRawInTurn = (
  raw: string,
  house: House,
  type: RawType = isHtml(raw) ? 'html' : 'text',
): { text: string; manuscripts: Generator<ReadManuscript> } => {
  const text =
    type === 'html' ? htmlToText(raw) : raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const spanOf = (first: number, last: number): Span => {
    const start = starts[first - 1]
    const end = last < starts.length ? starts[last]! - 1 : text.length
    return start === undefined ? null : [start, end]
  }
  const knowledge = { publishers: house.publishers, siteForms: house.sites }
  const pages = readPageInTurn(text, { sections: house.sections, knowledge })
  function* manuscripts(): Generator<ReadManuscript> {
    for (const given of pages) {
      const format = Object.hasOwn(house.formats, given.format) ? given.format : 'digest'
      yield asClientsGetIt({ ...given, format }, house, spanOf)
    }
  }
  return { text, manuscripts: manuscripts() }
}

const asClientsGetIt = (
  given: Manuscript,
  house: House,
  spanOf: (first: number, last: number) => Span,
): ReadManuscript => {
  const { manuscript, findings } = mendSafely(given, house)
  const { blocks, from, unread, repairs, related, title, kicker, category, format } = manuscript
  const spanOfBlocks = (some: Block[]): Span => {
    const lines = some.flatMap((block) => block.lines ?? [])
    return lines.length > 0 ? spanOf(Math.min(...lines), Math.max(...lines)) : null
  }
  const sections = sectionsOf(blocks, house.sections)
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
    body: toArticle(manuscript, house.sections).body,
    citations: manuscript.citations.map(({ recorded: _archive, ...citation }) => citation),
    comments: manuscript.comments.length,
    span: from ? spanOf(...from.lines) : null,
    sections: sections.map((section) => ({
      kind: section.kind,
      label: section.label,
      text: sectionText(blocks, section),
      span: spanOfBlocks(blocks.slice(section.heading, section.to)),
    })),
    findings: findings.map(({ rule, severity, place, message }) => ({
      rule,
      severity,
      place,
      message,
      span: spanAt(place),
    })),
    repairs: repairs.map(({ rule, text, blocks: taken = [] }) => ({
      rule,
      text: text || blocksText(taken),
      span: spanOfBlocks(taken),
    })),
    unread: unread.map(({ line, text }) => ({ text, span: spanOf(line, line) })),
  }
}
