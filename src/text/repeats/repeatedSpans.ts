import { fold } from '../japanese/fold.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { sectionKinds } from '../manuscript/sections.ts'
import { readBlocks } from '../readers/blocks.ts'
import { linesOf, spoken } from '../readers/lines.ts'
import { findRepeats, type Cut } from './findRepeats.ts'

/** `[start, end)` in UTF-16 units. */
export type Span = [start: number, end: number]

/** The least folded characters of a title that is not simply a word of the text. */
const shortestTitle = 8

/** What of a raw text would be taken out as repeated, and what would only be reported. */
export const repeatedSpans = (text: string, title = ''): { spans: Span[]; flag: Span[] } => {
  const blocks = readBlocks(spoken(linesOf(text)), sectionKinds)
  const starts = lineStarts(text)
  const spanOf = ({ block, start, end }: Cut): Span => {
    const { lines, text: own } = blocks[block]!
    const from = starts[lines![0] - 1]!
    const to = starts[lines![0]] === undefined ? text.length : starts[lines![0]]! - 1
    // A block that goes whole takes its mark and its indent with it.
    if (start === 0 && end === own.length) return [from, to]
    const inner = from + text.slice(from, to).indexOf(own)
    return [inner + start, inner + end]
  }
  const repeats = findRepeats(blocks)
  const cuts = (certain: boolean): Span[] =>
    repeats
      .filter((repeat) => repeat.certain === certain)
      .flatMap((repeat) => repeat.cuts.map(spanOf))
  return { spans: [...titleAgain(blocks, title).map(spanOf), ...cuts(true)], flag: cuts(false) }
}

/** Where the title stands once more below itself. */
const titleAgain = (blocks: Block[], title: string): Cut[] => {
  const key = fold(title)
  if (key.length < shortestTitle) return []
  const same = blocks.flatMap(({ kind, text }, block) =>
    (kind === 'paragraph' || kind === 'heading') &&
    fold(text).replace(/^[■□◆◇●○▼▽▶★☆#]+/, '') === key
      ? [{ block, start: 0, end: text.length }]
      : [],
  )
  return same[0]?.block === 0 ? same.slice(1) : []
}

const lineStarts = (text: string): number[] => {
  const starts = [0]
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1)
  return starts
}
