import { clock, clockOf, partOfDay, partsOfDay, until, type Clock } from './clock.ts'
import { dayForms, firstYearOf, monthNamed, weekday, yearlessDay } from './dayForms.ts'
import { narrow } from './fold.ts'
import { anyOf, nameless, type Groups } from './groups.ts'
import { numberIn } from './numbers.ts'

/** A date found in text: ISO 8601, with Japan's offset where a time is given; `[start, end)` in UTF-16 units. */
export type FoundDate = { iso: string; hasTime: boolean; start: number; end: number }

const { source: days, said } = anyOf(dayForms.map(({ source }) => source))
const lastDay = `(?:${until}(?:\\d{1,2}\\s*月\\s*)?\\d{1,2}\\s*日(?:まで)?)?`
const behind = `${lastDay}${weekday}(?:\\s*(?:[|,、・]|T|at\\s|日本時間)?\\s*(?:${clock}|${partOfDay}))?`
const pattern = new RegExp(`${days}${behind}(?!\\d)`, 'gi')

/** Every date in `text`, in order: `2025年03月20日 17:36`, `令和7年3月20日 午後8時半`, `R8.3.14`, `March 20, 2025` …; see `dayForms`, `clockForms`. */
export const findDates = (text: string): FoundDate[] => {
  const digits = asDigits(text)
  return mayHaveDay.test(digits)
    ? [...digits.matchAll(pattern)].map(read).filter((date) => date !== null)
    : []
}

// What every form has: a year of four figures, or two numbers with what parts a date between them. Most lines have neither.
const mayHaveDay = /\d{4}|[\d元〇零一二三四五六七八九十]\s*[年./・-]/

/** Full-width and compatibility forms as what they stand for, one for one: ３ is 3, ⽉ is 月, 二○ is 二〇. */
const asDigits = (text: string): string =>
  narrow(text)
    .replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'))
    // A circle among kanji numerals is their nought.
    .replace(/(?<=[〇一二三四五六七八九十])○|○(?=[〇一二三四五六七八九])/g, '〇')

const read = (match: RegExpMatchArray): FoundDate | null => {
  const groups: Groups = match.groups ?? {}
  const day = dayOf(groups)
  if (!day) return null
  const start = match.index ?? 0
  const time = clockOf(groups)
  return {
    start,
    end: start + match[0].trimEnd().length,
    iso: time ? atClock(day, time) : day,
    hasTime: time !== null,
  }
}

/** The day a match says, as `YYYY-MM-DD`; null where no calendar has it. */
const dayOf = (groups: Groups): string | null => {
  const [era, writtenYear = '', writtenMonth = '', writtenDay = ''] = [
    'era',
    'year',
    'month',
    'day',
  ].map((part) => said(groups, part))
  const firstYear = era === undefined ? 1 : firstYearOf(era)
  if (firstYear === undefined) return null
  const year = firstYear + numberIn(writtenYear) - 1
  // An era has no year 0.
  if (year < firstYear) return null
  const month = monthNamed(writtenMonth) || numberIn(writtenMonth)
  const day = numberIn(writtenDay)
  const real = new Date(Date.UTC(year, month - 1, day))
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day
    ? real.toISOString().slice(0, 10)
    : null
}

/** The time a clock shows on a day (`YYYY-MM-DD`), in Japan's offset: 25:30 is on the next day, another zone's is told in Japan's. */
export const atClock = (day: string, { hour, minute, second, zone }: Clock): string => {
  const instant =
    Date.parse(`${day}T00:00:00${zone ?? '+09:00'}`) + ((hour * 60 + minute) * 60 + second) * 1000
  return `${new Date(instant + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`
}

const wholeClock = new RegExp(`^(?:${clock})$`, 'i')

/** The time a line says, where it says nothing else: `17:36`, `午後9時半`; null otherwise. */
export const clockAlone = (line: string): Clock | null =>
  clockOf(wholeClock.exec(asDigits(line).trim())?.groups ?? {})

const told = '配信|公開|投稿|更新|掲載|発表'

const nothingElse = new RegExp(
  `^[\\s(\\[]*(?:(?:${nameless(days)}|${yearlessDay})${nameless(behind)}|${nameless(clock)})[\\s)\\]]*(?:付け?)?(?:朝刊|夕刊)?(?:${told})?$`,
  'i',
)

/** Days that are named from the day they are written on. */
const relative = '本日|昨日|今日|明日|昨夜|昨晩|今朝|今夜|今晩|先週|今週|来週|先月|今月|来月'

/** Every word days and times are made of, and what stands between them. */
const words = new RegExp(
  // Each character is read in one way only: with two, a line of sixty of them would be tried in 2⁶⁰.
  '^(?:[\\s()\\[\\]〔〕【】〈〉《》「」{}.,/:~〜–—―ー、・|+-]|\\d|[元〇零一二三四五六七八九十㈪-㈰㊊-㊐㍾㍽㍼㍻㋿]' +
    '|年度?|月|日|時|分|秒|半|[月火水木金土日]曜|[火水木金土]|祝|休|振替|[上中下初]旬|末|[春夏秋冬]|付け?|朝刊|夕刊|号|から|より|まで|頃|ごろ|現在' +
    `|明治|大正|昭和|平成|令和|[MTSHRW]|[AP]\\.?M|JST|UTC|GMT|正午|${partsOfDay}|${relative}|${told})+$`,
  'i',
)

/** What such a line has, unless it is a number, a year or a month in kanji, which titles are too. */
const saysDay = new RegExp(
  `\\d\\s*[月日時]|[元〇零一二三四五六七八九十]\\s*(?:日|時|月[上中下初]旬)|\\d{4}[/.-][\\dW]|^\\D*\\d{1,2}/\\d{1,2}(?!\\d)(?=.)|^(?:19|20)\\d{6}$|年\\s*[春夏秋冬]|${relative}`,
  'i',
)

/** Whether a line says a day or a time and nothing else, be it one no calendar has (2月30日), or one without its year or day. */
export const saysOnlyWhen = (line: string): boolean => {
  const text = asDigits(line).trim()
  return (
    nothingElse.test(text) ||
    (text.length <= maxWhenLength && words.test(text) && saysDay.test(text))
  )
}

/** A line of days and times is shorter than this, in UTF-16 units. */
const maxWhenLength = 60
