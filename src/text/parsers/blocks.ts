import { narrow } from '../japanese/fold.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { withoutFront } from '../manuscript/cuts.ts'
import { readInline } from '../manuscript/inline.ts'
import { readUpload } from '../manuscript/thing.ts'
import type { Block } from '../manuscript/manuscript.ts'
import type { Line } from './lines.ts'

const bullet = /^([・･•●◦‣▪►✓]\s*|[-*+–]\s+|[⇨→⇒☞➡]\s*)(?=\S)/
const inner = /^[⇨→⇒➡]/
const numeral = /^((?:\d{1,2}[.．、)）](?!\d)|[(（]\d{1,2}[)）]|[①-⑳])\s*)(?=\S)/

/** The longest line that can be a heading of its own; the longest in the real pages has 44 characters. */
const maxHeadingLength = 60

/** Lines as blocks, one a line: section headings, list items, numbered and bare sub-headings, paragraphs. */
export const readBlocks = (lines: Line[]): Block[] => {
  const blocks: Block[] = []
  let code = false
  const open: number[] = []
  for (const { number, text, heading, indent } of lines) {
    const at = { lines: [number, number] as [number, number] }
    if (/^(```|~~~)/.test(text)) code = !code
    const mark = code || heading ? null : bullet.exec(text)
    const markdown = code || heading ? null : /^(#{1,6})\s+(\S.*)$/.exec(text)
    const picture = /^!\[\]\(media:([\w-]+)\)$/.exec(text)
    if (code || /^(```|~~~)/.test(text)) blocks.push({ kind: 'code', text, ...at })
    else if (heading) blocks.push({ kind: 'heading', level: 2, text: heading.label, ...at })
    else if (picture)
      blocks.push({
        kind: 'image',
        text: '',
        carries: [{ thing: readUpload(picture[1]!), start: 0, end: 0 }],
        ...at,
      })
    else if (markdown)
      blocks.push({
        kind: 'heading',
        level: Math.min(Math.max(markdown[1]!.length, 2), 4),
        ...readInline(markdown[2]!),
        ...at,
      })
    else if (mark) {
      const before = blocks.at(-1)
      if (before?.kind !== 'item') open.length = 0
      blocks.push({ kind: 'item', ...item(text, mark[1]!, before, depthOf(indent, open)), ...at })
    } else if (/^[>＞]\s?/.test(text))
      blocks.push({ kind: 'quote', ...readInline(text.replace(/^[>＞]\s?/, '')), ...at })
    else blocks.push({ kind: 'paragraph', ...readInline(text), ...at })
  }
  return blocks.map(
    (block, at) => asNumbered(block, at, blocks) ?? asBareHeading(block, at, blocks) ?? block,
  )
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
const asNumbered = (block: Block, at: number, blocks: Block[]): Block | null => {
  const marker = block.kind === 'paragraph' ? numeralOf(block.text) : undefined
  if (!marker) return null
  const form = (other: Block | undefined): string | null =>
    other?.kind === 'paragraph'
      ? (narrow(numeralOf(other.text) ?? '').replace(/\d+|[①-⑳]/, '1') ?? null)
      : null
  const numbering = form(block)
  const asItem: Block = {
    ...withoutFront(block, marker.length),
    kind: 'item',
    marker,
    depth: 0,
  }
  if (
    form(blocks[at - 1]) === numbering ||
    form(blocks[at + 1]) === numbering ||
    endsSentence(block.text)
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
