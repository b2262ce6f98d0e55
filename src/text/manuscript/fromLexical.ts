import { isLexicalDocument, type LexicalNode } from './lexical.ts'
import { carriedBy, textOf } from './lexicalInline.ts'
import type { Block } from './manuscript.ts'
import { readTable } from './lexicalTable.ts'
import { codeFormat } from './shifted.ts'

/**
 * The blocks of a Lexical document, each with its path, in reading order. Anything that is no Lexical document
 * has no blocks; nodes Midashi does not know become blocks of kind `other` that no rule touches.
 * @example
 * fromLexical(toLexical([{ kind: 'heading', level: 2, text: '概要' }]))[0].kind // → "heading"
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
      blocks.push({
        kind: 'heading',
        level: Number(String(node.tag ?? '').slice(1)) || 2,
        ...block,
      })
      break
    case 'paragraph':
      if (isCode(node)) blocks.push({ kind: 'code', text: block.text, path })
      // An empty paragraph is white space on the page, not a block.
      else if (block.text.trim() || carries.length) blocks.push({ kind: 'paragraph', ...block })
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
    case 'table':
      blocks.push({ kind: 'table', ...readTable(node), path })
      break
    case 'horizontalrule':
      blocks.push({ kind: 'rule', text: '', path })
      break
    case 'code':
      blocks.push({ kind: 'code', ...block })
      break
    default:
      blocks.push({ kind: 'other', ...block })
  }
}

/** Whether all of a paragraph is code: what a body has instead of a node for it. */
export const isCode = ({ type, children = [] }: LexicalNode): boolean => {
  const texts = children.filter(({ text }) => typeof text === 'string' && text.trim())
  return (
    type === 'paragraph' &&
    texts.length > 0 &&
    texts.every(({ format }) => format === codeFormat) &&
    children.every((child) => child.type === 'linebreak' || typeof child.text === 'string')
  )
}

const readList = (list: LexicalNode, path: number[], depth: number, blocks: Block[]): void => {
  let number = Number(list.start) || 1
  list.children?.forEach((item, i) => {
    const inner = (item.children ?? []).filter((child) => child.type === 'list')
    const withoutLists = {
      ...item,
      children: item.children?.filter((child) => child.type !== 'list') ?? [],
    }
    const text = textOf(withoutLists)
    if (text || inner.length === 0) {
      const carries = carriedBy(withoutLists)
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
