import type { LexicalDocument, LexicalNode } from './lexical.ts'
import type { Block } from './manuscript.ts'

/** The Lexical document that holds these blocks: headings, paragraphs, nested lists, quotes; bare URLs become links. */
export const toLexical = (blocks: Block[]): LexicalDocument => {
  const children: LexicalNode[] = []
  for (let at = 0; at < blocks.length;) {
    const block = blocks[at]!
    if (block.kind === 'item') {
      const run = itemsFrom(blocks, at)
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
        children: inline(block.text),
      }
    case 'quote':
      return { type: 'quote', ...element, children: inline(block.text) }
    default:
      return {
        type: 'paragraph',
        textFormat: 0,
        textStyle: '',
        ...element,
        children: inline(block.text),
      }
  }
}

const ordered = (block: Block): boolean => /^\d/.test(block.marker ?? '')

const itemsFrom = (blocks: Block[], at: number): Block[] => {
  let to = at
  const first = blocks[at]!
  while (
    blocks[to]?.kind === 'item' &&
    ((blocks[to]!.depth ?? 0) > 0 || ordered(blocks[to]!) === ordered(first))
  )
    to++
  return blocks.slice(at, to)
}

const listOf = (items: Block[], depth: number): LexicalNode => {
  const number = ordered(items[0]!)
  const children: LexicalNode[] = []
  const add = (inner: LexicalNode[]): number =>
    children.push({ type: 'listitem', value: children.length + 1, ...element, children: inner })
  for (let at = 0; at < items.length;) {
    if ((items[at]!.depth ?? 0) <= depth) {
      add(inline(items[at]!.text))
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

const url = /https?:\/\/[^\s<>"「」『』（）【】、。]+/g

/** Text as inline nodes: bare URLs as links, `\n` as line breaks. */
export const inline = (text: string): LexicalNode[] => {
  const nodes: LexicalNode[] = []
  text.split('\n').forEach((line, i) => {
    if (i > 0) nodes.push({ type: 'linebreak', version: 1 })
    let from = 0
    for (const match of line.matchAll(url)) {
      nodes.push(...textNodes(line.slice(from, match.index)), linkNode(match[0]))
      from = match.index + match[0].length
    }
    nodes.push(...textNodes(line.slice(from)))
  })
  return nodes
}

const textNodes = (text: string): LexicalNode[] =>
  text ? [{ type: 'text', text, format: 0, mode: 'normal', style: '', detail: 0, version: 1 }] : []

const linkNode = (href: string): LexicalNode => ({
  type: 'autolink',
  fields: { linkType: 'custom', url: href, newTab: false },
  ...element,
  version: 2,
  children: textNodes(href),
})
