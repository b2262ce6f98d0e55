import type { ParsedManuscript } from '../manuscript/manuscript.ts'
import { composed } from '../japanese/composed.ts'
import { withLineFeeds } from '../japanese/withLineFeeds.ts'
import { htmlToText, isHtml } from './html.ts'
import { parsePage, type ParserHouse } from './page.ts'

/** One raw format. A new one is one file and one line in `parsers`, before `text`. */
export type Parser = {
  /** Whether a raw text nobody has said the format of is written in it: as it came, line ends and all. */
  accepts: (raw: string) => boolean
  /** The text its manuscripts count their lines in. */
  toText: (raw: string) => string
  /**
   * The manuscripts of that text, one at a time, for whoever has something else to do between: each with the lines it was read
   * from (`from`, and `lines` of its blocks), its format, and the lines that were put nowhere (`unread`). Whoever reads mends
   * them afterwards. `file` is the name of the file it stood in.
   */
  parse: (text: string, house: ParserHouse, file?: string | null) => Iterable<ParsedManuscript>
}

const asText = (raw: string): string => composed(withLineFeeds(raw.replace(/^\ufeff/, '')))

/** The raw formats, in the order in which they are asked whether a text is theirs; the last takes what is left. */
export const parsers = {
  html: { accepts: isHtml, toText: (raw) => composed(htmlToText(raw)), parse: parsePage },
  // Text that has its marks: told from text by whoever sends it.
  markdown: { accepts: () => false, toText: asText, parse: parsePage },
  text: { accepts: () => true, toText: asText, parse: parsePage },
} satisfies Record<string, Parser>

/** What a raw text may be written in. */
export type RawType = keyof typeof parsers

/** Whether a value of a request names one of them. */
export const isRawType = (value: unknown): value is RawType =>
  typeof value === 'string' && Object.hasOwn(parsers, value)

/** The format of a raw text, by its looks. */
export const rawTypeOf = (raw: string): RawType =>
  (Object.keys(parsers) as RawType[]).find((type) => parsers[type].accepts(raw))!

/** The manuscripts of the raw text of a file, in the format it looks like. */
export const parseFile = (
  raw: string,
  house: ParserHouse,
  file: string,
): Iterable<ParsedManuscript> => {
  const { toText, parse } = parsers[rawTypeOf(raw)]
  return parse(toText(raw), house, file)
}
