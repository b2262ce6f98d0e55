import type { Cut } from '../manuscript/cuts.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { readBlocks } from './blocks.ts'
import { linesOf, spoken } from './lines.ts'
import { findRepeats } from '../repeats/findRepeats.ts'
import { titleAgain } from '../repeats/titleAgain.ts'

/** `[start, end)` in UTF-16 units. */
export type Span = [start: number, end: number]

/** What of a raw text would be taken out as repeated, and what would only be reported. */
export const repeatedSpans = (
  text: string,
  house: KnowsSections,
  title = '',
): { spans: Span[]; flag: Span[] } => {
  const blocks = readBlocks(spoken(linesOf(text, house)))
  const starts = lineStarts(text)
  const spanOf = ({ block, start, end }: Cut): Span => {
    const { lines, text: blockText } = blocks[block]!
    const [first, last] = lines!
    const lineStart = starts[first - 1]!
    const lineEnd = starts[last] === undefined ? text.length : starts[last] - 1
    // A heading and the text behind it on its line are two blocks.
    const shares = (other: number): boolean => blocks[other]?.lines![0] === first
    const textAt = (of: number): number =>
      lineStart + text.slice(lineStart, lineEnd).lastIndexOf(blocks[of]!.text)
    const from = shares(block - 1) ? textAt(block) : lineStart
    const to = shares(block + 1) ? textAt(block + 1) : lineEnd
    // A block that loses its beginning loses its mark and its indent with it.
    if (start === 0 && end === blockText.length) return [from, to]
    const inner = from + text.slice(from, to).indexOf(blockText)
    return [start === 0 ? from : inner + start, inner + end]
  }
  const repeats = findRepeats(blocks, house)
  const cuts = (certain: boolean): Span[] =>
    repeats
      .filter((repeat) => repeat.certain === certain)
      .flatMap((repeat) => repeat.cuts.map(spanOf))
  const titles = titleAgain(blocks, title)
  // A text that opens with its title says it again only below.
  const again = titles[0] === 0 ? titles.slice(1) : []
  const whole = again.map((block) => spanOf({ block, start: 0, end: blocks[block]!.text.length }))
  return { spans: [...whole, ...cuts(true)], flag: cuts(false) }
}

const lineStarts = (text: string): number[] => {
  const starts = [0]
  for (const { index } of text.matchAll(/\n/g)) starts.push(index + 1)
  return starts
}
