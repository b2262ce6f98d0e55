import { Parser } from 'htmlparser2'
import { withoutControls } from '../withoutControls.ts'

/** What an element of an export holds: the texts of its parts by their names, and its parts that have parts. */
export type XmlRecord = {
  name: string
  line: number
  attributes: Record<string, string>
  text: string
  parts: XmlRecord[]
  /** The file ended before the element did. */
  isCut: boolean
}

/** Elements that are given as they end, and those inside them that have parts. */
const whole = new Set([
  'item',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:base_blog_url',
  'wp:base_site_url',
])
const nested = new Set([
  'item',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:comment',
  'wp:postmeta',
  'wp:commentmeta',
  'wp:termmeta',
])

/**
 * The items, authors and terms of a WXR file, one at a time, in their order. What is no XML is read as far as it can be: bare
 * `&` and `<`, control characters, junk before and behind, an end of CDATA amid a text.
 * @see https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
 */
export function* recordsOf(text: Iterable<string>): Generator<XmlRecord> {
  const done: XmlRecord[] = []
  const open: XmlRecord[] = []
  /** Pieces of the text of the innermost element, put together once. */
  const pieces: string[][] = []
  /** How many tags that are text are open in it. */
  let inText = 0
  let lines = 1
  let from = 0
  let piece = ''
  /** How far the lines of this piece are counted. */
  let counted = 0
  const countTo = (end: number): void => {
    for (
      let at = piece.indexOf('\n', counted);
      at !== -1 && at < end;
      at = piece.indexOf('\n', at + 1)
    )
      lines++
    counted = Math.max(counted, end)
  }
  const lineHere = (): number => {
    countTo(Math.max(parser.startIndex - from, 0))
    return lines
  }
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const top = open.at(-1)
        if (top ? nested.has(top.name) : whole.has(name)) {
          open.push({
            name,
            line: top && !nested.has(name) ? 0 : lineHere(),
            attributes,
            text: '',
            parts: [],
            isCut: false,
          })
          pieces.push([])
        } else if (top) {
          inText++
          const written = Object.entries(attributes).map(
            ([key, value]) => ` ${key}="${value.replaceAll('"', '&quot;')}"`,
          )
          pieces.at(-1)!.push(`<${name}${written.join('')}>`)
        }
      },
      ontext: (data) => {
        pieces.at(-1)?.push(data)
      },
      onclosetag: (name, isImplied) => {
        const top = open.at(-1)
        if (!top) return
        if (top.name !== name || inText > 0) {
          if (inText > 0) {
            inText--
            pieces.at(-1)!.push(`</${name}>`)
          }
          return
        }
        open.pop()
        top.text = withoutEnd(withoutControls(pieces.pop()!.join('')))
        // An element without content ends by itself too; an item does so at the end of the file alone.
        top.isCut = isImplied && top.name === 'item'
        const above = open.at(-1)
        if (above) above.parts.push(top)
        else done.push(top)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  for (piece of text) {
    parser.write(piece)
    yield* done.splice(0)
    countTo(piece.length)
    from += piece.length
    counted = 0
  }
  parser.end()
  yield* done.splice(0)
}

/** A text without its outer space, and without the true end of its CDATA, which one amid it leaves behind. */
const withoutEnd = (text: string): string => {
  const trimmed = text.trim()
  return trimmed.endsWith(']]>') ? trimmed.slice(0, -3).trimEnd() : trimmed
}

/** The text of a record's part; empty where it has none. */
export const textIn = ({ parts }: XmlRecord, name: string): string =>
  parts.find((part) => part.name === name)?.text ?? ''

/** The values of a record's `wp:postmeta` or `wp:commentmeta`, by their keys. */
export const metaOf = ({ parts }: XmlRecord): Map<string, string> =>
  new Map(
    parts
      .filter(({ name }) => name.endsWith('meta'))
      .map((meta) => [textIn(meta, 'wp:meta_key'), textIn(meta, 'wp:meta_value')]),
  )
