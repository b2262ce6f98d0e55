import type { ChildNode, Element } from 'domhandler'
import type { Block } from '../../manuscript/manuscript.ts'
import { writeInline } from '../../manuscript/inline.ts'
import { isTableRow, tableBlock } from '../../manuscript/tables.ts'
import { formatOf, headingLevel, isElement, isSilent, shiftOf } from '../../parsers/htmlMarks.ts'
import { nodesOf, noteIn, shiftedText, textIn } from '../../parsers/htmlNodes.ts'
import { rowsOf } from '../../parsers/htmlTable.ts'
import type { Loss, PostPicture } from '../blogPost.ts'
import { linkIn } from './linkIn.ts'
import { BlockWriter, type Around } from './BlockWriter.ts'
import { leadsToPicture, noPicture } from './noPicture.ts'
import { decoded } from '../decoded.ts'

/** What a body is read with. */
export type BodyOptions = {
  /** Whether the line ends of the source are meant: a line each, and a paragraph where one is blank. */
  breaks: boolean
  /** The blog's address, which links without one are read by. */
  base?: string | null
}

/** A body as blocks: each picture it shows is an image block that carries its place among the pictures. */
export type ReadBody = { blocks: Block[]; pictures: PostPicture[]; losses: Loss[] }

/** HTML as blocks, straight: one line break is a line, two part paragraphs; pictures, captions and lists stay in their places. */
export const htmlBlocks = (html: string, options: BodyOptions): ReadBody => {
  const writer = new BlockWriter()
  walk(nodesOf(html), { ...start, breaks: options.breaks, base: options.base ?? null }, writer)
  writer.end()
  return { blocks: writer.blocks, pictures: writer.pictures, losses: writer.losses }
}

const start: Around = {
  format: 0,
  href: null,
  kind: 'paragraph',
  level: 2,
  list: null,
  inRuby: false,
  breaks: false,
  base: null,
}

const walk = (nodes: ChildNode[], around: Around, writer: BlockWriter): void => {
  for (const node of nodes)
    if (isElement(node)) enter(node, around, writer)
    else if (node.type === 'text') writer.text(node.data, around)
    else if ('children' in node) walk(node.children, around, writer)
}

/** Elements whose text begins a line and ends one. */
const parts = new Set(
  'html body p div section article main header footer nav aside tbody thead tfoot tr td th figcaption dl dt dd address fieldset details summary center'.split(
    ' ',
  ),
)

const enter = (element: Element, given: Around, writer: BlockWriter): void => {
  const { name } = element
  if (name === 'script' || name === 'style' || name === 'noscript') {
    if (name === 'script') writer.lose('script', element.attribs.src ?? 'script')
    return
  }
  if (isSilent(element)) return
  const around = within(element, given)
  if (name === 'a' && linkIn(element.attribs.href, around.base).isLost)
    writer.lose('link', element.attribs.href!)
  const level = headingLevel(element)
  if (level) return addWhole(element, { ...around, kind: 'heading', level }, writer)
  switch (name) {
    case 'br':
      return writer.lineBreak(around)
    case 'hr':
      writer.lose('rule', 'hr')
      return writer.end()
    case 'img':
      return addPicture(element, around, writer)
    case 'ul':
    case 'ol':
      return addList(element, around, writer)
    case 'li':
      return addItem(element, around, writer)
    case 'blockquote':
      return addWhole(element, { ...around, kind: 'quote' }, writer)
    case 'pre':
      return addCode(element, around, writer)
    case 'table':
      return addTable(element, around, writer)
    case 'figure':
      return addFigure(element, around, writer)
    case 'form':
      return writer.lose('form', element.attribs.action ?? 'form')
    case 'iframe':
    case 'embed':
    case 'object':
    case 'video':
    case 'audio':
      return addEmbed(element, around, writer)
    case 'rt':
    case 'rtc':
      return writer.reading(textIn(element))
  }
  const shift = shiftOf(element)
  const note = shift === 'sup' ? noteIn(element) : null
  if (note) return writer.text(`（注${note}）`, around)
  if (shift) return writer.text(shiftedText(textIn(element), shift, writer.ending), around)
  if (parts.has(name)) return inBlock(element, around, writer)
  walk(element.children, around, writer)
  if (name === 'ruby') writer.endReading()
}

/** What holds inside an element. */
const within = (element: Element, around: Around): Around => ({
  ...around,
  format: around.format | formatOf(element),
  inRuby: around.inRuby || element.name === 'ruby',
  href: element.name === 'a' ? linkIn(element.attribs.href, around.base).href : around.href,
})

const inBlock = (element: Element, around: Around, writer: BlockWriter): void => {
  writer.part(around)
  walk(element.children, around, writer)
  writer.part(around)
}

