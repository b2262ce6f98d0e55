import type { ChildNode, Element } from 'domhandler'
import { writeInline } from '../manuscript/inline.ts'
import { shifts, underline } from '../manuscript/shifted.ts'
import type { Carried } from '../manuscript/manuscript.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { ruleLine } from './blocks.ts'
import {
  formatOf,
  headingLevel,
  isBlock,
  isDrawnMark,
  isElement,
  isSilent,
  msoLevel,
  shiftOf,
} from './htmlMarks.ts'
import { nodesOf, noteIn, shiftedText, textIn } from './htmlNodes.ts'
import { rowsOf } from './htmlTable.ts'
import { withReading } from './withReading.ts'

/** What holds for the text in an element. */
type Around = {
  format: number
  href: string | null
  /** In a heading nothing is bold. */
  isHeading: boolean
  inRuby: boolean
  /** The list an item stands in, and how deep it is nested, from 0. */
  list: { ordered: boolean; count: number; depth: number } | null
}

/** A line as it is put together. */
type Draft = { text: string; last: string; carries: Carried[] }

const empty = (): Draft => ({ text: '', last: '', carries: [] })

/** Where lines are written to: what is done, the line that is being put together, and where in it the word of a ruby begins. */
type Out = { lines: string[]; line: Draft; reading: string; base: number | null }

/**
 * HTML as lines of text: headings, lists, tables, quotations, code, bold and links as Markdown, one line for each block and each
 * line break; readings stand as ｜word《reading》. What a browser or a word processor puts on the clipboard is read;
 * scripts, styles and pictures say nothing.
 */
export const htmlToText = (given: string): string => {
  const around = { format: 0, href: null, isHeading: false, inRuby: false, list: null }
  return linesIn(nodesOf(given), around).join('\n')
}

const linesIn = (nodes: ChildNode[], around: Around): string[] => {
  const out: Out = { lines: [], line: empty(), reading: '', base: null }
  walk(nodes, around, out)
  flush(out)
  return out.lines
}

const flush = (out: Out): void => {
  giveReading(out)
  const { line } = out
  const from = line.text.length - line.text.replace(/^[ \t\n]+/, '').length
  const text = line.text.slice(from).replace(/[ \t\n]+$/, '')
  const carries = line.carries
    .map(({ thing, start, end }) => ({
      thing,
      start: Math.max(start - from, 0),
      end: Math.min(end - from, text.length),
    }))
    .filter(({ start, end }) => end > start && text.slice(start, end).trim() !== '')
  if (text) out.lines.push(writeInline({ text, carries }))
  out.line = empty()
}

const walk = (nodes: ChildNode[], around: Around, out: Out): void => {
  for (const node of nodes)
    if (isElement(node)) enter(node, around, out)
    else if (node.type === 'text') addText(node.data, around, out)
    else if ('children' in node) walk(node.children, around, out)
}

const enter = (element: Element, around: Around, out: Out): void => {
  if (isSilent(element)) return
  if (isBlock(element)) {
    flush(out)
    // One by one: a page has more lines than a function takes arguments.
    for (const line of blockLines(element, around)) out.lines.push(line)
    return
  }
  const shift = shiftOf(element)
  const note = shift === 'sup' ? noteIn(element) : null
  if (note) addText(`（注${note}）`, around, out)
  else if (shift) addShifted(element, shift, around, out)
  else if (element.name === 'rt' || element.name === 'rtc') addReading(element, out)
  else {
    walk(element.children, within(element, around), out)
    if (element.name === 'ruby') {
      giveReading(out)
      out.base = null
    }
  }
}

/** What stands above or below its line: as characters that do, or as formatting where there are none. */
const addShifted = (element: Element, shift: 'sup' | 'sub', around: Around, out: Out): void => {
  const given = textIn(element)
  const text = shiftedText(given, shift, out.line.text)
  if (text !== given) return addText(text, around, out)
  walk(element.children, { ...around, format: around.format | shifts[shift] }, out)
}

/** What holds inside an element. */
const within = (element: Element, around: Around): Around => {
  const { href } = element.attribs
  return {
    ...around,
    inRuby: around.inRuby || element.name === 'ruby',
    format: around.format | formatOf(element),
    href: element.name === 'a' && /^https?:/i.test(href ?? '') ? href! : around.href,
  }
}

const blockLines = (element: Element, around: Around): string[] => {
  const inside = within(element, around)
  const level = headingLevel(element)
  if (level) {
    const lines = linesIn(element.children, { ...inside, isHeading: true })
    return lines.length > 0 ? [`${'#'.repeat(level)} ${joined(lines)}`] : []
  }
  const mso = msoLevel(element)
  if (mso) {
    const ordered = drawnNumber(element)
    const lines = linesIn(element.children, inside)
    return lines.length > 0 ? [`${'　'.repeat(mso - 1)}${ordered ?? '・'}${joined(lines)}`] : []
  }
  switch (element.name) {
    case 'ul':
    case 'ol':
      return linesIn(element.children, { ...inside, list: listOf(element, around) })
    case 'li':
      return itemLines(element, inside)
    case 'blockquote':
      return linesIn(element.children, inside).map(
        (line) => `> ${line.replace(/^(?:> |#{1,6} )/, '')}`,
      )
    case 'pre':
      return codeLines(element)
    case 'hr':
      return [ruleLine]
    case 'table':
      return rowsOf(element, (cell) => linesIn(cell.children, within(cell, inside)))
    default:
      return linesIn(element.children, inside)
  }
}

