import { readCredit } from '../credits/credit.ts'
import { findDates } from '../japanese/dates.ts'
import { fold } from '../japanese/fold.ts'
import { endsSentence } from '../japanese/sentences.ts'
import type { SectionKind } from '../manuscript/sections.ts'
import { bareTitle, datedLine } from './front.ts'
import type { Line } from './lines.ts'
import { readMetadata } from './metadata.ts'
import { sectionHeading } from './sectionHeading.ts'

/** Where another article begins in a text of several: an index into its lines. */
export type Head = { title: string; dated: boolean; first: number }

/** How far above its first section heading a digest's title may stand, in lines that say something. */
const reach = 5

/**
 * Where the second and later articles of a text begin: over a section heading stands a title with a date, or a bare title
 * behind the end of the article before. Whatever stands over the first heading belongs to the first article.
 */
export const findHeads = (
  lines: Line[],
  kinds: Record<string, SectionKind>,
  firstTitle: string,
): Head[] => {
  const heads: Head[] = []
  const opening = Object.keys(kinds)[0]
  let floor: number | null = null
  let title = firstTitle
  lines.forEach(({ text }, at) => {
    const heading = sectionHeading(text, kinds)
    if (!heading) return
    const head = floor === null ? null : headAbove(lines, at, floor)
    floor = at + 1
    // The same title again is the same article pasted once more, not another.
    if (!head || fold(head.title) === fold(title)) return
    if (!head.dated && !(heading.kind === opening && standsAlone(lines, head))) return
    heads.push(head)
    title = head.title
  })
  return heads
}

const headAbove = (lines: Line[], heading: number, floor: number): Head | null => {
  let dated = false
  let seen = 0
  for (let at = heading - 1; at >= floor && seen < reach; at--) {
    const { text } = lines[at]!
    if (text === '') continue
    seen++
    const metadata = readMetadata(text)
    if (metadata || readCredit(text)) {
      dated ||= metadata?.publishedAt !== undefined
      continue
    }
    const date = datedLine(text)
    dated ||= date !== null
    if (date?.before === '') continue
    const title = date?.before ?? bareTitle(text)
    if (/^https?:/.test(title) || (!dated && endsSentence(title))) return null
    return { title, dated, first: at }
  }
  return null
}

/** A title without a date begins another article only where the text before it has ended. */
const standsAlone = (lines: Line[], { first }: Head): boolean => {
  for (let at = first - 1; at >= 0; at--) {
    const { text } = lines[at]!
    if (text !== '')
      return /https?:\/\/\S+$/.test(text) || findDates(text).some(({ end }) => end === text.length)
  }
  return true
}
