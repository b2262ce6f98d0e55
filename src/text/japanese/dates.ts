import { narrow } from './fold.ts'

/** A date found in text: ISO 8601, with Japan's offset where a time is given; `[start, end)` in UTF-16 units. */
export type FoundDate = { iso: string; hasTime: boolean; start: number; end: number }

// First years of the eras: https://www.ndl.go.jp (明治 is left out: no digest is that old).
const eras: Record<string, number> = { 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 }

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'

const numeric =
  '(?:(?<year>\\d{4})\\s*(?:年|[./-])\\s*(?<month>\\d{1,2})\\s*(?:月|[./-])\\s*(?<date>\\d{1,2})(?:\\s*日)?' +
  '|(?<era>大正|昭和|平成|令和)\\s*(?<eraYear>元|\\d{1,2})\\s*年\\s*(?<eraMonth>\\d{1,2})\\s*月\\s*(?<eraDate>\\d{1,2})\\s*日' +
  `|(?<monthFirst>${monthName})\\s+(?<dateSecond>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<yearThird>\\d{4})` +
  `|(?<dateFirst>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<monthSecond>${monthName}),?\\s+(?<yearLast>\\d{4}))`
const weekday =
  '(?:\\s*(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\\b|\\s*[(\\[]\\s*(?:[月火水木金土日](?:曜日?)?|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*\\.?)(?:・祝)?\\s*[)\\]]|\\s*[月火水木金土日]曜日?)?'
const time =
  '(?:\\s*(?:[|,、・]|T|at\\s)?\\s*(?<half>午前|午後|[AP]M)?\\s*(?<hour>\\d{1,2})\\s*(?::|時)\\s*(?<minute>\\d{1,2})\\s*分?(?:(?::|\\s*)(?<second>\\d{2})(?:\\.\\d+)?\\s*秒?)?(?!\\d)\\s*(?<halfBehind>[AP]M)?(?:\\s*(?<zone>Z|[+-]\\d{2}:?\\d{2})(?![\\d]))?)?'
const pattern = new RegExp(`(?<![\\d./-])${numeric}${weekday}${time}(?![\\d])`, 'gi')

const two = (n: number): string => String(n).padStart(2, '0')

const read = (match: RegExpMatchArray): FoundDate | null => {
  const g = match.groups ?? {}
  const year = g.era
    ? eras[g.era]! + (g.eraYear === '元' ? 0 : Number(g.eraYear) - 1)
    : Number(g.year ?? g.yearThird ?? g.yearLast)
  const named = (g.monthFirst ?? g.monthSecond)?.slice(0, 3).toLowerCase()
  const month = named ? months.indexOf(named) + 1 : Number(g.month ?? g.eraMonth)
  const date = Number(g.date ?? g.eraDate ?? g.dateSecond ?? g.dateFirst)
  const real = new Date(Date.UTC(year, month - 1, date))
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null
  const start = match.index ?? 0
  const found = { start, end: start + match[0].trimEnd().length }
  const iso = `${year}-${two(month)}-${two(date)}`
  const half = (g.half ?? g.halfBehind)?.toUpperCase()
  const hour = (Number(g.hour) % (half ? 12 : 24)) + (half === '午後' || half === 'PM' ? 12 : 0)
  if (g.hour === undefined || Number(g.hour) > 24 || Number(g.minute) > 59)
    return { ...found, iso, hasTime: false }
  const clock = `${iso}T${two(hour)}:${two(Number(g.minute))}:${g.second ?? '00'}`
  return { ...found, iso: inJapan(clock, g.zone), hasTime: true }
}

/** A time of day in Japan, whatever zone it was stated in; Japan's where none was. */
const inJapan = (clock: string, zone: string | undefined): string => {
  if (zone === undefined) return `${clock}+09:00`
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : zone.replace(/(\d{2}):?(\d{2})$/, '$1:$2')
  const instant = Date.parse(`${clock}${offset}`)
  return `${new Date(instant + 9 * 3_600_000).toISOString().slice(0, 19)}+09:00`
}

/** The time a clock shows on a day (`YYYY-MM-DD`) in Japan. */
export const atClock = (day: string, hour: string, minute: string): string =>
  `${day}T${hour.padStart(2, '0')}:${minute}:00+09:00`

/** Every date in `text`, in order: `2025年03月20日 17:36`, `2025.3.20`, `令和7年3月20日`, `午後8時22分`, `March 20, 2025` … */
export const findDates = (text: string): FoundDate[] =>
  [...narrow(text).matchAll(pattern)].map(read).filter((date) => date !== null)
