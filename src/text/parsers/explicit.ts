import { readInline } from '../manuscript/inline.ts'
import { lineInCell } from '../manuscript/lexicalTable.ts'
import { readUpload } from '../manuscript/thing.ts'
import {
  parsedManuscript,
  type Block,
  type Citation,
  type Credit,
  type Manuscript,
  type ParsedManuscript,
} from '../manuscript/manuscript.ts'
import { sourceKey } from '../sources/citation.ts'
import type { KnowsSites } from '../sources/siteForm.ts'
import { languageOf } from '../sources/language.ts'

/** The first line of a text that says what everything is: between it and the next `---` stands its front as JSON. */
export const opening = '--- midashi 1'

/** What stands in front of a paragraph that looks like something else. */
export const literally = '\\ '

/** What a line of code, of a table (cells parted by tabs) and a rule begin with. */
export const codeMark = '``` '
export const tableMark = '| '
export const headedTableMark = '|= '
export const ruleMark = '***'

/** What the JSON says. */
export type Front = Pick<
  Manuscript,
  'title' | 'kicker' | 'publishedAt' | 'category' | 'tags' | 'format' | 'related' | 'eyecatchCredit'
> & { citations: Omit<Citation, 'key' | 'language' | 'recorded'>[] }

/** The manuscript of an explicit text; null where it is none. */
export const readExplicit = (text: string, house: KnowsSites): ParsedManuscript | null => {
  if (!text.startsWith(`${opening}\n`)) return null
  const end = text.indexOf('\n---\n')
  const front = frontOf(text.slice(opening.length, end))
  if (end === -1 || !front) return null
  const before = text.slice(0, end + 5).split('\n').length - 1
  const { citations, ...fields } = front
  return parsedManuscript({
    ...fields,
    from: { file: null, lines: [1, text.trimEnd().split('\n').length] },
    citations: citations.map((citation) => ({
      ...citation,
      language: languageOf(citation.title),
      key: sourceKey(citation, house),
    })),
    blocks: blocksOf(text.slice(end + 5), before),
  })
}

const roles = new Set(['base', 'quoted', 'reference', 'origin'])
const kinds = new Set(['ai', 'photo', 'quoted', 'official', 'own', 'unknown'])

/** The front as it was written, or null: whoever typed it may have typed anything. */
const frontOf = (json: string): Front | null => {
  let given: unknown
  try {
    given = JSON.parse(json)
  } catch {
    return null
  }
  const front = recordOf(given)
  const title = textIn(front, 'title')
  if (title === null) return null
  const at = textIn(front, 'publishedAt')
  const credit = recordOf(front.eyecatchCredit)
  const kind = String(credit.kind)
  return {
    title,
    kicker: textIn(front, 'kicker'),
    publishedAt: at !== null && /^\d{4}-\d{2}-\d{2}/.test(at) && Date.parse(at) ? at : null,
    category: textIn(front, 'category'),
    tags: textsIn(front.tags),
    format: /^[a-z]\w*$/i.exec(textIn(front, 'format') ?? '')?.[0] ?? 'digest',
    related: textsIn(front.related),
    eyecatchCredit:
      textIn(credit, 'text') === null
        ? null
        : {
            text: textIn(credit, 'text')!,
            url: addressIn(credit),
            kind: (kinds.has(kind) ? kind : 'unknown') as Credit['kind'],
            ...(textIn(credit, 'licence') !== null && { licence: textIn(credit, 'licence')! }),
          },
    citations: listOf(front.citations).flatMap((one) => {
      const citation = recordOf(one)
      const role = String(citation.role)
      const day = textIn(citation, 'publishedOn')
      const parts = {
        role: (roles.has(role) ? role : 'base') as Citation['role'],
        title: textIn(citation, 'title'),
        publisher: textIn(citation, 'publisher'),
        publishedOn: day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
        url: addressIn(citation),
      }
      return parts.title === null && parts.url === null ? [] : [parts]
    }),
  }
}

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const textsIn = (value: unknown): string[] =>
  listOf(value).filter((one): one is string => typeof one === 'string')

const textIn = (record: Record<string, unknown>, field: string): string | null => {
  const value = record[field]
  return typeof value === 'string' && value !== '' ? value : null
}

const addressIn = (record: Record<string, unknown>): string | null => {
  const url = textIn(record, 'url')
  return url !== null && /^https?:\/\//i.test(url) ? url : null
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

/** A line as the block its mark makes it. */
export const readLine = (line: string): Block => {
  if (line.startsWith(literally))
    return { kind: 'paragraph', ...readInline(line.slice(literally.length)) }
  if (line === ruleMark) return { kind: 'rule', text: '' }
  // Code is no Markdown: what is written of its text is its text.
  if (line.startsWith(codeMark))
    return { kind: 'code', text: readInline(line.slice(codeMark.length)).text }
  for (const [mark, hasHead] of [
    [headedTableMark, true],
    [tableMark, false],
  ] as const)
    if (line.startsWith(mark)) {
      const cells = line.slice(mark.length).replace(/(?<!\\)<br>/g, lineInCell)
      return { kind: 'table', ...readInline(cells), ...(hasHead && { hasHead }) }
    }
  const picture = /^!\[\]\(media:(.+)\)$/s.exec(line)
  if (picture)
    return {
      kind: 'image',
      text: '',
      carries: [{ thing: readUpload(picture[1]!), start: 0, end: 0 }],
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