/** An element that ends whatever stands before it, in an item too. */
const addWhole = (element: Element, around: Around, writer: BlockWriter): void => {
  writer.end()
  walk(element.children, around, writer)
  writer.end()
}

const addList = (element: Element, around: Around, writer: BlockWriter): void => {
  writer.end()
  const list = {
    ordered: element.name === 'ol',
    count: Number(element.attribs.start) - 1 || 0,
    depth: around.list ? around.list.depth + 1 : 0,
  }
  walk(element.children, { ...around, list }, writer)
  writer.end()
}

const addItem = (element: Element, around: Around, writer: BlockWriter): void => {
  writer.end()
  const list = around.list ?? { ordered: false, count: 0, depth: 0 }
  list.count = Number(element.attribs.value) || list.count + 1
  walk(element.children, { ...around, kind: 'item', list }, writer)
  writer.end()
}

const addCode = (element: Element, around: Around, writer: BlockWriter): void => {
  // WordPress calls a poem that too.
  if (/\bwp-block-verse\b/.test(element.attribs.class ?? ''))
    return inBlock(element, { ...around, breaks: true }, writer)
  writer.end()
  const text = textIn(element).replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd()
  if (text.trim()) writer.block({ kind: 'code', text })
}

const addTable = (table: Element, around: Around, writer: BlockWriter): void => {
  writer.end()
  const shown = new BlockWriter(writer.pictures, writer.losses)
  const rows = rowsOf(table, (cell) => {
    const inside = new BlockWriter(writer.pictures, writer.losses)
    walk(cell.children, { ...within(cell, around), kind: 'paragraph', list: null }, inside)
    inside.end()
    for (const block of inside.blocks) if (block.kind === 'image') shown.block(block)
    return inside.blocks.filter(({ kind }) => kind !== 'image').flatMap(linesOfCell)
  })
  if (rows.length > 1 && rows.every(isTableRow)) {
    writer.lose('table', rows[0]!)
    writer.block(tableBlock(rows) as Block)
  } else for (const row of rows) writer.line_(row)
  for (const block of shown.blocks) writer.block(block)
}

const linesOfCell = (block: Block): string[] =>
  writeInline(block)
    .split('\n')
    .map((line) => (block.kind === 'item' ? `${block.marker ?? '・'}${line}` : line))

/** A figure: what its caption says belongs to the picture in it; to nothing, it is a paragraph. */
const addFigure = (figure: Element, around: Around, writer: BlockWriter): void => {
  const before = writer.pictures.length
  const captions = figure.children.filter(
    (child): child is Element => isElement(child) && child.name === 'figcaption',
  )
  const rest = figure.children.filter((child) => !captions.includes(child as Element))
  writer.part(around)
  walk(rest, around, writer)
  writer.part(around)
  const caption = captions.map((one) => textIn(one).replace(/\s+/g, ' ').trim()).join(' ')
  if (caption === '') return
  const picture = writer.pictures.length === before + 1 ? writer.pictures[before] : undefined
  if (picture) picture.caption = caption
  else for (const one of captions) inBlock(one, around, writer)
}

const addPicture = (element: Element, around: Around, writer: BlockWriter): void => {
  const { attribs } = element
  const given = [attribs['data-src'], attribs['data-lazy-src'], attribs.src].find(
    (one) => one && !one.startsWith('data:'),
  )
  // What names an attachment alone: a gallery's pictures.
  if (!given) return
  const why = noPicture(element, given)
  if (why) {
    writer.lose(why, given)
    return
  }
  const caption = attribs['data-caption']?.trim() || null
  writer.picture({
    url: given.trim(),
    original: leadsToPicture(around.href) ? around.href : null,
    alt: attribs.alt?.trim() || null,
    caption,
    attachment: /\bwp-image-(\d+)\b/.exec(attribs.class ?? '')?.[1] ?? attribs['data-id'] ?? null,
  })
}

/** A card that shows another page; the address of the page is in its own. */
const card = /^(?:https?:)?\/\/hatenablog-parts\.com\/embed\?(?:.*&)?url=([^&]+)/

const addEmbed = (element: Element, around: Around, writer: BlockWriter): void => {
  // Hatena writes the link behind the card for those who do not see it.
  if (element.next && isElement(element.next) && element.next.name === 'cite') return
  const inner = element.children.filter(isElement)
  const source =
    [element, ...inner]
      .map(({ attribs }) => attribs.src ?? attribs['data-src'] ?? attribs.data ?? attribs.value)
      .find(Boolean) ?? ''
  const shown = card.exec(source)?.[1]
  const address = shown ? decoded(shown) : source.startsWith('//') ? `https:${source}` : source
  const { href } = linkIn(address, around.base)
  writer.part(around)
  if (href) {
    writer.lose('embed', href)
    writer.text(href, { ...around, href, format: 0 })
  }
  writer.part(around)
}
