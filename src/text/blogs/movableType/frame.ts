import { LinesAhead, linesFrom, type NumberedLine } from '../lines.ts'

/** A part of an entry, under its name: `BODY`, `COMMENT` … */
export type EntryPart = { name: string; lines: NumberedLine[] }

/** An entry as its frame holds it: the lines of its head, and its parts. */
export type Entry = {
  line: number
  head: NumberedLine[]
  parts: EntryPart[]
  /** The file ended before the entry did. */
  isCut: boolean
}

const part = /^(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING|CF\d+_\w+):\s*$/
const key = /^[A-Za-z][\w .-]{0,60}?\s*:/
const knownKey =
  /^(?:AUTHOR|TITLE|BASENAME|STATUS|ALLOW COMMENTS|ALLOW PINGS|CONVERT BREAKS|PRIMARY CATEGORY|CATEGORY|DATE|TAGS|NO ENTRY|UNIQUE URL|START BODY)\s*:/i
const startBody = /^START BODY:\s*$/i

/** How many lines ahead a head may be; the longest seen has some thirty. */
const maxHead = 100

/**
 * The entries of a file in Movable Type's format, one at a time. A line of five or eight dashes is a separator only where what
 * follows is what follows one: a part's name, a head. Else it is text, which most importers cut there.
 * @see https://github.com/movabletype/movabletype/blob/develop/lib/MT/ImportExport.pm
 */
export function* entriesOf(text: Iterable<string>): Generator<Entry> {
  const lines = new LinesAhead(linesFrom(text))
  while (skipBlank(lines)) {
    const first = lines.peek()!
    if (first.text.trim() === '--------') {
      lines.next()
      continue
    }
    yield readEntry(lines, first.number)
  }
}

const skipBlank = (lines: LinesAhead): NumberedLine | null => {
  while (lines.peek()?.text.trim() === '') lines.next()
  return lines.peek()
}

const readEntry = (lines: LinesAhead, line: number): Entry => {
  const entry: Entry = { line, head: [], parts: [], isCut: true }
  let open: EntryPart | null = null
  for (let next = lines.next(); next; next = lines.next()) {
    const { text } = next
    if (text === '-----' && (open ? isPartEnd(lines, 0) : true)) {
      open = openPart(lines)
      if (open) entry.parts.push(open)
      continue
    }
    if (text === '--------' && isEntryEnd(lines, 0, open === null))
      return { ...entry, isCut: false }
    if (open) open.lines.push(next)
    else if (startBody.test(text)) {
      open = { name: 'BODY', lines: [] }
      entry.parts.push(open)
    } else if (text.trim() !== '') entry.head.push(next)
  }
  return entry
}

/** The part whose name is the next thing said; null where none is. */
const openPart = (lines: LinesAhead): EntryPart | null => {
  const next = nextSaid(lines, 0)
  const name = next === null ? null : part.exec(lines.peek(next)!.text)?.[1]
  if (!name) return null
  for (let n = 0; n <= next!; n++) lines.next()
  return { name, lines: [] }
}

/** How far ahead the next line stands that says something; null where none does. */
const nextSaid = (lines: LinesAhead, from: number): number | null => {
  for (let n = from; ; n++) {
    const line = lines.peek(n)
    if (!line) return null
    if (line.text.trim() !== '') return n
  }
}

/** Whether what stands `from` lines ahead is what stands behind the end of a part. */
const isPartEnd = (lines: LinesAhead, from: number): boolean => {
  for (let at = from; ;) {
    const next = nextSaid(lines, at)
    if (next === null) return true
    const { text } = lines.peek(next)!
    if (part.test(text)) return true
    if (text === '--------') return isEntryEnd(lines, next + 1, true)
    if (text !== '-----') return false
    at = next + 1
  }
}

/**
 * Whether a head stands `from` lines ahead, or nothing: keys, known or not, up to five dashes with a part's name behind them.
 * `isClosed`: the part before was closed, and a key everybody knows is enough.
 */
const isEntryEnd = (lines: LinesAhead, from: number, isClosed: boolean): boolean => {
  const first = nextSaid(lines, from)
  if (first === null) return true
  if (isClosed && knownKey.test(lines.peek(first)!.text)) return true
  for (let n = first; n < first + maxHead; n++) {
    const line = lines.peek(n)
    // A head that the end of the file has cut off.
    if (!line) return isClosed
    if (startBody.test(line.text)) return true
    if (line.text === '-----') {
      const next = nextSaid(lines, n + 1)
      return next !== null && part.test(lines.peek(next)!.text)
    }
    if (line.text.trim() !== '' && !key.test(line.text)) return false
  }
  return false
}

/** The text of a part. The tab Movable Type writes behind a line of dashes, so that it ends nothing, goes. */
export const textOfLines = (lines: NumberedLine[]): string =>
  lines
    .map(({ text }) => text.replace(/^(-----|--------)\t$/, '$1'))
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd()
