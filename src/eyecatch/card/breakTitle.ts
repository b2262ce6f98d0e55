import { Parser } from 'budoux/dist/parser.js'
import { model } from 'budoux/dist/data/models/ja.js'

/** Measures a text in ems of the font it is set in. */
export type Measure = (text: string) => number

/** A title set in lines: its size in pixels, and what stands on each line. */
export type SetTitle = { size: number; lines: string[] }

/** Where a title goes: its width and height in pixels, and the sizes to try, the largest first. */
export type Frame = { width: number; height: number; sizes: number[]; leading: number }

/**
 * Sets a title as large as it fits, in lines of much the same length that break between phrases, as a sub-editor breaks a
 * headline: no line begins or ends with a mark that may not stand there, none has a single character, words and numbers in
 * Latin letters stay whole. A title that is too long ends with ….
 */
export const breakTitle = (title: string, measure: Measure, frame: Frame): SetTitle => {
  const text = title.replace(/\s+/g, ' ').trim()
  if (text === '') return { size: frame.sizes[0]!, lines: [] }
  const whole = piecesOf(text, measure)
  for (const pieces of [phrasesOf(whole), whole, piecesOf(text, measure, true)])
    for (const size of frame.sizes) {
      const lines = linesOf(pieces, size, frame)
      if (lines) return { size, lines }
    }
  return shortened(text, measure, frame)
}

/** As much of a title as the smallest size holds. */
const shortened = (text: string, measure: Measure, frame: Frame): SetTitle => {
  const size = frame.sizes.at(-1)!
  const characters = [...text]
  for (let most = characters.length - 1; most > 0; most--) {
    const cut = `${characters.slice(0, most).join('').trimEnd()}…`
    const lines = linesOf(piecesOf(cut, measure, true), size, frame)
    if (lines) return { size, lines }
  }
  return { size, lines: ['…'] }
}

/** A piece that is never broken: its width in ems, without a space behind it too, and how well a line ends there. */
type Piece = { text: string; width: number; bare: number; ending: number }

const budoux = new Parser(model)

// JIS X 4051:2004, 6.1: marks that begin no line, and marks that end none.
const beginsNoLine =
  /^[、。，．・：；？！ー゛゜ヽヾゝゞ々〻’”）〕］｝〉》」』】°′″℃％‰ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ!?),.:;\]}%‥…〜～–―—゠]/u
const endsNoLine = /[‘“（〔［｛〈《「『【([{＄￥£$#＃№]$/u
const stays = /[\p{Script=Latin}\p{Nd}.,'’&+/@_:-]/u
const belongs = /[―—…‥]/

/** How dear it is to end a line there, in squared ems of unevenness: best at a space, well behind a comma. */
const endings = { space: 0, mark: 1, phrase: 3, inside: 36 }

/** A title in pieces: its characters, those put together that may not be parted; where nothing else helps, words too are broken. */
const piecesOf = (text: string, measure: Measure, breaksWords = false): Piece[] => {
  const ends = new Set<number>()
  let at = 0
  for (const phrase of budoux.parse(text)) ends.add((at += phrase.length))
  const runs: { text: string; end: number }[] = []
  for (const { segment, index } of new Intl.Segmenter('ja').segment(text)) {
    const end = index + segment.length
    const before = runs.at(-1)
    if (before && isOne(before.text, segment, breaksWords)) {
      before.text += segment
      before.end = end
    } else runs.push({ text: segment, end })
  }
  return runs.map(({ text: run, end }) =>
    pieceOf(
      run,
      run.endsWith(' ')
        ? endings.space
        : /[、。」』）)―—]$/.test(run)
          ? endings.mark
          : ends.has(end)
            ? endings.phrase
            : endings.inside,
      measure,
    ),
  )
}

const pieceOf = (text: string, ending: number, measure: Measure): Piece => ({
  text,
  width: measure(text),
  bare: measure(text.trimEnd()),
  ending,
})

const isOne = (before: string, next: string, breaksWords: boolean): boolean =>
  next === ' ' ||
  beginsNoLine.test(next) ||
  endsNoLine.test(before) ||
  (!breaksWords && stays.test(before.at(-1)!) && stays.test(next)) ||
  (belongs.test(before.at(-1)!) && before.at(-1) === next)

/** The pieces of each phrase put together. */
const phrasesOf = (pieces: Piece[]): Piece[] => {
  const phrases: Piece[] = []
  let isOpen = false
  for (const piece of pieces) {
    const before = phrases.at(-1)
    if (before && isOpen)
      phrases[phrases.length - 1] = {
        text: before.text + piece.text,
        width: before.width + piece.width,
        bare: before.width + piece.bare,
        ending: piece.ending,
      }
    else phrases.push(piece)
    isOpen = piece.ending === endings.inside
  }
  return phrases
}

type Best = { cost: number; from: number }

/** The evenest lines of one size, or null where it does not fit: the cheapest of all breaks, as Knuth and Plass choose them. */
const linesOf = (
  pieces: Piece[],
  size: number,
  { width, height, leading }: Frame,
): string[] | null => {
  const maxLines = Math.max(1, Math.floor(height / (size * leading)))
  const room = width / size
  const total = pieces.reduce((sum, piece) => sum + piece.width, 0)
  for (let count = Math.max(1, Math.ceil(total / room)); count <= maxLines; count++) {
    const steps = stepsOf(pieces, count, room, total / count)
    if (!steps) continue
    const lines: string[] = []
    let to = pieces.length
    for (const step of steps.toReversed()) {
      const { from } = step[to]!
      lines.unshift(textOf(pieces, from, to))
      to = from
    }
    return lines
  }
  return null
}

/** For each of so many lines, the cheapest way to end it behind each piece; null where the whole does not fit. */
const stepsOf = (
  pieces: Piece[],
  count: number,
  room: number,
  even: number,
): (Best | undefined)[][] | null => {
  const steps: (Best | undefined)[][] = []
  let before: (Best | undefined)[] = [{ cost: 0, from: 0 }]
  for (let line = 1; line <= count; line++) {
    const step: (Best | undefined)[] = []
    for (let from = 0; from < pieces.length; from++) {
      const start = before[from]
      if (!start) continue
      let long = 0
      for (let to = from + 1; to <= pieces.length; to++) {
        const piece = pieces[to - 1]!
        const width = long + piece.bare
        long += piece.width
        if (width > room) break
        const isLast = to === pieces.length
        if (isLast !== (line === count) || isOrphan(pieces, from, to)) continue
        const cost = start.cost + (width - even) ** 2 + (isLast ? 0 : piece.ending)
        if (cost < (step[to]?.cost ?? Infinity)) step[to] = { cost, from }
      }
    }
    steps.push(step)
    before = step
  }
  return before[pieces.length] ? steps : null
}

const textOf = (pieces: Piece[], from: number, to: number): string =>
  pieces
    .slice(from, to)
    .map(({ text }) => text)
    .join('')
    .trim()

/** A single character on a line, where there is more than one line. */
const isOrphan = (pieces: Piece[], from: number, to: number): boolean =>
  to - from < pieces.length && [...textOf(pieces, from, to)].length < 2
