import type { Thing } from './thing.ts'

/** A text in both languages of the house. */
export type LocalizedText = { ja: string; en: string }

export type BlockKind =
  'heading' | 'paragraph' | 'item' | 'quote' | 'code' | 'table' | 'image' | 'rule' | 'other'

/** One paragraph, heading, list item, quote, image … of a manuscript, with its place. */
export type Block = {
  kind: BlockKind
  /**
   * The text without its list mark; lines inside a block are parted by `\n`. Of a table: a line a row, its cells parted by tabs, lines
   * inside a cell by U+2028.
   */
  text: string
  /** Of a table: whether its first row is its head. */
  hasHead?: boolean
  /** Of a heading: 2 for a section, 3 and below inside one. */
  level?: number
  /** Of a list item: the mark as written, with the space behind it (`・`, `1. `, `⇨ `). */
  marker?: string
  /** Of a list item: how deep it is nested, from 0. */
  depth?: number
  /** Where it stood in the raw text, first and last line, counted from 1. */
  lines?: [first: number, last: number]
  /** Where it stands in a Lexical document: child indexes from the root. */
  path?: number[]
  /** What it holds beside its text. */
  carries?: Carried[]
}

/** A thing in a block, and the `[start, end)` of its text it covers. */
export type Carried = { thing: Thing; start: number; end: number }

export type CitationRole = 'base' | 'quoted' | 'reference' | 'origin'

/** One use of a source, as the text states it. */
export type Citation = {
  role: CitationRole
  title: string | null
  publisher: string | null
  /** `YYYY-MM-DD`. */
  publishedOn: string | null
  /** As written. */
  url: string | null
  /** Of the title as it is written, ISO 639-1; null where it says nothing of it. */
  language: string | null
  /** What the archive calls the source, where it holds it and somebody has asked. */
  recorded?: { title: string | null; dead?: boolean; archiveUrl?: string | null } | null
  /** The canonical URL, or title, publisher and date where there is no link: one key is one source. */
  key: string
}

/** Where a picture comes from. */
export type CreditKind = 'ai' | 'photo' | 'quoted' | 'official' | 'own' | 'unknown'

/** Whose a picture is: as it is written, an address, a kind, a licence. */
export type Credit = {
  text: string
  url: string | null
  kind: CreditKind
  /** As written (`CC BY 4.0`), where it names one. */
  licence?: string
}

/** A reader's comment with its replies. */
export type Remark = {
  author: string
  /** `YYYY-MM-DD`, or with a time. */
  postedAt: string | null
  text: string
  votes: number | null
  replies: Remark[]
}

/** Something a mend took out, kept so that it can be put back. */
export type Repair = {
  rule: string
  place: string
  text: string
  /** What was taken out, and the text of the block it stood behind, null at the beginning. */
  blocks?: Block[]
  behind?: string | null
  /** Of a copy: sentences that only it had, which stay in the text. */
  added?: string[]
  /** Set where an editor has put it back: then it stays. */
  undone?: { at: string; by: string | null } | null
}

/** An article's picture, as far as proofreading looks at it; its size in pixels where it is known. */
export type Eyecatch = {
  alt: string | null
  credit: string | null
  filename?: string | null
  width?: number | null
  height?: number | null
}

/** An article before it is an article: plain data, no Payload. */
export type Manuscript = {
  title: string
  kicker: string | null
  /** ISO 8601 with offset, or a bare date. */
  publishedAt: string | null
  category: string | null
  tags: string[]
  format: string
  blocks: Block[]
  citations: Citation[]
  /** The picture itself, where there is one. */
  eyecatch: Eyecatch | null
  /** The picture's credit as the text states it. */
  eyecatchCredit: Credit | null
  figures: { credit: string }[]
  related: string[]
  comments: Remark[]
}

/** A manuscript as it was read out of a raw text: where it stood there, what was taken out of it, and what was put nowhere. */
export type ParsedManuscript = Manuscript & {
  from: { file: string | null; lines: [first: number, last: number] } | null
  repairs: Repair[]
  /** Lines that were put nowhere, by their number: what a service prints, labels nobody knows. */
  unread: { line: number; text: string }[]
}

/** A manuscript with nothing in it but what is given. */
export const manuscript = (given: Partial<Manuscript> = {}): Manuscript => ({
  title: '',
  kicker: null,
  publishedAt: null,
  category: null,
  tags: [],
  format: 'column',
  blocks: [],
  citations: [],
  eyecatch: null,
  eyecatchCredit: null,
  figures: [],
  related: [],
  comments: [],
  ...given,
})

/** A reading with nothing in it but what is given. */
export const parsedManuscript = (given: Partial<ParsedManuscript> = {}): ParsedManuscript => ({
  from: given.from ?? null,
  ...manuscript(given),
  repairs: given.repairs ?? [],
  unread: given.unread ?? [],
})
