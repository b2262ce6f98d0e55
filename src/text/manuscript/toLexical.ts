import type { LexicalDocument, LexicalNode } from './lexical.ts'
import { formatsIn, runsIn, webLinksIn } from './inline.ts'
import { addressesIn } from './addresses.ts'
import { isOrdered, listFrom } from './lists.ts'
import type { Block } from './manuscript.ts'
import { tableNode } from './lexicalTable.ts'
import { codeFormat } from './shifted.ts'
import { uploadIn, type Upload } from './thing.ts'

/**
 * The Lexical document that holds these blocks: headings, paragraphs, nested lists, quotes, tables, rules, code as paragraphs that are
 * code as a whole; bare URLs become links.
 * @example
 * toLexical([{ kind: 'paragraph', text: '便が戻る。' }]).root.children[0].type // → "paragraph"
 */
export const toLexical = (blocks: Block[]): LexicalDocument => {
  const children: LexicalNode[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!
    if (block.kind === 'item') {
      const run = listFrom(blocks, at)
      children.push(listOf(run, 0))
      at += run.length
    } else {
      children.push(blockNode(block))
      at++
    }
  }
  return { root: { type: 'root', ...element, children } }
}

const element = { direction: null, format: '', indent: 0, version: 1 }

const blockNode = (block: Block): LexicalNode => {
  switch (block.kind) {
    case 'heading':
      return {
        type: 'heading',
        tag: `h${block.level ?? 2}`,
        ...element,
        children: inline(block),
      }
    case 'image': {
      const picture = uploadIn(block)
      return picture ? uploadNode(picture) : paragraph(block)
    }
    case 'table':
      return tableNode(block, paragraph)
    case 'rule':
      return { type: 'horizontalrule', version: 1 }
    case 'code':
      return { ...paragraph({ text: '' }), children: textNodes(block.text, codeFormat) }
    case 'quote':
      return { type: 'quote', ...element, children: inline(block) }
    default:
      return paragraph(block)
  }
}

const paragraph = (block: Pick<Block, 'text' | 'carries'>): LexicalNode => ({
  type: 'paragraph',
  textFormat: 0,
  textStyle: '',
  ...element,
  children: inline(block),
})

/** A picture of the library, with its fields where it has some. */
const uploadNode = ({ id, fields, collection }: Upload): LexicalNode => ({
  type: 'upload',
  version: 3,
  relationTo: collection ?? 'media',
  value: id,
  fields: fields ?? {},
  format: '',
})

const listOf = (items: Block[], depth: number): LexicalNode => {
  const number = isOrdered(items[0]!)
  const children: LexicalNode[] = []
  const add = (inner: LexicalNode[]): number =>
    children.push({ type: 'listitem', value: children.length + 1, ...element, children: inner })
  for (let at = 0; at < items.length;) {
    if ((items[at]!.depth ?? 0) <= depth) {
      add(inline(items[at]!))
      at++
    } else {
      let to = at
      while (to < items.length && (items[to]!.depth ?? 0) > depth) to++
      // Lexical keeps a nested list in an item of its own, behind the item it belongs to.
      add([listOf(items.slice(at, to), depth + 1)])
      at = to
    }
  }
  return {
    type: 'list',
    listType: number ? 'number' : 'bullet',
    tag: number ? 'ol' : 'ul',
    start: number ? Number.parseInt(items[0]!.marker ?? '1', 10) : 1,
    ...element,
    children,
  }
}

/** A block's text as inline nodes: its links and formatting as it carries them, bare URLs as links, `\n` as line breaks. */
export const inline = ({ text, carries = [] }: Pick<Block, 'text' | 'carries'>): LexicalNode[] => {
  const links = webLinksIn(carries)
  const bits = formatsIn({ text, carries })
  const nodes: LexicalNode[] = []
  let at = 0
  for (const { href, start, end } of links) {
    if (start < at) continue
    nodes.push(...run(text, at, start, bits))
    const written = text.slice(start, end)
    const isBare = written === href || addressesIn(written)[0]?.href === href
    nodes.push(linkNode(isBare ? 'autolink' : 'link', href, formatted(text, start, end, bits)))
    at = end
  }
  return [...nodes, ...run(text, at, text.length, bits)]
}

/** A stretch of text without links of its own: bare addresses in it become links. */
const run = (text: string, from: number, to: number, bits: Uint16Array): LexicalNode[] => {
  const nodes: LexicalNode[] = []
  let at = from
  for (const { href, ...found } of addressesIn(text.slice(from, to))) {
    const [start, end] = [from + found.start, from + found.end]
    nodes.push(...formatted(text, at, start, bits))
    nodes.push(linkNode('autolink', href, formatted(text, start, end, bits)))
    at = end
  }
  return [...nodes, ...formatted(text, at, to, bits)]
}

const formatted = (text: string, from: number, to: number, bits: Uint16Array): LexicalNode[] =>
  runsIn(bits, from, to).flatMap(({ start, end, format }) =>
    textNodes(text.slice(start, end), format),
  )

const textNodes = (text: string, format: number): LexicalNode[] =>
  text
    .split(/([\n\t])/)
    .filter(Boolean)
    .map((part): LexicalNode => {
      if (part === '\n') return { type: 'linebreak', version: 1 }
      const detail = part === '\t' ? 2 : 0
      const type = part === '\t' ? 'tab' : 'text'
      return { type, text: part, format, mode: 'normal', style: '', detail, version: 1 }
    })

const linkNode = (
  type: 'link' | 'autolink',
  href: string,
  children: LexicalNode[],
): LexicalNode => ({
  type,
  fields: { linkType: 'custom', url: href, newTab: false },
  ...element,
  version: type === 'link' ? 3 : 2,
  children,
})
