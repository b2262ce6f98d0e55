import type { LexicalNode } from './lexical.ts'
import type { Carried } from './manuscript.ts'
import { shifted, shifts } from './shifted.ts'
import type { Thing } from './thing.ts'

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
