import { addressesIn, type Address } from './addresses.ts'
import { withoutMarkup } from './withoutMarkup.ts'
import type { Block, Carried } from './manuscript.ts'

/** What Markdown, and HTML in it, can say inside a line, as Lexical's bits of formatting. */
const formats = [
  { bit: 1, mark: '**', end: '**' },
  { bit: 4, mark: '~~', end: '~~' },
  { bit: 2, mark: '*', end: '*' },
  { bit: 8, mark: '<u>', end: '</u>' },
  { bit: 16, mark: '<code>', end: '</code>' },
  { bit: 32, mark: '<sub>', end: '</sub>' },
  { bit: 64, mark: '<sup>', end: '</sup>' },
]

const link =
  /\[((?:[^[\]\\]|\\.){1,1000})\]\(((?:https?:\/\/|mailto:)[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/y
const escaped = /\\([\\*~[\]&<`])/y

/** What is read beside what is written: code as people write it by hand. */
const marks = [...formats, { bit: 16, mark: '`', end: '`' }]

type Inline = Pick<Block, 'text' | 'carries'>

/**
 * Reads Markdown's inline marks: `**…**`, `*…*`, `~~…~~`, `<u>…</u>`, `[…](https://…)`. A mark without a partner, or with white space
 * inside its edge, is text; so is a single `*` beside a letter of prose that has no partner on the line.
 */
export const readInline = (source: string): Inline => {
  if (!/[*~\\`]|\]\(|<(?:u|code|su[bp])>/.test(source)) return { text: source }
  const carries: Carried[] = []
  const text = readRun(source, 0, 0, carries)
  // Formatting carries its text, so that two stretches of it can be told apart.
  const made = carries
    .map(({ thing, start, end }) => ({
      thing: thing.kind === 'format' ? { ...thing, text: text.slice(start, end) } : thing,
      start,
      end,
    }))
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return { text, ...(made.length > 0 && { carries: made }) }
}

const matchAt = (pattern: RegExp, source: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(source)
}

const readRun = (source: string, offset: number, format: number, carries: Carried[]): string => {
  let text = ''
  let plain = ''
  const flush = (): void => {
    if (plain && format)
      carries.push({
        thing: { kind: 'format', bits: format, style: '', text: '' },
        start: offset + text.length,
        end: offset + text.length + plain.length,
      })
    text += plain
    plain = ''
  }
  for (let at = 0; at < source.length;) {
    const literal = source[at] === '\\' ? matchAt(escaped, source, at) : null
    if (literal) {
      plain += literal[1]
      at += literal[0].length
      continue
    }
    const linked = source[at] === '[' ? matchAt(link, source, at) : null
    if (linked) {
      flush()
      const start = offset + text.length
      const inner = readRun(linked[1]!, start, format, carries)
      text += inner
      carries.push({ thing: { kind: 'link', href: linked[2]! }, start, end: start + inner.length })
      at += linked[0].length
      continue
    }
    const marked = markAt(source, at, format)
    if (marked) {
      flush()
      text += readRun(marked.inner, offset + text.length, format | marked.bit, carries)
      at = marked.end
      continue
    }
    plain += source[at]
    at++
  }
  flush()
  return text
}

/** How far a mark looks for its partner, in UTF-16 units, and past how many that are none. */
const maxRunLength = 2000
const maxTries = 20

/** Whether a text has a star that neither opens nor closes anything in it. */
const hasLoneStar = (text: string): boolean =>
  text.includes('*') &&
  text
    .replace(/\\\*/g, '')
    .replace(/\*\*[^*]+\*\*/g, '')
    .replace(/\*[^*]+\*/g, '')
    .includes('*')

const markAt = (
  source: string,
  at: number,
  format: number,
): { bit: number; inner: string; end: number } | null => {
  for (const { bit, mark, end: ending } of marks) {
    if (format & bit || !source.startsWith(mark, at)) continue
    const from = at + mark.length
    // What opens stands right in front of its text.
    if (from >= source.length || /\s/.test(source[from]!)) continue
    // Several in a row are a fence.
    if (mark === '`' && (source[from] === '`' || source[at - 1] === '`')) continue
    let tried = 0
    for (
      let close = source.indexOf(ending, from);
      close !== -1;
      close = source.indexOf(ending, close + 1)
    ) {
      if (++tried > maxTries || close - from > maxRunLength) break
      const inner = source.slice(from, close)
      if (source[close - 1] === '\\' || inner === '' || inner.trim() !== inner) continue
      if (hasLoneStar(inner)) continue
      if (mark === '`' && source[close + 1] === '`') break
      // The last of a row of stars closes what its first opened.
      if (mark === '*' && source[close + 1] === '*') continue
      if (mark === '**' && inner.startsWith('*') && source[close + 2] === '*') continue
      return { bit, inner, end: close + ending.length }
    }
  }
  return null
}

/** A block's text with what it carries written as Markdown; `readInline` reads the same text and the same things. */
export const writeInline = ({ text, carries = [] }: Inline): string => {
  if (carries.length === 0 && isPlain(text)) return text
  const links = webLinksIn(carries)
  const bits = formatsIn({ text, carries })
  const bare = new Set(addressesIn(text).map(placed))
  let written = ''
  let at = 0
  for (const link of links) {
    const { start, end, href } = link
    // A bare address is a link already.
    if (start < at || bare.has(placed(link))) continue
    written += writeFormats(text, bits, at, start)
    written += `[${writeFormats(text, bits, start, end)}](${inParentheses(href)})`
    at = end
  }
  return written + writeFormats(text, bits, at, text.length)
}

const placed = ({ start, end, href }: Address): string => `${start} ${end} ${href}`

/** The links to the web, or to somebody's mail, that cover a text. */
export const webLinksIn = (carries: Carried[]): Address[] =>
  carries.flatMap(({ thing, start, end }) =>
    thing.kind === 'link' && /^(?:https?|mailto):/.test(thing.href) && end > start
      ? [{ href: thing.href, start, end }]
      : [],
  )

/** The bits of formatting of every character of a text. */
export const formatsIn = ({ text, carries = [] }: Inline): Uint16Array => {
  const bits = new Uint16Array(text.length)
  for (const { thing, start, end } of carries)
    if (thing.kind === 'format') for (let at = start; at < end; at++) bits[at]! |= thing.bits
  return bits
}

/** The stretches of `[from, to)` with one formatting each. */
export const runsIn = (
  bits: Uint16Array,
  from: number,
  to: number,
): { start: number; end: number; format: number }[] => {
  const runs = []
  for (let start = from; start < to;) {
    let end = start + 1
    while (end < to && bits[end] === bits[start]) end++
    runs.push({ start, end, format: bits[start]! })
    start = end
  }
  return runs
}

/** A stretch of a text in its marks, one inside the other; those that last longest stand outside. */
const writeFormats = (text: string, given: Uint16Array, from: number, to: number): string => {
  const bits = withoutEdges(text, given, from, to)
  const open: (typeof formats)[number][] = []
  let written = ''
  const lasts = (bit: number, at: number): number => {
    let end = at
    while (end < to && bits[end]! & bit) end++
    return end
  }
  for (const { start, end, format } of runsIn(bits, from, to)) {
    const kept = open.findIndex(({ bit }) => !(format & bit))
    if (kept !== -1)
      written += open
        .splice(kept)
        .toReversed()
        .map(({ end }) => end)
        .join('')
    const opened = formats
      .filter((one) => format & one.bit && !open.includes(one))
      .toSorted((a, b) => lasts(b.bit, start) - lasts(a.bit, start))
    open.push(...opened)
    written += opened.map(({ mark }) => mark).join('') + escape(text.slice(start, end))
  }
  return (
    written +
    open
      .toReversed()
      .map(({ end }) => end)
      .join('')
  )
}

/** The formatting of a stretch, without the white space at the edges of each: marks stand right beside their text. */
const withoutEdges = (text: string, given: Uint16Array, from: number, to: number): Uint16Array => {
  const bits = given.slice()
  if (!bits.some((format) => format !== 0)) return bits
  const isSpace = (at: number): boolean => /\s/.test(text[at]!)
  for (const { bit } of formats) {
    for (let at = from; at < to; at++)
      if (isSpace(at) && !(at > from && bits[at - 1]! & bit)) bits[at]! &= ~bit
    for (let at = to - 1; at >= from; at--)
      if (isSpace(at) && !(at < to - 1 && bits[at + 1]! & bit)) bits[at]! &= ~bit
  }
  return bits
}

/** Whether a text is read as itself. */
const isPlain = (text: string): boolean => {
  // A backslash at the end of a line joins it with the next.
  if (text.includes('\\')) return false
  const read = readInline(text)
  return read.text === text && !read.carries && withoutMarkup(text) === text
}

const escape = (text: string): string => text.replace(/[\\*~[\]`]|&(?=[#\w])|<(?=[/a-z])/gi, '\\$&')

/** An address that ends where its bracket closes. */
const inParentheses = (href: string): string => {
  const depth = href.replace(/[^()]/g, '')
  return /^(?:\(\))*$/.test(depth) && !/\s/.test(href)
    ? href
    : href.replace(/[()\s]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
}
