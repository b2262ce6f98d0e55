import { findDates } from '../japanese/dates.ts'
import { fold } from '../japanese/fold.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { readCredit } from '../credits/credit.ts'
import type { SectionKind } from '../manuscript/sections.ts'
import type { Line } from './lines.ts'
import { sectionHeading } from './sectionHeading.ts'

/** Where an article begins in a text of several: its title and time, and the line its text starts on. */
export type Head = { title: string; publishedAt: string | null; first: number; body: number }

/** How far above its first section heading a digest's title may stand, in lines that say something. */
const reach = 5

const edge = /^[\s　|｜\-–—―・:：/／]+|[\s　|｜\-–—―・:：/／(（]+$/g

/**
 * The articles of a text in digest form, found from their section headings upwards: the line over a heading that ends in a
 * date, or the line over the first heading of all. `first` and `body` are indexes into `lines`.
 */
export const findHeads = (lines: Line[], kinds: Record<string, SectionKind>): Head[] => {
  const heads: Head[] = []
  const opening = Object.keys(kinds)[0]
  let floor = 0
  lines.forEach(({ text }, at) => {
    const heading = sectionHeading(text, kinds)
    if (!heading) return
    const head = headAbove(lines, at, floor)
    floor = at + 1
    if (!head) return
    const known = heads.at(-1)
    // The same title again is the same article pasted once more, not another.
    if (known && fold(known.title) === fold(head.title)) return
    if (
      !known ||
      head.publishedAt !== null ||
      (heading.kind === opening && standsAlone(lines, head))
    )
      heads.push(head)
  })
  return heads
}

const headAbove = (lines: Line[], heading: number, floor: number): Head | null => {
  let publishedAt: string | null = null
  let body = heading
  let seen = 0
  for (let at = heading - 1; at >= floor && seen < reach; at--) {
    const { text } = lines[at]!
    if (text === '') continue
    seen++
    if (readCredit(text)) {
      body = at
      continue
    }
    const date = findDates(text).at(-1)
    const dated = date && text.slice(date.end).replace(edge, '') === ''
    const title = (dated ? text.slice(0, date.start) : text).replace(edge, '')
    if (dated) publishedAt ??= date.iso
    if (title === '') continue
    if (/^https?:/.test(title) || (!dated && endsSentence(title))) return null
    return { title, publishedAt, first: at, body }
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
