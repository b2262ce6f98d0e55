import { clock, clockOf, partOfDay, until, type Clock } from './clock.ts'
import { dayForms, firstYearOf, monthNamed, weekday, yearlessDay } from './dayForms.ts'
import { narrow } from './fold.ts'
import { anyOf, nameless, type Groups } from './groups.ts'
import { numberIn } from './numbers.ts'

/** A date found in text: ISO 8601, with Japan's offset where a time is given; `[start, end)` in UTF-16 units. */
export type FoundDate = { iso: string; hasTime: boolean; start: number; end: number }

const { source: days, said } = anyOf(dayForms.map(({ source }) => source))
const lastDay = `(?:${until}(?:\\d{1,2}\\s*月\\s*)?\\d{1,2}\\s*日)?`
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

/** Full-width and compatibility forms as what they stand for, one for one: ３ is 3, ⽉ is 月. */
const asDigits = (text: string): string =>
  narrow(text).replace(/[\u2f00-\u2fd5]/g, (radical) => radical.normalize('NFKC'))

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

const nothingElse = new RegExp(
  `^[\\s(\\[]*(?:(?:${nameless(days)}|${yearlessDay})${nameless(behind)}|${nameless(clock)})[\\s)\\]]*(?:配信|公開|投稿|更新|掲載|発表)?$`,
  'i',
)

/** Whether a line says a day or a time and nothing else, be it a day no calendar has (2月30日) or one without its year. */
export const saysOnlyWhen = (line: string): boolean => nothingElse.test(asDigits(line).trim())
