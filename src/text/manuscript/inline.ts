import { withoutMarkup } from '../readers/markup.ts'
import type { Block, Carried } from './manuscript.ts'

/** What Markdown can say inside a line, as Lexical's bits of formatting: bold, italic, strikethrough. */
const formats = [
  { bit: 1, mark: '**' },
  { bit: 4, mark: '~~' },
  { bit: 2, mark: '*' },
]

const link = /^\[((?:[^[\]\\]|\\.)+)\]\((https?:\/\/[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)/
const escaped = /^\\([\\*~[\]&<])/

type Inline = Pick<Block, 'text' | 'carries'>

/**
 * Reads Markdown's inline marks: `**…**`, `*…*`, `~~…~~`, `[…](https://…)`. A mark without a partner, or with white space
 * inside its edge, is text; so is a single `*` beside a letter of prose that has no partner on the line.
 */
export const readInline = (source: string): Inline => {
  if (!/[*~\\]|\]\(/.test(source)) return { text: source }
  const carries: Carried[] = []
  const text = readRun(source, 0, 0, carries)
  // Formatting carries its text, so that two stretches of it can be told apart.
  const made = carries
    .map((own) =>
      own.thing.startsWith('format:')
        ? { ...own, thing: `${own.thing}::${text.slice(own.start, own.end)}` }
        : own,
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  return { text, ...(made.length > 0 && { carries: made }) }
}

const readRun = (source: string, offset: number, format: number, carries: Carried[]): string => {
  let text = ''
  let plain = ''
  const flush = (): void => {
    if (plain && format)
      carries.push({
        thing: `format:${format}`,
        start: offset + text.length,
        end: offset + text.length + plain.length,
      })
    text += plain
    plain = ''
  }
  for (let at = 0; at < source.length;) {
    const rest = source.slice(at)
    const literal = escaped.exec(rest)
    if (literal) {
      plain += literal[1]
      at += literal[0].length
      continue
    }
    const linked = source[at] === '[' ? link.exec(rest) : null
    if (linked) {
      flush()
      const start = offset + text.length
      const inner = readRun(linked[1]!, start, format, carries)
      text += inner
      carries.push({ thing: `link:${linked[2]}`, start, end: start + inner.length })
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

const markAt = (
  source: string,
  at: number,
  format: number,
): { bit: number; inner: string; end: number } | null => {
  for (const { bit, mark } of formats) {
    if (format & bit || !source.startsWith(mark, at)) continue
    const from = at + mark.length
    for (
      let close = source.indexOf(mark, from);
      close !== -1;
      close = source.indexOf(mark, close + 1)
    ) {
      const inner = source.slice(from, close)
      if (source[close - 1] === '\\' || inner === '' || inner.trim() !== inner) continue
      if (mark === '*' && (inner.includes('*') || source[close + 1] === '*')) continue
      return { bit, inner, end: close + mark.length }
    }
  }
  return null
}

/** A block's text with what it carries written as Markdown; `readInline` reads the same text and the same things. */
export const writeInline = ({ text, carries = [] }: Inline): string => {
  if (carries.length === 0 && isPlain(text)) return text
  const links = carries.filter(
    ({ thing, end, start }) => /^link:https?:/.test(thing) && end > start,
  )
  let written = ''
  let at = 0
  for (const { start, end, thing } of links) {
    // A bare address is a link already.
    const href = thing.slice('link:'.length)
    if (start < at || text.slice(start, end) === href) continue
    written += writeFormats(text, at, start, carries)
    written += `[${writeFormats(text, start, end, carries)}](${href})`
    at = end
  }
  return written + writeFormats(text, at, text.length, carries)
}

const writeFormats = (text: string, from: number, to: number, carries: Carried[]): string => {
  const bitsAt = (at: number): number =>
    carries.reduce(
      (bits, { thing, start, end }) =>
        at >= start && at < end ? bits | Number(/^format:(\d+)/.exec(thing)?.[1] ?? 0) : bits,
      0,
    )
  let written = ''
  for (let at = from; at < to;) {
    const bits = bitsAt(at)
    let end = at + 1
    while (end < to && bitsAt(end) === bits) end++
    const open = formats.filter(({ bit }) => bits & bit).map(({ mark }) => mark)
    const own = text.slice(at, end)
    written += open.join('') + escape(own) + open.toReversed().join('')
    at = end
  }
  return written
}

/** Whether a text is read as itself. */
const isPlain = (text: string): boolean => {
  const read = readInline(text)
  return read.text === text && !read.carries && withoutMarkup(text) === text
}

const escape = (text: string): string => text.replace(/[\\*~[\]]|&(?=[#\w])|<(?=[/a-z])/gi, '\\$&')
