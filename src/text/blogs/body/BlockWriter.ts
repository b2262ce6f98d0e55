import type { Block, Carried } from '../../manuscript/manuscript.ts'
import { readInline } from '../../manuscript/inline.ts'
import { underline } from '../../manuscript/shifted.ts'
import { isRule } from '../../parsers/lines.ts'
import { withReading } from '../../parsers/withReading.ts'
import { imageAt } from '../picturePlace.ts'
import type { Loss, LossKind, PostPicture } from '../blogPost.ts'

/** What holds for the text in an element. */
export type Around = {
  format: number
  href: string | null
  kind: 'paragraph' | 'quote' | 'item' | 'heading'
  level: number
  /** The list an item stands in, and how deep it is nested, from 0. */
  list: { ordered: boolean; count: number; depth: number } | null
  inRuby: boolean
  /** Whether line ends of the source are meant. */
  breaks: boolean
  base: string | null
}

/** A block as it is put together; `last` is how its text ends: to look at that, it would be put together anew at each piece. */
type Draft = { text: string; last: string; carries: Carried[]; around: Around }

const isBlank = (text: string): boolean => /^[\s\u00a0\u3000\u200b\ufeff]*$/.test(text)
/** A line end of the source between two Japanese letters. */
const broken = /(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*\r?\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/g
const isJapanese = /[\u3000-\u9fff\uff00-\uffef]$/

/**
 * Puts blocks together out of pieces of text and breaks between them. Breaks are counted, not written: what follows decides
 * whether they are a line's end, a paragraph's, or nothing.
 */
export class BlockWriter {
  readonly blocks: Block[] = []
  readonly pictures: PostPicture[]
  readonly losses: Loss[]
  /** The number of the picture that comes next, where something has said it. */
  attachment: string | null = null
  #draft: Draft | null = null
  /** Pictures that stand in the midst of a line; they come behind its paragraph. */
  #waiting: Block[] = []
  #breaks = 0
  #lineEnds = 0
  #reading = ''
  /** Where in the text that is put together the word of a ruby begins. */
  #base: number | null = null
  /** The source's line has ended: a space, unless Japanese letters stand on both sides. */
  #isBroken = false

  constructor(pictures: PostPicture[] = [], losses: Loss[] = []) {
    this.pictures = pictures
    this.losses = losses
  }

  /** How the line that is being written ends. */
  get ending(): string {
    return this.#draft?.last ?? ''
  }

  /** A piece of text; its white space is a space, or, where line ends are meant, a break at each. */
  text(given: string, around: Around): void {
    if (around.breaks && given.includes('\n')) {
      for (const [at, line] of given.split(/\r\n|\n|\r/).entries()) {
        if (at > 0) this.#lineEnds++
        this.#piece(line, around)
      }
      return
    }
    // Source lines are broken anywhere; between Japanese letters that is no space, beside a tag too.
    const text = given.replace(broken, '').replace(/[\t\r\n\f]+/g, ' ')
    if (/^[ \t\r]*\n/.test(given)) this.#isBroken = true
    this.#piece(this.#isBroken ? text.replace(/^ +/, '') : text, around)
    if (/\n[ \t]*$/.test(given.slice(-200))) this.#endLine()
  }

  /** The source's line ends here: what stands behind its last word is no space yet. */
  #endLine(): void {
    this.#isBroken = true
    if (this.#draft && this.#draft.last.endsWith(' ')) {
      this.#draft.text = this.#draft.text.slice(0, -1)
      this.#draft.last = this.#draft.last.slice(0, -1)
    }
  }

  lineBreak(around: Around): void {
    this.#breaks++
    // One break behind a picture in the line parts them; the picture comes in its place.
    if (this.#waiting.length > 0) this.part(around)
  }

  reading(text: string): void {
    this.#reading += text.replace(/\s+/g, '')
  }

  /** The reading of the word before, as ｜word《reading》. */
  endReading(): void {
    const reading = this.#reading
    if (!reading) return
    const base = this.#base
    this.#reading = ''
    this.#base = null
    const draft = this.#draft
    if (!draft || base === null) return
    Object.assign(draft, withReading(draft, base, reading))
    draft.last = '》'
  }

  /** The word of a ruby ends here, whether or not it has a reading. */
  endRuby(): void {
    this.endReading()
    this.#base = null
  }

  /** A place where one part of the text ends and another begins: a line in an item or a heading, else a block. */
  part(around: Around): void {
    if ((around.kind === 'item' || around.kind === 'heading') && this.#draft) {
      this.#breaks = Math.max(this.#breaks, 1)
      return
    }
    this.end()
  }

  /** Ends the block that is being put together. */
  end(): void {
    this.endRuby()
    const draft = this.#draft
    this.#draft = null
    this.#breaks = 0
    this.#lineEnds = 0
    this.#isBroken = false
    if (draft) this.#give(draft)
    for (const block of this.#waiting.splice(0)) this.blocks.push(block)
  }

  /** A block as it is. */
  block(block: Block): void {
    this.end()
    this.blocks.push(block)
  }

  /** A paragraph of one line, with its marks as Markdown has them. */
  line_(line: string): void {
    this.block({ kind: 'paragraph', ...readInline(line) })
  }

  picture(picture: PostPicture): void {
    const block = imageAt(this.pictures.length)
    this.pictures.push(picture)
    // A picture at the beginning of a line stands between what is above and below it.
    if (this.#draft && this.#breaks === 0 && this.#lineEnds === 0) this.#waiting.push(block)
    else this.block(block)
  }

  lose(kind: LossKind, detail: string): void {
    this.losses.push({ kind, detail: detail.slice(0, 200) })
  }

  #piece(given: string, around: Around): void {
    // Space between the parts of a ruby is no text.
    const text = around.inRuby ? given.trim() : given
    if (text === '') return
    if (this.#reading && !isBlank(text)) this.endReading()
    if (isBlank(text)) {
      // A space between two words; at a line's edge it is nothing.
      if (
        this.#draft &&
        this.#breaks === 0 &&
        this.#lineEnds === 0 &&
        !/\s$/.test(this.#draft.last)
      )
        this.#add(text.includes('\u3000') ? text : ' ', around)
      return
    }
    this.#settle(around)
    if (around.inRuby) this.#base ??= this.#draft?.text.length ?? 0
    this.#add(text, around)
  }

  /** Writes the breaks that have been counted. */
  #settle(around: Around): void {
    const breaks = Math.max(this.#breaks, this.#lineEnds)
    this.#breaks = 0
    this.#lineEnds = 0
    const draft = this.#draft
    if (!draft || breaks === 0) return
    const isWhole = draft.around.kind === 'item' || draft.around.kind === 'heading'
    if ((breaks >= 2 && !isWhole) || this.#waiting.length > 0) this.end()
    else this.#put('\n', around)
  }

  #add(text: string, around: Around): void {
    this.#draft ??= { text: '', last: '', carries: [], around }
    const joins = isJapanese.test(this.#draft.last) && isJapanese.test(text.slice(0, 1))
    const parted = this.#isBroken && !joins ? ` ${text}` : text
    this.#isBroken = false
    const spaced = parted.replace(/[ \u00a0]+/g, ' ')
    const starts = this.#draft.text.length === 0 || /[ \n]$/.test(this.#draft.last)
    this.#put(starts ? spaced.replace(/^ /, '') : spaced, around)
  }

  #put(text: string, { format: given, href, kind }: Around): void {
    const draft = this.#draft!
    // What leads somewhere is underlined anyway.
    const format = href ? given & ~underline : given
    const start = draft.text.length
    draft.text += text
    draft.last = text.slice(-2) || draft.last
    const end = draft.text.length
    if (end === start) return
    // White space is formatted where what stands before it is; what follows may go on.
    if (isBlank(text) && draft.carries.at(-1)?.end !== start) return
    if (href) draft.carries.push({ thing: { kind: 'link', href }, start, end })
    // In a heading nothing is bold.
    if (format && kind !== 'heading')
      draft.carries.push({
        thing: { kind: 'format', bits: format, style: '', text },
        start,
        end,
      })
  }

  #give({ text: given, carries, around }: Draft): void {
    const from = given.length - given.replace(/^[ \t\n]+/, '').length
    const text = given
      .slice(from)
      .trimEnd()
      .replace(/ +(?=\n)/g, ' ')
    if (isBlank(text)) return
    const kept = joined(carries)
      .map(({ thing, start, end }) => ({
        thing,
        start: Math.max(start - from, 0),
        end: Math.min(end - from, text.length),
      }))
      .filter(({ start, end }) => end > start)
    for (const block of partedAtRules(text, kept))
      this.blocks.push({ ...shapeOf(around), ...block })
  }
}

/** A text as the pieces that lines of dashes or stars part it into; those lines are pieces too. */
const partedAtRules = (text: string, carries: Carried[]): Pick<Block, 'text' | 'carries'>[] => {
  const pieces: { start: number; end: number; isRule: boolean }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const end = start + line.length
    const last = pieces.at(-1)
    if (isRule(line.trim())) pieces.push({ start, end, isRule: true })
    else if (last && !last.isRule) last.end = end
    else pieces.push({ start, end, isRule: false })
    start = end + 1
  }
  if (pieces.length === 1) return [{ text, ...(carries.length > 0 && { carries }) }]
  // What a piece carries begins behind what the one before it did: both are in order.
  let from = 0
  return pieces.map(({ start, end }) => {
    while (from < carries.length && carries[from]!.end <= start) from++
    const own: Carried[] = []
    for (let at = from; at < carries.length && carries[at]!.start < end; at++) {
      const { thing, ...place } = carries[at]!
      if (place.end > start)
        own.push({
          thing,
          start: Math.max(place.start - start, 0),
          end: Math.min(place.end, end) - start,
        })
    }
    return { text: text.slice(start, end), ...(own.length > 0 && { carries: own }) }
  })
}

/** How many of what came before a piece of a link or a formatting can be the beginning of it. */
const near = 8

/** Pieces of one link, or one formatting, that stand side by side are one. */
const joined = (carries: Carried[]): Carried[] => {
  const all: Carried[] = []
  for (const one of carries) {
    const before = all
      .slice(-near)
      .findLast(
        ({ thing, end }) =>
          end === one.start &&
          ((thing.kind === 'link' && one.thing.kind === 'link' && thing.href === one.thing.href) ||
            (thing.kind === 'format' &&
              one.thing.kind === 'format' &&
              thing.bits === one.thing.bits)),
      )
    if (before) {
      before.end = one.end
      if (before.thing.kind === 'format' && one.thing.kind === 'format')
        before.thing = { ...before.thing, text: before.thing.text + one.thing.text }
    } else all.push({ ...one })
  }
  return all.toSorted((a, b) => a.start - b.start || b.end - a.end)
}

const shapeOf = ({ kind, level, list }: Around): Omit<Block, 'text'> => {
  if (kind === 'heading') return { kind, level: Math.min(Math.max(level, 2), 4) }
  if (kind === 'item' && list)
    return { kind, depth: list.depth, marker: list.ordered ? `${list.count}. ` : '・' }
  return { kind: kind === 'quote' ? 'quote' : 'paragraph' }
}
