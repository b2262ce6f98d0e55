import { readInline, writeInline } from '../manuscript/inline.ts'
import {
  manuscript,
  type Block,
  type Citation,
  type Credit,
  type Manuscript,
} from '../manuscript/manuscript.ts'
import { sectionKindOf, type SectionKind } from '../manuscript/sections.ts'
import { sourceKey } from '../sources/citation.ts'
import { languageOf } from '../sources/language.ts'

/** The first line of a text that says what everything is: between it and the next `---` stands its front as JSON. */
const opening = '--- midashi 1'

/** What stands in front of a paragraph that looks like something else. */
const literally = '\\ '

type Front = Pick<
  Manuscript,
  'title' | 'kicker' | 'publishedAt' | 'category' | 'format' | 'related' | 'eyecatchCredit'
> & { citations: Omit<Citation, 'key' | 'language' | 'recorded'>[] }

/** A manuscript in the form in which nothing is guessed: the front as JSON, then a block a line with its mark. */
export const explicitText = (own: Manuscript, kinds: Record<string, SectionKind>): string => {
  const { title, kicker, publishedAt, category, format, related, eyecatchCredit } = own
  const citations = own.citations.map(({ role, title, publisher, publishedOn, url }) => ({
    role,
    title,
    publisher,
    publishedOn,
    url,
  }))
  const front: Front = {
    title,
    kicker,
    publishedAt,
    category,
    format,
    related,
    eyecatchCredit,
    citations,
  }
  const body = own.blocks.map((block) => lineOf(block, kinds))
  return `${[opening, JSON.stringify(front, null, 2), '---', ...body].join('\n')}\n`
}

/** The manuscript of an explicit text; null where it is none. */
export const readExplicit = (text: string): Manuscript | null => {
  if (!text.startsWith(`${opening}\n`)) return null
  const end = text.indexOf('\n---\n')
  const front = frontOf(text.slice(opening.length, end))
  if (end === -1 || !front) return null
  const before = text.slice(0, end + 5).split('\n').length - 1
  const { citations, ...own } = front
  return manuscript({
    ...own,
    from: { file: null, lines: [1, text.trimEnd().split('\n').length] },
    citations: citations.map((citation) => ({
      ...citation,
      language: languageOf(citation.title),
      key: sourceKey(citation),
    })),
    blocks: blocksOf(text.slice(end + 5), before),
  })
}

const frontOf = (json: string): Front | null => {
  try {
    const front = JSON.parse(json) as Partial<Front> | null
    return typeof front?.title === 'string' && Array.isArray(front.citations)
      ? { ...empty, ...(front as Front) }
      : null
  } catch {
    return null
  }
}

const empty = {
  kicker: null,
  publishedAt: null,
  category: null,
  format: 'digest',
  related: [] as string[],
  eyecatchCredit: null as Credit | null,
}

const lineOf = (block: Block, kinds: Record<string, SectionKind>): string => {
  const upload = block.carries?.find(({ thing }) => thing.startsWith('upload:'))?.thing
  if (block.kind === 'image' && upload) return `![](media:${upload.slice('upload:'.length)})`
  const source = writeInline(block).replaceAll('\n', '\\\n')
  if (block.kind === 'heading')
    return (block.level ?? 2) <= 2 && sectionKindOf(block.text, kinds) && source === block.text
      ? `【${source}】`
      : `${'#'.repeat(block.level ?? 2)} ${source}`
  if (block.kind === 'item')
    return `${'　'.repeat(block.depth ?? 0)}${block.marker ?? '・'}${source}`
  if (block.kind === 'quote') return `> ${source}`
  return readLine(source).kind === 'paragraph' && !source.startsWith(literally)
    ? source
    : `${literally}${source}`
}

const blocksOf = (body: string, before: number): Block[] => {
  const blocks: Block[] = []
  let [open, from] = ['', 0]
  for (const [at, raw] of body.replace(/\n$/, '').split('\n').entries()) {
    if (open === '') from = at
    // A line that ends with one backslash goes on in the next.
    if (/(^|[^\\])(\\\\)*\\$/.test(raw)) {
      open += `${raw.slice(0, -1)}\n`
      continue
    }
    const whole = open + raw
    open = ''
    if (whole !== '')
      blocks.push({ ...readLine(whole), lines: [before + from + 1, before + at + 1] })
  }
  return blocks
}

const readLine = (line: string): Block => {
  if (line.startsWith(literally))
    return { kind: 'paragraph', ...readInline(line.slice(literally.length)) }
  const picture = /^!\[\]\(media:(.+)\)$/s.exec(line)
  if (picture)
    return {
      kind: 'image',
      text: '',
      carries: [{ thing: `upload:${picture[1]}`, start: 0, end: 0 }],
    }
  const section = /^【(.+)】$/s.exec(line)
  if (section) return { kind: 'heading', level: 2, ...readInline(section[1]!) }
  const heading = /^(#{2,6}) (.+)$/s.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]!.length, ...readInline(heading[2]!) }
  const item = /^(　*)(・|\d+\. )(.+)$/s.exec(line)
  if (item)
    return { kind: 'item', ...readInline(item[3]!), marker: item[2]!, depth: item[1]!.length }
  const quote = /^> (.+)$/s.exec(line)
  if (quote) return { kind: 'quote', ...readInline(quote[1]!) }
  return { kind: 'paragraph', ...readInline(line) }
}
