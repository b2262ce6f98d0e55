import { trimEdges } from '../japanese/trimEdges.ts'
import { readCredit } from '../pictures/credit.ts'
import { atClock, clockAlone, findDates, saysOnlyWhen } from '../japanese/dates.ts'
import { endsSentence } from '../japanese/sentences.ts'
import type { Manuscript } from '../manuscript/manuscript.ts'
import { isSiteName } from './chrome.ts'
import { isRule, type Line } from './lines.ts'
import { readMetadata } from './metadata.ts'

/** What stands before an article's text, and how many of the lines that is. */
export type FrontMatter = Pick<
  Manuscript,
  'title' | 'kicker' | 'category' | 'publishedAt' | 'tags'
> & {
  length: number
  /** The numbers of the lines that say what is told here. */
  read: Set<number>
}

/** How many lines may stand before a text, and how long one of them may be. */
const maximum = { lines: 14, characters: 100 }

/** A name longer than this, in UTF-16 units, is a title, a shorter one a category or a site's. */
const maxNameLength = 12

const edge = /^[\s　|｜\-–—―・:：/／(（[［_＿*]+|[\s　|｜\-–—―・:：/／(（[［)）\]］_＿*]+$/g

/** A title without what joins it to its date, and without the marks of Markdown and blog services. */
export const bareTitle = (text: string): string => {
  const bare = trimEdges(text, /[\s　|｜\-–—―・:：/／]/, /[\s　|｜\-–—―・:：/／(（[［]/)
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
  const [first] = dates
  // A line that begins with a date may say later ones behind it: when the text was changed. A sentence is text.
  const isFirst =
    first?.start === 0 &&
    dates.length > 1 &&
    text.length <= maximum.characters &&
    !endsSentence(text)
  const date = isFirst ? first : dates.at(-1)
  if (!date) return null
  const { iso, hasTime } = date
  const alone = { before: '', behind: '', iso, hasTime }
  if (isFirst) return alone
  const rest = text
    .slice(date.end)
    .replace(/^\s*(?:付け?)?(?:朝刊|夕刊)?(?:配信|公開|投稿|更新|掲載|発表)?$/, '')
  if (rest.replace(edge, '') === '') {
    const before = bareTitle(text.slice(0, date.start))
    // 今日, 公開 and the like in front of a date are no title.
    return before.length <= 3 || weekdayName.test(before) ? alone : { ...alone, before }
  }
  if (dates.length > 1 || text.slice(0, date.start).replace(edge, '') !== '') return null
  const behind = /^\s*[|｜・/／,、　]\s*(\S.*)$/.exec(rest)?.[1] ?? /^\s+(\S.*)$/.exec(rest)?.[1]
  return behind && behind.length <= maximum.characters
    ? { ...alone, behind: bareTitle(behind) }
    : null
}

const weekdayName = /^(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*,?$/i

/** What the lines have said so far. */
type Told = {
  title: string | null
  kicker: string | null
  category: string | null
  publishedAt: string | null
  tags: string[]
  /** Lines that may be the title, the site's name, the kicker or the category. */
  names: string[]
  read: Set<number>
  dateFirst: boolean
  inMatter: boolean
  isAuthorNext: boolean
}

type Place = { at: number; line: Line; next: Line | undefined }

/** One thing a line before the text can be: whether it was that, or `end` where the text begins. */
type Part = (place: Place, told: Told) => boolean | 'end'

/** Reads the lines before a text: site name, kicker in 「…」, category, title, date, labelled lines. */
export const readFrontMatter = (lines: Line[]): FrontMatter => {
  const told: Told = {
    title: null,
    kicker: null,
    category: null,
    publishedAt: null,
    tags: [],
    names: [],
    read: new Set(),
    dateFirst: false,
    inMatter: false,
    isAuthorNext: false,
  }
  let at = 0
  for (; at < Math.min(lines.length, maximum.lines); at++) {
    const place = { at, line: lines[at]!, next: lines[at + 1] }
    let answer: boolean | 'end' = false
    for (const part of parts) if ((answer = part(place, told))) break
    if (answer === 'end') break
  }
  const { names } = told
  // Many short lines are a poem or a list: its first line is the title, and the others are its text.
  if (told.title === null && names.length > 4 && !lines[at]?.heading) {
    names.length = 1
    told.publishedAt = null
    at = lines.findIndex(({ text }) => bareTitle(text) === names[0]) + 1
  }
  const title = told.title ?? titleAmong(names)
  const others = names.filter((text) => text !== title && !isSiteName(text))
  const kicker = told.kicker ?? others.find(isKicker) ?? null
  const category =
    told.category ?? others.find((text) => !isKicker(text) && text.length <= maxNameLength) ?? null
  const named = new Set([title, kicker, category].filter(Boolean))
  for (const { number, text } of lines.slice(0, at))
    if (named.has(bareTitle(text)) || named.has(datedLine(text)?.before ?? null))
      told.read.add(number)
  return {
    title,
    kicker,
    category,
    publishedAt: told.publishedAt,
    tags: told.tags,
    length: at,
    read: told.read,
  }
}

/** `# 題`: Markdown says which line the title is. */
const statedTitle: Part = ({ line }, told) => {
  const stated = /^# (.+)$/.exec(line.text)?.[1]
  if (!stated || told.title !== null || told.names.length > 0) return false
  told.title = bareTitle(stated)
  return true
}

const beginsText: Part = ({ line: { text, heading }, next }, { title, names }) => {
  if (heading !== undefined || readCredit(text) !== null) return 'end'
  if (!/^[【［]/.test(text)) return false
  // 【速報】題: a word in brackets in front of what must be the title, since a day stands under it.
  const isTitle = title === null && names.length === 0 && /[】］]\S/.test(text) && endsFront(next)
  return isTitle ? false : 'end'
}

/** A line that parts the front from the text, or YAML and TOML from both. */
const rule: Part = ({ at, line }, told) => {
  if (!isRule(line.text)) return false
  if (at === 0) told.inMatter = true
  else if (told.inMatter) told.inMatter = false
  else if (told.names.length > 0 && told.publishedAt !== null) return 'end'
  return true
}

const metadata: Part = ({ line }, told) => {
  const stated = readMetadata(line.text)
  if (!stated) return told.inMatter
  const before = JSON.stringify(told)
  told.title ??= stated.title ?? null
  told.kicker ??= stated.kicker ?? null
  told.category ??= stated.category ?? null
  told.publishedAt ??= stated.publishedAt ?? null
  told.tags.push(...(stated.tags ?? []))
  if (JSON.stringify(told) !== before) told.read.add(line.number)
  return true
}

/** The time alone, under its date. */
const clock: Part = ({ line }, told) => {
  const time = clockAlone(line.text)
  if (!time || told.publishedAt?.length !== 10) return false
  told.publishedAt = atClock(told.publishedAt, time)
  told.read.add(line.number)
  return true
}

/** What is left of a time nobody has read is no name. */
const ofTime = /\d|[０-９]|[時分秒頃]|ごろ|\b(?:[A-Z]{2,4}T|UTC|GMT)\b/

/** 「2024.09.03　題」, 「2026-05-02 22:26 | ニュース」: what stands behind a date is the title, or the category. */
const dateBefore: Part = ({ line }, told) => {
  const dated = datedLine(line.text)
  if (!dated?.behind) return false
  const isTitled = told.names.length > 0 || told.title !== null
  if (!isTitled && (dated.behind.length <= maxNameLength || told.publishedAt !== null)) return false
  if (isTitled && dated.behind.length > maxNameLength)
    return told.publishedAt === null ? false : 'end'
  told.publishedAt ??= dated.iso
  // What was not read of the line is named with it.
  const isLeft = isTitled && ofTime.test(dated.behind)
  if (!isLeft) told.read.add(line.number)
  if (!isTitled) told.names.push(dated.behind)
  else if (!isLeft) told.category ??= dated.behind
  return true
}

/** A date alone, or behind the title. */
const dateBehind: Part = ({ line: { text, number }, next }, told) => {
  const dated = datedLine(text)
  if (!dated || dated.behind) return false
  const isFront = dated.before === '' || dated.hasTime || inBrackets(text) || endsFront(next)
  if (!isFront) return false
  if (told.publishedAt !== null && dated.before !== '') return 'end'
  const isFirst = told.names.length === 0
  // Behind a title a short name in front of the date is the site's.
  if (dated.before !== '' && (isFirst || dated.before.length > maxNameLength))
    told.names.push(dated.before)
  else if (isFirst) told.dateFirst = true
  // 「北浜まち記録　2025.11.20」: whose site it is stands in no field.
  const isWhole = dated.before === '' || told.names.includes(dated.before)
  if (isWhole && told.publishedAt === null) told.read.add(number)
  told.publishedAt ??= dated.iso
  return true
}

/** A day without its year, or one no calendar has: it is no title, and says no time. */
const vainDate: Part = ({ line: { text } }) => saysOnlyWhen(text)

/** Likes, and behind them whose article it is. */
const likes: Part = ({ line: { text } }, told) => {
  if (!/^\d{1,5}$/.test(text) || told.names.length === 0) return false
  told.title ??= told.names.at(-1)!
  told.isAuthorNext = true
  return true
}

/** Any other line: the title or one of the names around it, as long as it cannot be the text. */
const spokenLine: Part = ({ line: { text }, next }, told) => {
  const { names, title, dateFirst } = told
  if (title !== null && bareTitle(text) === title) return true
  // Under a date the text begins, unless the date stands over the title.
  const isCategory = dateFirst && endsFront(next) && text.length <= maxNameLength
  if (told.publishedAt !== null && names.length > 0 && !isCategory) return 'end'
  if (!isFrontLine(text, names, next)) return 'end'
  if (title !== null && !told.isAuthorNext && !isKicker(text) && !isSiteName(text)) return 'end'
  told.isAuthorNext = false
  if (title !== null && names.includes(title)) return true
  if (dateFirst && names.length > 0) told.category ??= bareTitle(text)
  else names.push(bareTitle(text))
  return true
}

/** In the order in which a line is asked what it is. */
const parts: Part[] = [
  statedTitle,
  beginsText,
  rule,
  metadata,
  clock,
  dateBefore,
  dateBehind,
  vainDate,
  likes,
  spokenLine,
]

const titleAmong = (names: string[]): string =>
  names.findLast((text, n) => n === 0 || (!isSiteName(text) && !/^[（(].+[）)]$/.test(text))) ?? ''

const inBrackets = (text: string): boolean => /[（(［[][^（(［[]*[)）\]］]$/.test(text)

const isKicker = (text: string): boolean => /^「[^「」]*」$/.test(text)

/** A sentence is text already, unless it can only be the title: it stands first, and what follows is no text. */
const isFrontLine = (text: string, names: string[], next: Line | undefined): boolean => {
  if (text.length > maximum.characters || /^https?:/.test(text)) return false
  if (!endsSentence(text) || isKicker(text)) return true
  const first = names.every((other) => isKicker(other) || isSiteName(other))
  return first && (/[？?！!）)”"]$/.test(text) || endsFront(next))
}

const endsFront = (line: Line | undefined): boolean =>
  line !== undefined &&
  (line.heading !== undefined ||
    readCredit(line.text) !== null ||
    readMetadata(line.text) !== null ||
    datedLine(line.text)?.before === '')
