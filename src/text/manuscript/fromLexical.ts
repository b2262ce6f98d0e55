import { isLexicalDocument, type LexicalNode } from './lexical.ts'
import type { Block } from './manuscript.ts'

/**
 * The blocks of a Lexical document, each with its path, in reading order. Anything that is no Lexical document
 * has no blocks; nodes Midashi does not know become blocks of kind `other` that no rule touches.
 */
export const fromLexical = (body: unknown): Block[] => {
  if (!isLexicalDocument(body)) return []
  const blocks: Block[] = []
  body.root.children.forEach((node, i) => read(node, [i], blocks))
  return blocks
}

const read = (node: LexicalNode, path: number[], blocks: Block[]): void => {
  const carries = carriedBy(node)
  const block = { text: textOf(node), path, ...(carries.length > 0 && { carries }) }
  switch (node.type) {
    case 'heading':
      blocks.push({ kind: 'heading', level: Number(node.tag?.slice(1)) || 2, ...block })
      break
    case 'paragraph':
      // An empty paragraph is white space on the page, not a block.
      if (block.text.trim() || carries.length) blocks.push({ kind: 'paragraph', ...block })
      break
    case 'quote':
      blocks.push({ kind: 'quote', ...block })
      break
    case 'list':
      readList(node, path, 0, blocks)
      break
    case 'upload':
      blocks.push({ kind: 'image', ...block })
      break
    case 'code':
      blocks.push({ kind: 'code', ...block })
      break
    default:
      blocks.push({ kind: 'other', ...block })
  }
}

const readList = (list: LexicalNode, path: number[], depth: number, blocks: Block[]): void => {
  let number = Number(list.start) || 1
  list.children?.forEach((item, i) => {
    const inner = (item.children ?? []).filter((child) => child.type === 'list')
    const own = { ...item, children: item.children?.filter((child) => child.type !== 'list') ?? [] }
    const text = textOf(own)
    if (text || inner.length === 0) {
      const carries = carriedBy(own)
      blocks.push({
        kind: 'item',
        text,
        depth,
        marker: list.listType === 'number' ? `${number++}. ` : '・',
        path: [...path, i],
        ...(carries.length > 0 && { carries }),
      })
    }
    item.children?.forEach((child, j) => {
      if (child.type === 'list') readList(child, [...path, i, j], depth + 1, blocks)
    })
  })
}

/** The text below a node; a line break is `\n`. */
export const textOf = (node: LexicalNode): string => {
  if (node.type === 'linebreak') return '\n'
  if (node.type === 'tab') return '\t'
  if (typeof node.text === 'string') return node.text
  return (node.children ?? []).map(textOf).join('')
}

const plain = new Set(['text', 'linebreak', 'tab'])

// What would be lost with the node although its text is elsewhere: links, uploads, unknown nodes.
const carriedBy = (node: LexicalNode): string[] => {
  const found: string[] = []
  const walk = (child: LexicalNode): void => {
    if (child.type === 'link' || child.type === 'autolink')
      found.push(`link:${String(child.fields?.url ?? JSON.stringify(child.fields?.doc ?? ''))}`)
    else if (child.type === 'upload' || child.type === 'relationship')
      found.push(`${child.type}:${idOf(child.value)}`)
    else if (!plain.has(child.type) && child.type !== 'listitem' && child.type !== 'list')
      found.push(`${child.type}:${JSON.stringify(child.fields ?? child.tag ?? '')}`)
    child.children?.forEach(walk)
  }
  if (node.type === 'upload') walk(node)
  else node.children?.forEach(walk)
  return found
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { id?: unknown }).id)
    : String(value)
