import { atClock, clockAlone, findDates } from '../japanese/dates.ts'
import { hasForm } from '../japanese/patterns.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { looksLikeCitation } from '../sources/citation.ts'
import type { KnowsPublishers } from '../sources/publishers.ts'
import { footerCounts, footerForms, footerOpenings } from './pageFooterForms.ts'
import { readMetadata } from './metadata.ts'
import { isRule, spoken, type Line } from './lines.ts'

/** A heading, a quotation or a list item of Markdown: somebody has written it. */
const block = /^(?:#{2,6}\s|>\s|[・-]\s*\S{20})/

/** The longest line that a service prints. */
const maxLength = 90

/** Whether a line over a text is one that services print; one that says when, or in which category, is read. */
export const isFooterLine = ({ text }: Line): boolean =>
  !block.test(text) &&
  text.length <= maxLength &&
  findDates(text).length === 0 &&
  readMetadata(text) === null &&
  (hasForm(footerOpenings, text) || (hasForm(footerForms, text) && !endsSentence(text)))

/** The index of the first line under the article, `lines.length` where nothing stands under it. */
export const pageFooterOf = (lines: Line[], house: KnowsPublishers): number => {
  const last = lines.findLastIndex(({ heading }) => heading)
  const prose = lines.findLastIndex(({ text }) => text.length >= 20 && endsSentence(text))
  const isFirst = ({ text }: Line, at: number): boolean => {
    if (at <= Math.max(last, 0) || text.length > maxLength || block.test(text)) return false
    if (hasForm(footerOpenings, text)) return true
    return (
      at > prose &&
      (hasForm(footerCounts, text) ||
        (hasForm(footerForms, text) && !looksLikeCitation(text, house)))
    )
  }
  const found = lines.findIndex(isFirst)
  const end = found === -1 ? lines.length : found
  return lines[last]?.heading?.kind === 'citations'
    ? endOfCitations(lines, { heading: last, end }, house)
    : end
}

/** A citations section ends with its last citation: what stands apart below it is the service's. */
const endOfCitations = (
  lines: Line[],
  { heading, end }: { heading: number; end: number },
  house: KnowsPublishers,
): number => {
  const cited = lines.findLastIndex(
    ({ text }, at) => at > heading && at < end && looksLikeCitation(text, house),
  )
  if (cited === -1) return end
  const gap = lines.findIndex(({ text }, at) => at > cited && at < end && text === '')
  return gap === -1 ? end : gap
}

/** The category a service names under an article (最近の「…」カテゴリー). */
export const categoryInFooter = (foot: Line[]): string | null => {
  for (const { text } of foot) {
    const match = /^最近の「(.+?)」カテゴリー/.exec(text)
    if (match) return match[1]!
  }
  return null
}

/** How many lines under a text a service may print before the time. */
const near = 5

/** The time a service prints under an article, where the front says no time, or the day alone. */
export const timeInFooter = (foot: Line[], publishedAt: string | null): string | null => {
  if (publishedAt !== null && publishedAt.length > 10) return publishedAt
  for (const { text } of spoken(foot)
    .filter((line) => !isRule(line.text))
    .slice(0, near)) {
    // The first comment's time is not the article's.
    if (/^[•●○]/.test(text)) break
    const date = findDates(text)[0]
    if (date && (publishedAt === null ? true : date.hasTime && date.iso.startsWith(publishedAt)))
      return date.iso
    const clock = /(?:posted|投稿|時刻|\bat\b).*?(\d{1,2}:\d{2})/i.exec(text)
    const time = clock && clockAlone(clock[1]!)
    if (time && publishedAt !== null) return atClock(publishedAt, time)
  }
  return publishedAt
}
