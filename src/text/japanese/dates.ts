import { narrow } from './fold.ts'

/** A date found in text: ISO 8601, with Japan's offset where a time is given; `[start, end)` in UTF-16 units. */
export type FoundDate = { iso: string; hasTime: boolean; start: number; end: number }

// First years of the eras: https://www.ndl.go.jp (明治 is left out: no digest is that old).
const eras: Record<string, number> = { 大正: 1912, 昭和: 1926, 平成: 1989, 令和: 2019 }

const day =
  '(?:(?<year>\\d{4})\\s*(?:年|[./-])\\s*(?<month>\\d{1,2})\\s*(?:月|[./-])\\s*(?<date>\\d{1,2})(?:\\s*日)?' +
  '|(?<era>大正|昭和|平成|令和)\\s*(?<eraYear>元|\\d{1,2})\\s*年\\s*(?<eraMonth>\\d{1,2})\\s*月\\s*(?<eraDate>\\d{1,2})\\s*日)'
const weekday = '(?:\\s*\\([月火水木金土日](?:曜日?)?\\))?'
const time =
  '(?:\\s*[|T,]?\\s*(?<half>午前|午後)?\\s*(?<hour>\\d{1,2})\\s*(?::|時)\\s*(?<minute>\\d{1,2})\\s*分?(?::\\d{2})?(?!\\d))?'
const pattern = new RegExp(`(?<![\\d./-])${day}${weekday}${time}(?![\\d])`, 'g')

const two = (n: number): string => String(n).padStart(2, '0')

const read = (match: RegExpMatchArray): FoundDate | null => {
  const g = match.groups ?? {}
  const year = g.era
    ? eras[g.era]! + (g.eraYear === '元' ? 0 : Number(g.eraYear) - 1)
    : Number(g.year)
  const month = Number(g.month ?? g.eraMonth)
  const date = Number(g.date ?? g.eraDate)
  const real = new Date(Date.UTC(year, month - 1, date))
  if (real.getUTCMonth() !== month - 1 || real.getUTCDate() !== date) return null
  const start = match.index ?? 0
  const found = { start, end: start + match[0].length }
  const iso = `${year}-${two(month)}-${two(date)}`
  if (g.hour === undefined) return { ...found, iso, hasTime: false }
  const hour = (Number(g.hour) % (g.half ? 12 : 24)) + (g.half === '午後' ? 12 : 0)
  if (Number(g.hour) > 24 || Number(g.minute) > 59) return { ...found, iso, hasTime: false }
  return { ...found, iso: `${iso}T${two(hour)}:${two(Number(g.minute))}:00+09:00`, hasTime: true }
}

/** Every date in `text`, in order: `2025年03月20日 17:36`, `2025.3.20`, `令和7年3月20日`, `午後8時22分` … */
export const findDates = (text: string): FoundDate[] =>
  [...narrow(text).matchAll(pattern)].map(read).filter((date) => date !== null)
