import { narrow } from '../japanese/fold.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { withoutFront } from '../manuscript/cuts.ts'
import { readInline } from '../manuscript/inline.ts'
import { bullet } from '../manuscript/lists.ts'
import { sourceDash } from '../manuscript/quoteSource.ts'
import { isTableRow, tableBlock } from '../manuscript/tables.ts'
import { readUpload } from '../manuscript/thing.ts'
import type { Block } from '../manuscript/manuscript.ts'
import type { Line } from './lines.ts'

const inner = /^[⇨→⇒➡]/
const numeral = /^((?:\d{1,2}[.．、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*)(?=\S)/

/** The longest line that can be a heading of its own; the longest in the real pages has 44 characters. */
const maxHeadingLength = 60

/** Lines as blocks: section headings, list items, numbered and bare sub-headings, paragraphs, one a line; code and tables of many. */
export const readBlocks = (lines: Line[]): Block[] => {
  const { blocks, depths } = markedBlocks(lines)
  return fromTop(
    blocks.map(
      (block, at) =>
        asNumbered(block, at, blocks, depths.get(block)) ??
        asBareHeading(block, at, blocks) ??
        block,
    ),
  )
}

/** Lines that carry their marks as blocks: nothing is taken for a heading because it looks like one. */
export const readMarkedBlocks = (lines: Line[]): Block[] => {
  const { blocks, depths } = markedBlocks(lines)
  return fromTop(
    blocks.map((block) => {
      const marker = block.kind === 'paragraph' ? numeralOf(block.text) : undefined
      return marker === undefined ? block : itemOf(block, marker, depths.get(block) ?? 0)
    }),
  )
}

/** Blocks by their marks alone, and how deep the lines stand that begin with a number. */
const markedBlocks = (lines: Line[]): { blocks: Block[]; depths: Map<Block, number> } => {
  const blocks: Block[] = []
  const levels = levelsUnderSections(lines)
  const open: number[] = []
  const depths = new Map<Block, number>()
  for (let at = 0; at < lines.length;) {
    const run = runFrom(lines, at)
    const place = {
      lines: [lines[at]!.number, lines[at + run.length - 1]!.number] as [number, number],
    }
    const block =
      run.length > 1
        ? runBlock(run)
        : lineBlock(lines[at]!, blocks.at(-1), { levels, open, depths })
    if (block) blocks.push(Object.assign(block, place))
    at += run.length
  }
  return { blocks, depths }
}

const itemOf = (block: Block, marker: string, depth: number): Block => ({
  ...withoutFront(block, marker.length),
  kind: 'item',
  marker,
  depth,
})

/** Lists begin at the top: what an item stood under may have become a heading. */
const fromTop = (blocks: Block[]): Block[] => {
  let above = 0
  return blocks.map((block, at) => {
    if (block.kind !== 'item') return block
    if (blocks[at - 1]?.kind !== 'item') above = block.depth ?? 0
    return above > 0 ? { ...block, depth: Math.max((block.depth ?? 0) - above, 0) } : block
  })
}

/** The lines from here that make one block: code with its fences, the rows of a table, a quotation with its source, or one. */
const runFrom = (lines: Line[], at: number): Line[] => {
  const { fenced, text } = lines[at]!
  if (fenced === undefined && !isTableRow(text))
    return lines.slice(at, namesSource(lines, at + 1) && quoted(text) !== null ? at + 2 : at + 1)
  let to = at + 1
  while (
    to < lines.length &&
    (fenced === undefined ? isTableRow(lines[to]!.text) : lines[to]!.fenced === fenced)
  )
    to++
  return lines.slice(at, to)
}

/** What a quoted line says; null of any other line. */
const quoted = (text: string): string | null => /^[>＞]\s?(?=\S)(.*)$/s.exec(text)?.[1] ?? null

/** Whether a line is the last of a quotation, right below another, and says whose it is. */
const namesSource = (lines: Line[], at: number): boolean => {
  const [before, line, after] = [lines[at - 1], lines[at], lines[at + 1]]
  if (!before || !line || line.fenced !== undefined || line.number !== before.number + 1)
    return false
  const isLast = after?.number !== line.number + 1 || quoted(after.text) === null
  return isLast && sourceDash.test(quoted(line.text) ?? '')
}

const runBlock = (run: Line[]): Block | null => {
  if (run[0]!.fenced === undefined) {
    const quotation = run.map(({ text }) => quoted(text))
    return quotation[0] === null
      ? tableBlock(run.map(({ text }) => text))
      : { kind: 'quote', ...readInline(quotation.join('\n')) }
  }
  const text = run
    .filter(({ isFence }) => !isFence)
    .map(({ text, indent }) => ' '.repeat(indent) + text)
    .join('\n')
  return text ? { kind: 'code', text } : null
}

/** How deep a numbered line stands, which may be an item, is noted in `depths`. */
type Around = { levels: Map<number, number>; open: number[]; depths: Map<Block, number> }

const lineBlock = (
  { text, heading, indent, fenced, isFence }: Line,
  before: Block | undefined,
  { levels, open, depths }: Around,
): Block | null => {
  if (isFence) return null
  if (fenced !== undefined) return { kind: 'code', text }
  if (text === ruleLine) return { kind: 'rule', text: '' }
  if (heading) return { kind: 'heading', level: 2, text: heading.label }
  const picture = /^!\[\]\(media:([\w-]+)\)$/.exec(text)
  if (picture)
    return {
      kind: 'image',
      text: '',
      carries: [{ thing: readUpload(picture[1]!), start: 0, end: 0 }],
    }
  const [, signs, words] = markdownHeading.exec(text) ?? []
  if (signs && words)
    return {
      kind: 'heading',
      level: levels.get(signs.length) ?? Math.min(Math.max(signs.length, 2), 4),
      ...readInline(words),
    }
  const [, mark] = bullet.exec(text) ?? []
  const isNumbered = !mark && numeralOf(text) !== undefined
  if (mark || isNumbered) {
    if (before?.kind !== 'item' && !(before && depths.has(before))) open.length = 0
    const depth = depthOf(indent, open)
    if (mark) return { kind: 'item', ...item(text, mark, before, depth) }
    const block: Block = { kind: 'paragraph', ...readInline(text) }
    depths.set(block, depth)
    return block
  }
  const quotation = quoted(text)
  return {
    kind: quotation === null ? 'paragraph' : 'quote',
    ...readInline(quotation ?? text),
  }
}

/** A rule as a line of text; other rows of signs are what a page draws between its parts. */
export const ruleLine = '* * *'

const markdownHeading = /^(#{1,6})\s+(\S.*)$/

/** The level each of Markdown's headings has in a text with sections: a heading inside one is never its equal. */
const levelsUnderSections = (lines: Line[]): Map<number, number> => {
  const first = lines.findIndex(({ heading }) => heading)
  if (first === -1) return new Map()
  const written = new Set(
    lines
      .slice(first)
      .filter(({ heading, fenced }) => !heading && fenced === undefined)
      .map(({ text }) => markdownHeading.exec(text)?.[1]!.length)
      .filter((level) => level !== undefined),
  )
  return new Map([...written].sort().map((level, at) => [level, Math.min(3 + at, 4)]))
}

/** How deep an item stands by the indents above it, which the run of items keeps open. */
const depthOf = (indent: number, open: number[]): number => {
  while (open.length > 0 && open.at(-1)! > indent) open.pop()
  if (open.length === 0 || open.at(-1)! < indent) open.push(indent)
  return open.length - 1
}

const item = (
  text: string,
  marker: string,
  before: Block | undefined,
  depth: number,
): Pick<Block, 'text' | 'carries' | 'marker' | 'depth'> => ({
  ...readInline(text.slice(marker.length)),
  marker,
  depth:
    before?.kind === 'item' && inner.test(marker)
      ? inner.test(before.marker ?? '')
        ? before.depth
        : 1
      : depth,
})

/** The number a line begins with, of any width, as written. */
const numeralOf = (text: string): string | undefined => {
  const found = numeral.exec(narrow(text))
  return found ? text.slice(0, found[0].length) : undefined
}

/** A numbered line is a list item beside another number of its form, a sub-heading over anything else. */
const asNumbered = (block: Block, at: number, blocks: Block[], depth = 0): Block | null => {
  const marker = block.kind === 'paragraph' ? numeralOf(block.text) : undefined
  if (!marker) return null
  const form = (other: Block | undefined): string | null =>
    other?.kind === 'paragraph'
      ? (narrow(numeralOf(other.text) ?? '').replace(/\d+|[①-⑳]/, '1') ?? null)
      : null
  const numbering = form(block)
  const asItem = itemOf(block, marker, depth)
  if (
    form(blocks[at - 1]) === numbering ||
    form(blocks[at + 1]) === numbering ||
    endsSentence(block.text) ||
    depth > 0
  )
    return asItem
  return blocks[at + 1] && block.text.length <= maxHeadingLength
    ? { ...block, kind: 'heading', level: /^[(（①-⑳]/.test(marker) ? 4 : 3 }
    : asItem
}

/** A short line without an end, with prose or a list under it, is a sub-heading. */
const asBareHeading = (block: Block, at: number, blocks: Block[]): Block | null => {
  const next = blocks[at + 1]
  if (block.kind !== 'paragraph' || !next || at === 0) return null
  if (block.text.length > maxHeadingLength || endsSentence(block.text)) return null
  if (/https?:|[:：。]|^[【［[〔※]|^\d{4}/.test(block.text)) return null
  const carried =
    next.kind === 'item' || numeralOf(next.text) !== undefined || endsSentence(next.text)
  return carried && next.text.length > block.text.length / 2
    ? { ...block, kind: 'heading', level: 3 }
    : null
}
