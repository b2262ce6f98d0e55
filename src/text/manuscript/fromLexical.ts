import { isLexicalDocument, type LexicalNode } from './lexical.ts'
import type { Block, Carried } from './manuscript.ts'
import { shifted, shifts } from './shifted.ts'
import type { Thing } from './thing.ts'

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
    case 'table':
      blocks.push({ kind: 'table', ...block, text: tableText(node) })
      break
    case 'code':
      blocks.push({ kind: 'code', ...block })
      break
    default:
      blocks.push({ kind: 'other', ...block })
  }
}

/** A table's cells, parted by tabs, a line a row. */
const tableText = (table: LexicalNode): string =>
  (table.children ?? []).map((row) => (row.children ?? []).map(textOf).join('\t')).join('\n')

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

/** The text below a node; a line break is `\n`. */
export const textOf = (node: LexicalNode): string => {
  if (node.type === 'linebreak') return '\n'
  if (node.type === 'tab') return '\t'
  if (typeof node.text === 'string') return raisedIn(node) ?? node.text
  return (node.children ?? []).map(textOf).join('')
}

/** The text of a node above or below its line, as characters that stand there by themselves: H₂O is never H2O. */
const raisedIn = ({ text, format }: LexicalNode): string | null => {
  if (typeof text !== 'string' || typeof format !== 'number') return null
  if (format & shifts.sup) return shifted(text, 'sup')
  return format & shifts.sub ? shifted(text, 'sub') : null
}

const plain = new Set(['text', 'linebreak', 'tab', 'list', 'listitem'])

/** What would be lost with a node although its text is elsewhere: links, uploads, formatting, unknown nodes. */
export const carriedBy = (node: LexicalNode): Carried[] => {
  const found: Carried[] = []
  let at = 0
  const walk = (child: LexicalNode): void => {
    const start = at
    if (!child.children) at += textOf(child).length
    else child.children.forEach(walk)
    const thing = thingOf(child)
    if (thing) found.push({ thing, start, end: at })
  }
  if (node.type === 'upload') walk(node)
  else node.children?.forEach(walk)
  return found
}

const thingOf = (node: LexicalNode): Thing | null => {
  const { type, fields, text } = node
  if (type === 'link' || type === 'autolink')
    return { kind: 'link', href: String(fields?.url ?? JSON.stringify(fields?.doc ?? '')) }
  if (type === 'upload' || type === 'relationship')
    return {
      kind: type,
      id: idOf(node.value),
      fields: fields ?? null,
      ...(node.relationTo && node.relationTo !== 'media' && { collection: node.relationTo }),
    }
  if (typeof text === 'string' && text.trim() && (node.format || node.style)) {
    const raised = raisedIn(node)
    const bits = (Number(node.format) || 0) & (raised === null ? ~0 : ~(shifts.sub | shifts.sup))
    const style = typeof node.style === 'string' ? node.style : ''
    return bits || style ? { kind: 'format', bits, style, text: raised ?? text } : null
  }
  return plain.has(type) ? null : { kind: 'node', type, fields: fields ?? node.tag ?? '' }
}

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { id?: unknown }).id)
    : String(value)