const listOf = ({ name, attribs }: Element, { list }: Around): Around['list'] => ({
  ordered: name === 'ol',
  count: Number(attribs.start) - 1 || 0,
  depth: list ? list.depth + 1 : 0,
})

const isList = (node: ChildNode): boolean =>
  isElement(node) && (node.name === 'ul' || node.name === 'ol')

/** An item on one line, whatever paragraphs and breaks it has, with the lists in it below. */
const itemLines = ({ attribs, children }: Element, around: Around): string[] => {
  const list = around.list ?? { ordered: false, count: 0, depth: 0 }
  list.count = Number(attribs.value) || list.count + 1
  // Some say how deep an item stands in a number alone.
  const stated = Number(attribs['aria-level'] ?? attribs['data-aria-level']) - 1
  const depth = Math.min(Math.max(list.depth, stated || 0), 8)
  const inner: Around = { ...around, list: { ...list, depth } }
  const [texts, below]: [string[], string[]] = [[], []]
  let run: ChildNode[] = []
  const give = (): void => {
    let isCode = false
    for (const line of linesIn(run, inner)) {
      const isFence = /^(?:```|~~~)/.test(line)
      const isBelow = isCode || isFence || isWhole.test(line)
      ;(isBelow ? below : texts).push(line)
      if (isFence) isCode = !isCode
    }
    run = []
  }
  for (const child of children)
    if (isList(child)) {
      give()
      below.push(...linesIn([child], inner))
    } else run.push(child)
  give()
  const mark = `${'　'.repeat(depth)}${list.ordered ? `${list.count}. ` : '・'}`
  return [...(texts.length > 0 ? [mark + joined(texts)] : []), ...below]
}

/** A line that is no part of another: an item, a row. */
const isWhole = /^(?:　*(?:・|\d+\. )|\|.*\|$)/

const joined = (lines: string[]): string =>
  lines
    .map((line) => line.replace(/^(?:#+|>) /, ''))
    .reduce((all, line) => `${all}${endsSentence(all) ? '' : '　'}${line}`)

/** The number a word processor drew before an item; null where it drew a bullet. */
const drawnNumber = (element: Element): string | null => {
  for (const child of element.children) {
    if (!isElement(child)) continue
    const [, number] = isDrawnMark(child)
      ? (/^\s*[(（]?(\d+)[.．)）]?/.exec(textIn(child).normalize('NFKC')) ?? [])
      : []
    const found = number ? `${number}. ` : drawnNumber(child)
    if (found) return found
  }
  return null
}

const codeLines = (element: Element): string[] => {
  const text = textIn(element)
    .replace(/\r\n?/g, '\n')
    .replace(/^\n|\n\s*$/g, '')
  const fence = text.includes('```') ? '~~~' : '```'
  return text.trim() ? [fence, ...text.split('\n'), fence] : []
}

const addReading = (element: Element, out: Out): void => {
  const text = textIn(element).replace(/\s+/g, '')
  if (text) out.reading += element.name === 'rtc' && out.reading ? `・${text}` : text
}

/** The reading of the word before. */
const giveReading = (out: Out): void => {
  const { line, reading, base } = out
  if (!reading) return
  out.reading = ''
  out.base = null
  if (base === null) return
  Object.assign(line, withReading(line, base, reading))
  line.last = '》'
}

const addText = (given: string, around: Around, out: Out): void => {
  const spaced = given
    // Source lines are broken anywhere; between Japanese letters that is no space.
    .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g, '')
    .replace(/[ \t\r\n\f\u00a0]+/g, ' ')
  // Space between the parts of a ruby is no text.
  const text = around.inRuby ? spaced.trim() : spaced
  if ((out.reading || around.inRuby) && text.trim() === '') return
  giveReading(out)
  const { line } = out
  const start = line.text.length
  if (around.inRuby) out.base ??= start
  // Not by the line's own end: to look at it, it would be put together anew at each piece.
  const added = line.last === ' ' || start === 0 ? text.replace(/^ /, '') : text
  line.text += added
  line.last = added.at(-1) ?? line.last
  const end = line.text.length
  const { href, isHeading } = around
  // What leads somewhere is underlined anyway.
  const format = href ? around.format & ~underline : around.format
  if (end > start && href) line.carries.push({ thing: { kind: 'link', href }, start, end })
  if (end > start && format && !isHeading)
    line.carries.push({ thing: { kind: 'format', bits: format, style: '', text: '' }, start, end })
}

/** Whether a text is HTML rather than text that speaks of it: it begins with a tag, and has several. */
export const isHtml = (text: string): boolean =>
  /^\s*(?:<!doctype html|<html|<!--|<(?:meta|head|title|link|style|body|div|p|h[1-6]|section|article|header|main|aside|nav|span|font|center|b|i|u|em|strong|a|ruby|ul|ol|dl|li|table|blockquote|pre|figure|img|br|hr)[\s/>])/i.test(
    text,
  ) && (text.match(/<\/?[a-z][^<>]*>/gi)?.length ?? 0) >= 2
