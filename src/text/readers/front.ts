import { readCredit } from '../credits/credit.ts'
import { findDates } from '../japanese/dates.ts'
import { endsSentence } from '../japanese/sentences.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import { isSiteName } from './chrome.ts'
import { isRule, type Line } from './lines.ts'
import { readMetadata } from './metadata.ts'

/** What stands before an article's text, and how many of the lines that is. */
export type Front = Pick<Manuscript, 'title' | 'kicker' | 'category' | 'publishedAt'> & {
  length: number
}

/** How many lines may stand before a text, and how long one of them may be. */
const most = { lines: 14, characters: 100 }

const edge = /^[\s　|｜\-–—―・:：/／(（[［_＿*]+|[\s　|｜\-–—―・:：/／(（[［)）\]］_＿*]+$/g

/** A title without what joins it to its date, and without the marks of Markdown and blog services. */
export const bareTitle = (text: string): string => {
  const bare = text
    .replace(/^[\s　|｜\-–—―・:：/／]+|[\s　|｜\-–—―・:：/／(（[［]+$/g, '')
    .replace(/^#{1,2}\s+/, '')
    .replace(/^(\*\*|__)(.+)\1$/, '$2')
  // `■[ニュース]題`: the category in front of the title, as one service prints it.
  return bare.replace(/^■(?:\[[^\]]{1,20}\])+\s*/, '').trim()
}

type Dated = { before: string; behind: string; iso: string; hasTime: boolean }

/**
 * The date a line begins or ends with, and what stands in front of it or, short and parted by a bar, behind it. Null where it
 * has none.
 */
export const datedLine = (text: string): Dated | null => {
  const dates = findDates(text)
  // A line that begins with a date may say later ones behind it: when the text was changed.
  const first = dates[0]
  const date = first?.start === 0 && dates.length > 1 ? first : dates.at(-1)
  if (!date) return null
  const { iso, hasTime } = date
  if (date === first && dates.length > 1) return { before: '', behind: '', iso, hasTime }
  const rest = text.slice(date.end).replace(/^\s*(?:配信|公開|投稿|更新|掲載|発表)$/, '')
  if (rest.replace(edge, '') === '') {
    const before = bareTitle(text.slice(0, date.start))
    // 今日, 公開 and the like in front of a date are no title.
    return {
      before: before.length <= 3 || weekdayName.test(before) ? '' : before,
      behind: '',
      iso,
      hasTime,
    }
  }
  if (dates.length > 1 || text.slice(0, date.start).replace(edge, '') !== '') return null
  const parted = /^\s*[|｜・/／,、　]\s*(\S.*)$/.exec(rest)?.[1] ?? /^\s+(\S.*)$/.exec(rest)?.[1]
  return parted && parted.length <= most.characters
    ? { before: '', behind: bareTitle(parted), iso, hasTime }
    : null
}

const weekdayName = /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?$/i

/** Reads the lines before a text: site name, kicker in 「…」, category, title, date, labelled lines. */
export const readFront = (lines: Line[]): Front => {
  const said: string[] = []
  let title: string | null = null
  let kicker: string | null = null
  let category: string | null = null
  let publishedAt: string | null = null
  let dateFirst = false
  let liked = false
  let matter = false
  let at = 0
  for (; at < Math.min(lines.length, most.lines); at++) {
    const { text, heading } = lines[at]!
    const stated = /^# (.+)$/.exec(text)?.[1]
    if (stated && title === null && said.length === 0) {
      title = bareTitle(stated)
      continue
    }
    if (heading || readCredit(text) || /^[【［]/.test(text)) break
    // YAML or TOML stands between two such lines; any other parts the front.
    if (at === 0 && isRule(text)) matter = true
    else if (matter && isRule(text)) {
      matter = false
      continue
    }
    if (isRule(text)) {
      if (said.length > 0 && publishedAt !== null) break
      continue
    }
    const metadata = readMetadata(text)
    if (metadata) {
      title ??= metadata.title ?? null
      kicker ??= metadata.kicker ?? null
      category ??= metadata.category ?? null
      publishedAt ??= metadata.publishedAt ?? null
      continue
    }
    const dated = datedLine(text)
    if (matter) continue
    const clock = /^(\d{1,2}):(\d{2})$/.exec(text)
    if (clock && publishedAt?.length === 10) {
      publishedAt += `T${clock[1]!.padStart(2, '0')}:${clock[2]}:00+09:00`
      continue
    }
    if (dated?.behind) {
      // 「2024.09.03　題」: a title behind its date; a short word is the category instead.
      if (said.length > 0 || title !== null) {
        publishedAt ??= dated.iso
        if (dated.behind.length <= 12) category ??= dated.behind
        continue
      }
      if (dated.behind.length > 12 && publishedAt === null) {
        publishedAt = dated.iso
        said.push(dated.behind)
        continue
      }
    }
    if (
      dated &&
      !dated.behind &&
      (dated.before === '' || dated.hasTime || inBrackets(text) || endsFront(lines[at + 1]))
    ) {
      if (publishedAt !== null && dated.before !== '') break
      // Behind a title a short name in front of the date is the site's.
      if (dated.before !== '' && !(said.length > 0 && dated.before.length <= 12))
        said.push(dated.before)
      else if (said.length === 0) dateFirst = true
      publishedAt ??= dated.iso
      continue
    }
    // The title comes once more where YAML had named it.
    if (title !== null && bareTitle(text) === title) continue
    // Under a date the text begins, unless the date stands over the title.
    if (
      publishedAt !== null &&
      said.length > 0 &&
      !(dateFirst && endsFront(lines[at + 1]) && text.length <= 12)
    )
      break
    if (!isFrontLine(text, said, lines[at + 1])) break
    if (title !== null && !liked && !isKicker(text) && !isSiteName(text)) break
    liked = false
    if (title !== null && said.includes(title)) continue
    // Likes, and behind them whose article it is.
    if (/^\d{1,5}$/.test(text)) {
      title ??= said.at(-1) ?? null
      liked = true
      continue
    }
    said.push(bareTitle(text))
    if (dateFirst && said.length > 1) {
      category ??= said.pop()!
    }
  }
  // Many short lines are a poem or a list: its first line is the title, and the others are its text.
  if (title === null && said.length > 4 && !lines[at]?.heading) {
    publishedAt = null
    said.length = 1
    at = lines.findIndex(({ text }) => bareTitle(text) === said[0]) + 1
  }
  const named = title ?? titleAmong(said)
  const before = said.filter((text) => text !== named && !isSiteName(text))
  return {
    title: named,
    kicker: kicker ?? before.find(isKicker) ?? null,
    category: category ?? before.find((text) => !isKicker(text) && text.length <= 12) ?? null,
    publishedAt,
    length: at,
  }
}

const titleAmong = (said: string[]): string =>
  said.findLast((text, n) => n === 0 || (!isSiteName(text) && !/^[（(].+[）)]$/.test(text))) ?? ''

const inBrackets = (text: string): boolean => /[（(［[][^（(［[]*[)）\]］]$/.test(text)

const isKicker = (text: string): boolean => /^「[^「」]*」$/.test(text)

/** A sentence is text already, unless it can only be the title: it stands first, and what follows is no text. */
const isFrontLine = (text: string, said: string[], next: Line | undefined): boolean => {
  if (text.length > most.characters || /^https?:/.test(text)) return false
  if (!endsSentence(text) || isKicker(text)) return true
  const first = said.every((other) => isKicker(other) || isSiteName(other))
  return first && (/[？?！!）)”"]$/.test(text) || endsFront(next))
}

const endsFront = (line: Line | undefined): boolean =>
  line !== undefined &&
  (line.heading !== undefined ||
    readCredit(line.text) !== null ||
    readMetadata(line.text) !== null ||
    datedLine(line.text)?.before === '')
