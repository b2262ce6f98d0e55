import type { ChildNode, Element } from 'domhandler'
import type { Block } from '../../manuscript/manuscript.ts'
import { writeInline } from '../../manuscript/inline.ts'
import { shifts } from '../../manuscript/shifted.ts'
import { isDelimiter, isTableRow, tableBlock } from '../../manuscript/tables.ts'
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

/** What an element carries that says which of the library's pictures comes next. */
export const attachmentMark = 'data-midashi-attachment'

/** A sign of less that begins no tag: people write `a<b`, and `<(_ _)>`. */
const noTag = /<(?!!--|[/!?]?[a-z][^<>]*>)/gi

/** HTML as blocks, straight: one line break is a line, two part paragraphs; pictures, captions and lists stay in their places. */
export const htmlBlocks = (given: string, options: BodyOptions): ReadBody => {
  const writer = new BlockWriter()
  const html = given.includes('<') ? given.replace(noTag, '&lt;') : given
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
  if (name === 'script') return writer.lose('script', element.attribs.src ?? 'script')
  if (name === 'noscript') {
    // A picture that is shown late stands in it too; what stands nowhere else is shown.
    const isShown = (src: string): boolean =>
      writer.pictures.findLast(({ url }) => url === src.trim()) !== undefined
    if (picturesIn(element).some(({ attribs }) => attribs.src && !isShown(attribs.src)))
      walk(element.children, given, writer)
    return
  }
  if (isSilent(element)) return
  // A mark of our own: the next picture is this one of the library.
  if (element.attribs[attachmentMark]) writer.attachment = element.attribs[attachmentMark]
  // The way back from a note, which Markdown's footnotes have.
  if ('data-footnote-backref' in element.attribs) return
  const link = name === 'a' ? linkIn(element.attribs.href, given.base) : null
  if (link?.isLost) writer.lose('link', element.attribs.href!)
  const inside = within(element, given)
  const around = link ? { ...inside, href: link.href } : inside
  const level = headingLevel(element)
  if (level) return addWhole(element, { ...around, kind: 'heading', level }, writer)
  switch (name) {
    case 'br':
      return writer.lineBreak(around)
    case 'hr':
      return writer.block({ kind: 'rule', text: '' })
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
      // What is said in it stays.
      writer.lose('form', element.attribs.action ?? 'form')
      return inBlock(element, around, writer)
    case 'button':
    case 'select':
    case 'textarea':
      return
    case 'q':
      writer.text('「', around)
      walk(element.children, around, writer)
      return writer.text('」', around)
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
  if (shift) {
    const given = textIn(element)
    const text = shiftedText(given, shift, writer.ending)
    if (text !== given) return writer.text(text, around)
    return walk(element.children, { ...around, format: around.format | shifts[shift] }, writer)
  }
  if (parts.has(name)) return inBlock(element, around, writer)
  walk(element.children, around, writer)
  if (name === 'ruby') writer.endRuby()
}

/** What holds inside an element. */
const within = (element: Element, around: Around): Around => ({
  ...around,
  format: around.format | formatOf(element),
  inRuby: around.inRuby || element.name === 'ruby',
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
  for (const picture of picturesIn(element)) addPicture(picture, around, writer)
}

const addTable = (table: Element, around: Around, writer: BlockWriter): void => {
  writer.end()
  const captions = table.children.filter(isElement).filter(({ name }) => name === 'caption')
  for (const caption of captions) addWhole(caption, around, writer)
  const rest = table.children.filter((child) => !captions.includes(child as Element))
  // One row, or one column, only lays out what its cells say.
  const rowLengths = cellsIn(rest)
  if (rowLengths.length < 2 || rowLengths.every((length) => length < 2)) {
    walk(rest, { ...around, kind: 'paragraph', list: null }, writer)
    writer.end()
    return
  }
  const shown = new BlockWriter(writer.pictures, writer.losses)
  const bare = Object.assign(Object.create(table) as Element, { children: rest })
  const rows = rowsOf(bare, (cell) => {
    const inside = new BlockWriter(writer.pictures, writer.losses)
    walk(cell.children, { ...within(cell, around), kind: 'paragraph', list: null }, inside)
    inside.end()
    for (const block of inside.blocks) if (block.kind === 'image') shown.block(block)
    return inside.blocks.filter(({ kind }) => kind !== 'image').flatMap(linesOfCell)
  })
  if (rows.filter((row) => !isDelimiter(row)).length > 1 && rows.every(isTableRow)) {
    writer.block(tableBlock(rows) as Block)
  } else for (const row of rows) writer.line_(row)
  for (const block of shown.blocks) writer.block(block)
}

/** How many cells each row of a table has. */
const cellsIn = (nodes: ChildNode[]): number[] =>
  nodes
    .filter(isElement)
    .flatMap(({ name, children }) =>
      name === 'tr'
        ? [children.filter(isElement).filter((cell) => /^t[dh]$/.test(cell.name)).length]
        : /^t(?:body|head|foot)$/.test(name)
          ? cellsIn(children)
          : [],
    )

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
  if (picture && picture.caption === null) picture.caption = caption
  else for (const one of captions) inBlock(one, around, writer)
}

/** A character that stands behind its picture, or a face made of signs. */
const isEmoji =
  /^(?:\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{M}\u200d\ufe0f]{0,8}|[:;8][-']?[()DPpo|])$/u

const addPicture = (element: Element, around: Around, writer: BlockWriter): void => {
  const { attribs } = element
  const given = sourceOf(attribs)
  if (!given) {
    if (attribs.src) writer.lose('inlinePicture', attribs.src.slice(0, 40))
    return
  }
  const why = noPicture(element, given)
  if (why) {
    writer.lose(why, given)
    if (why === 'emoji' && isEmoji.test(attribs.alt ?? '')) writer.text(attribs.alt!, around)
    return
  }
  const caption = attribs['data-caption']?.trim() || null
  writer.picture({
    url: given.trim(),
    original: leadsToPicture(around.href) ? around.href : null,
    alt: attribs.alt?.trim() || null,
    caption,
    attachment:
      /\bwp-image-(\d+)\b/.exec(attribs.class ?? '')?.[1] ??
      attribs['data-id'] ??
      writer.attachment,
  })
  writer.attachment = null
}

/** A card that shows another page; the address of the page is in its own. */
const card = /^(?:https?:)?\/\/hatenablog-parts\.com\/embed\?(?:.*&)?url=([^&]+)/

const addEmbed = (element: Element, around: Around, writer: BlockWriter): void => {
  // Hatena writes the link behind the card for those who do not see it.
  const next = nextElement(element)
  if (next?.name === 'cite' && /\bhatena-citation\b/.test(next.attribs.class ?? '')) return
  const source =
    [element, ...element.children.filter(isElement)]
      .map(({ name, attribs }) =>
        name === 'param'
          ? /^(?:movie|src)$/i.test(attribs.name ?? '')
            ? attribs.value
            : undefined
          : (attribs.src ?? attribs['data-src'] ?? attribs.data),
      )
      .find(Boolean) ?? ''
  const shown = card.exec(source)?.[1]
  const address = shown ? decoded(shown) : source.startsWith('//') ? `https:${source}` : source
  const { href } = linkIn(address, around.base)
  writer.part(around)
  writer.lose('embed', href ?? element.name)
  if (href) writer.text(href, { ...around, href, format: 0 })
  // What is shown to those who do not see the other.
  else walk(element.children, around, writer)
  writer.part(around)
}

const nextElement = (element: Element): Element | null => {
  let next = element.next
  while (next && !isElement(next)) {
    if (next.type === 'text' && next.data.trim() !== '') return null
    next = next.next
  }
  return next
}

const picturesIn = (element: Element): Element[] =>
  element.children
    .filter(isElement)
    .flatMap((child) => (child.name === 'img' ? [child] : picturesIn(child)))

/** Where scripts that show pictures late keep their addresses. */
const lateSources = 'data-src data-lazy-src data-original data-lazy data-echo'.split(' ')

/** The address of a picture; undefined where it is only in the page itself. */
const sourceOf = (attribs: Element['attribs']): string | undefined =>
  [
    ...lateSources.map((name) => attribs[name]),
    attribs.src,
    ...['srcset', 'data-srcset', 'data-lazy-srcset'].map(
      (name) => attribs[name]?.trim().split(/[\s,]/, 1)[0],
    ),
  ].find((one) => one && !one.startsWith('data:'))
