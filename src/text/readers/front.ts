import { readCredit } from '../credits/credit.ts'
import { findDates } from '../japanese/dates.ts'
import { endsSentence } from '../japanese/sentences.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import type { SectionKind } from '../manuscript/sections.ts'
import { isSiteName } from './chrome.ts'
import type { Line } from './lines.ts'
import { readMetadata } from './metadata.ts'
import { sectionHeading } from './sectionHeading.ts'

/** What stands before an article's text, and how many of the lines that is. */
export type Front = Pick<Manuscript, 'title' | 'kicker' | 'category' | 'publishedAt'> & {
  length: number
}

/** How many lines may stand before a text, and how long one of them may be. */
const most = { lines: 8, characters: 100 }

const edge = /^[\s　|｜\-–—―・:：/／]+|[\s　|｜\-–—―・:：/／(（]+$/g

/** A title without what joins it to its date, and without Markdown's mark. */
export const bareTitle = (text: string): string => text.replace(edge, '').replace(/^#{1,2}\s+/, '')

/** The date a line ends with, and what stands in front of it; null where it does not end with one. */
export const datedLine = (
  text: string,
): { before: string; iso: string; hasTime: boolean } | null => {
  const date = findDates(text).at(-1)
  if (!date || text.slice(date.end).replace(edge, '') !== '') return null
  const before = bareTitle(text.slice(0, date.start))
  // 今日, 公開 and the like in front of a date are no title.
  return { before: before.length <= 3 ? '' : before, iso: date.iso, hasTime: date.hasTime }
}

/** Reads the lines before a text: site name, kicker in 「…」, category, title, date, labelled lines. */
export const readFront = (lines: Line[], kinds: Record<string, SectionKind>): Front => {
  const said: string[] = []
  let category: string | null = null
  let publishedAt: string | null = null
  let at = 0
  for (; at < Math.min(lines.length, most.lines); at++) {
    const { text } = lines[at]!
    if (sectionHeading(text, kinds) || readCredit(text) || /^[【［]/.test(text)) break
    const metadata = readMetadata(text)
    if (metadata) {
      category ??= metadata.category ?? null
      publishedAt ??= metadata.publishedAt ?? null
      continue
    }
    const dated = datedLine(text)
    if (dated && (dated.before === '' || dated.hasTime || endsFront(lines[at + 1], kinds))) {
      if (publishedAt !== null && dated.before !== '') break
      if (dated.before !== '') said.push(dated.before)
      publishedAt ??= dated.iso
      continue
    }
    // Under a date the text begins.
    if (publishedAt !== null && said.length > 0) break
    if (!isFrontLine(text, said, lines[at + 1], kinds)) break
    said.push(bareTitle(text))
  }
  const before = said.slice(0, -1).filter((text) => !isSiteName(text))
  return {
    title: said.at(-1) ?? '',
    kicker: before.find(isKicker) ?? null,
    category: category ?? before.find((text) => !isKicker(text) && text.length <= 12) ?? null,
    publishedAt,
    length: at,
  }
}

const isKicker = (text: string): boolean => /^「[^「」]*」$/.test(text)

/** A sentence is text already, unless it can only be the title: it stands first, and what follows is no text. */
const isFrontLine = (
  text: string,
  said: string[],
  next: Line | undefined,
  kinds: Record<string, SectionKind>,
): boolean => {
  if (text.length > most.characters || /^https?:/.test(text)) return false
  if (!endsSentence(text) || isKicker(text)) return true
  const first = said.every((other) => isKicker(other) || isSiteName(other))
  return first && (/[？?！!）)”"]$/.test(text) || endsFront(next, kinds))
}

const endsFront = (line: Line | undefined, kinds: Record<string, SectionKind>): boolean =>
  line !== undefined &&
  (sectionHeading(line.text, kinds) !== null ||
    readCredit(line.text) !== null ||
    readMetadata(line.text) !== null ||
    datedLine(line.text)?.before === '')
