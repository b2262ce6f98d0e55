import { readCitations } from '../sources/citation.ts'
import { explicitText } from './explicitText.ts'
import { markedLine } from './markedLine.ts'
import { tableLines } from '../manuscript/tables.ts'
import { readPage, type ParserHouse } from '../parsers/page.ts'
import { writeInline } from '../manuscript/inline.ts'
import type {
  Block,
  Citation,
  CitationRole,
  Manuscript,
  ParsedManuscript,
} from '../manuscript/manuscript.ts'
import { bodyBlocks } from './toArticle.ts'

/**
 * A manuscript as the text of a digest: title, date, 【…】 headings, lists, sources, with links and formatting as Markdown.
 * `readPage` reads the same manuscript from it. Where the form people write would be taken for something else, it is the
 * explicit form, in which nothing is guessed.
 * @example
 * toText(readPage('便が戻る\n\n## 概要\n来月から。\n\n## 詳細\n市が発表した。', house)[0], house) // → "便が戻る\n\n【概要】\n来月から。\n【詳細】\n市が発表した。\n"
 */
export const toText = (manuscript: Manuscript, house: ParserHouse): string => {
  const withoutCitations = { ...manuscript, blocks: bodyBlocks(manuscript.blocks, house) }
  const natural = naturalText(withoutCitations, house)
  const read = readPage(natural, house)
  return read.length === 1 && saysSame(read[0]!, withoutCitations, house)
    ? natural
    : explicitText(withoutCitations, house)
}

const naturalText = (manuscript: Manuscript, house: ParserHouse): string => {
  const { title, kicker, publishedAt, category, tags, eyecatchCredit, related } = manuscript
  const { text, url } = eyecatchCredit ?? {}
  const front = [
    kicker,
    title,
    publishedAt && written(publishedAt),
    category && `カテゴリー：${category}`,
    tags.length > 0 && `タグ：${tags.join('、')}`,
    eyecatchCredit && (url ? `アイキャッチ画像の出典：${text} ${url}` : text),
    ...related.map((other) => `関連記事：${other}`),
  ].filter(Boolean)
  const body = manuscript.blocks.flatMap((block) => naturalLines(block, house))
  const cited =
    manuscript.citations.length > 0 && house.sections.citations
      ? [
          '',
          `【${house.sections.citations.label.ja}】`,
          ...manuscript.citations.flatMap((one) => citationLines(one, house)),
        ]
      : []
  return `${[...front, '', ...body, ...cited].join('\n').trim()}\n`
}

/** A block as people write it; a table and code stand on several lines. */
const naturalLines = (block: Block, house: ParserHouse): string[] => {
  if (block.kind === 'table') return tableLines(block)
  if (block.kind === 'code') return ['```', ...block.text.split('\n'), '```']
  return [markedLine(block, writeInline(block), house)]
}

/** A time as a page states it, in Japan's: `2026年3月14日 09:30`. */
const written = (time: string): string => {
  if (time.length === 10) return time.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日')
  const japan = new Date(Date.parse(time) + 9 * 3_600_000).toISOString()
  const seconds = japan.slice(16, 19) === ':00' ? '' : japan.slice(16, 19)
  return `${written(japan.slice(0, 10))} ${japan.slice(11, 16)}${seconds}`
}

const labels: Record<CitationRole, string> = {
  base: '',
  quoted: '引用：',
  reference: '参考：',
  origin: '元ネタ：',
}

/** 題 媒体 日付 with the address below, or 媒体「題」日付 where only that is read as it was. */
const citationLines = (citation: Citation, house: ParserHouse): string[] => {
  const { role, title, publisher, publishedOn, url } = citation
  const day = publishedOn?.replaceAll('-', '.')
  const forms = [
    [title, publisher, day].filter(Boolean).join(' '),
    `${publisher ?? ''}「${title ?? ''}」${day ?? ''}`,
  ].map((line) => [`${labels[role]}${line}`.trim(), url ?? ''].filter((part) => part !== ''))
  const isRead = (lines: string[]): boolean => {
    const read = readCitations(lines, house)
    return read.length === 1 && sameCitation(read[0]!, citation)
  }
  return forms.find(isRead) ?? forms[0]!
}

const sameCitation = (a: Citation, b: Citation): boolean =>
  (['role', 'title', 'publisher', 'publishedOn', 'url'] as const).every(
    (part) => a[part] === b[part],
  )

const saysSame = (read: ParsedManuscript, written: Manuscript, house: ParserHouse): boolean =>
  read.title === written.title &&
  read.kicker === written.kicker &&
  read.category === written.category &&
  read.tags.join('\n') === written.tags.join('\n') &&
  read.format === written.format &&
  instant(read.publishedAt) === instant(written.publishedAt) &&
  JSON.stringify(read.eyecatchCredit) === JSON.stringify(written.eyecatchCredit) &&
  read.related.join('\n') === written.related.join('\n') &&
  read.repairs.length === 0 &&
  read.comments.length === 0 &&
  read.citations.length === written.citations.length &&
  read.citations.every((citation, at) => sameCitation(citation, written.citations[at]!)) &&
  JSON.stringify(bodyBlocks(read.blocks, house).map(plain)) ===
    JSON.stringify(written.blocks.map(plain))

const instant = (time: string | null): number | string | null =>
  time !== null && time.length > 10 ? Date.parse(time) : time

/** What a block says, wherever it stands. Levels and depths that are not stated are the first. */
const plain = ({ kind, text, level, marker, depth, carries, hasHead }: Block): unknown => [
  kind,
  text,
  hasHead ?? false,
  kind === 'heading' ? (level ?? 2) : null,
  kind === 'item' ? [marker?.trim() ?? '・', depth ?? 0] : null,
  (carries ?? []).filter(({ thing: { kind } }) => kind !== 'relationship' && kind !== 'node'),
]
