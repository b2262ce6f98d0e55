import type { ChildNode, Element } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { shifted } from '../manuscript/shifted.ts'
import { isElement } from './htmlMarks.ts'

/** How deep tags are followed, and how many may stand open in what the parser is given at all; no page is as deep. */
const maxDepth = 1000
const maxOpen = 5000

/** The nodes of a document; of one that is nested too deep, its text, a line where a tag stood. */
export const nodesOf = (html: string): ChildNode[] => {
  const parsed = isOpenTooFar(html) ? [] : parseDocument(html, { decodeEntities: true }).children
  return parsed.length > 0 && depthOf(parsed) <= maxDepth
    ? parsed
    : parseDocument(html.replace(/<[^<>]*>/g, '<br>'), { decodeEntities: true }).children
}

/** Tags that have no end, or that the next of their kind may end. */
const endsByItself =
  /^(?:area|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|td|th|tr|option)$/i

const isOpenTooFar = (html: string): boolean => {
  let open = 0
  for (const [, close, name] of html.matchAll(/<(\/?)([a-z][^\s<>/]*)[^<>]*>/gi)) {
    if (endsByItself.test(name!)) continue
    open += close ? -1 : 1
    if (open > maxOpen) return true
  }
  return false
}

/** How deep nodes are nested, level by level. */
const depthOf = (nodes: ChildNode[]): number => {
  let depth = 0
  for (let level = nodes; level.length > 0 && depth <= maxDepth; depth++)
    level = level.flatMap((node) => ('children' in node ? node.children : []))
  return depth
}

/** The text of an element as it stands, its line breaks as `\n`. */
export const textIn = (element: Element): string =>
  element.children
    .map((child) => {
      if (child.type === 'text') return child.data
      if (!isElement(child)) return ''
      return child.name === 'br' ? '\n' : textIn(child)
    })
    .join('')

/**
 * What stands above or below its line as characters that do, where there are such: 10³ is never 103. What has none stays as it
 * is, in brackets where it would join a figure before it.
 */
export const shiftedText = (text: string, shift: 'sup' | 'sub', before: string): string => {
  const plain = text.trim().normalize('NFKC')
  const joins = /\d$/.test(before) && /^\d/.test(plain)
  return shifted(plain, shift) ?? (joins ? `（${text.trim()}）` : text)
}

/** The number of the note a raised figure leads to on its page; null where it is a power. */
export const noteIn = (element: Element): string | null => {
  const isNote = (one: Element): boolean =>
    one.attribs.href?.startsWith('#') === true ||
    one.children.some((child) => isElement(child) && isNote(child))
  return isNote(element)
    ? (/^[[(（［*※注]*(\d{1,3})[\])）］]*$/.exec(textIn(element).trim())?.[1] ?? null)
    : null
}
