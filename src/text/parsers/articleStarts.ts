import { readCredit } from '../pictures/credit.ts'
import { findDates, saysOnlyWhen } from '../japanese/dates.ts'
import { fold } from '../japanese/fold.ts'
import { endsSentence } from '../japanese/sentences.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { bareTitle, datedLine } from './frontMatter.ts'
import { isRule, type Line } from './lines.ts'
import { readMetadata } from './metadata.ts'

/** Where another article begins in a text of several: an index into its lines. */
export type ArticleStart = { title: string; dated: boolean; parted: boolean; first: number }

/** How far above its first section heading a digest's title may stand, in lines that say something. */
const reach = 5

/**
 * Where the second and later articles of a text begin: over a section heading stands a title with a date, or a bare title
 * behind the end of the article before, or behind a line that parts the two. Whatever stands over the first heading belongs
 * to the first article.
 */
export const findArticleStarts = (
  lines: Line[],
  { sections }: KnowsSections,
  firstTitle: string,
): ArticleStart[] => {
  const heads: ArticleStart[] = []
  const opening = Object.keys(sections)[0]
  let floor: number | null = null
  let title = firstTitle
  const begin = (head: ArticleStart): void => {
    heads.push(head)
    title = head.title
  }
  lines.forEach(({ text, heading }, at) => {
    if (!heading) {
      const head = floor !== null && isRule(text) ? startBelow(lines, at) : null
      if (head && fold(head.title) !== fold(title)) begin(head)
      return
    }
    const head = floor === null ? null : startAbove(lines, at, floor)
    floor = at + 1
    // The same title again is the same article pasted once more, not another.
    if (!head || fold(head.title) === fold(title)) return
    if (!head.dated && !head.parted && !(heading.kind === opening && standsAlone(lines, head)))
      return
    begin(head)
  })
  return heads
}

const startAbove = (lines: Line[], heading: number, floor: number): ArticleStart | null => {
  let head: ArticleStart | null = null
  let [dated, parted, seen] = [false, false, 0]
  for (let at = heading - 1; at >= floor && seen < reach; at--) {
    const { text } = lines[at]!
    if (text === '') continue
    if (isRule(text)) {
      parted = true
      break
    }
    seen++
    const metadata = readMetadata(text)
    const date = datedLine(text)
    // A day without its year says that an article begins, though not when.
    const isWhen = (date !== null && date.before === '' && !date.behind) || saysOnlyWhen(text)
    if (metadata || readCredit(text) || isWhen) {
      dated ||= isWhen || metadata?.publishedAt !== undefined
      // A date over the title belongs to it as well.
      if (head && isWhen) head.first = at
      continue
    }
    if (head) break
    dated ||= date !== null
    const title = date?.before || date?.behind || bareTitle(text)
    if (/^https?:/.test(title) || (!dated && endsSentence(title))) return null
    head = { title, dated, parted, first: at }
  }
  return head && { ...head, dated, parted }
}

/** Behind a line that parts two articles: a title with a date under or over it, although no heading follows. */
const startBelow = (lines: Line[], rule: number): ArticleStart | null => {
  const next = lines
    .map(({ text, heading }, at) => ({ text, heading, at }))
    .slice(rule + 1, rule + 8)
    .filter(({ text }) => text !== '')
  const [first, second] = next
  if (!first || !second || first.heading || second.heading) return null
  const isDate = (text: string): boolean =>
    datedLine(text)?.before === '' && !datedLine(text)?.behind
  const title = isDate(second.text) ? first.text : isDate(first.text) ? second.text : null
  if (title === null || endsSentence(title) || /^https?:/.test(title) || isDate(title)) return null
  return { title: bareTitle(title), dated: true, parted: true, first: first.at }
}

/** A title without a date begins another article only where the text before it has ended. */
const standsAlone = (lines: Line[], { first }: ArticleStart): boolean => {
  for (let at = first - 1; at >= 0; at--) {
    const { text } = lines[at]!
    if (text !== '')
      return /https?:\/\/\S+$/.test(text) || findDates(text).some(({ end }) => end === text.length)
  }
  return true
}
