const pad = (number: number): string => String(number).padStart(2, '0')

/** An offset from UTC as ISO 8601 writes it. */
const offsetOf = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`

type Parts = [
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
]

/** A time in a zone as ISO 8601; null where there is no such time. */
const timeOf = (parts: Parts, zone: number): string | null => {
  const [year, month, day, hour, minute, second] = parts
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const isReal =
    year > 0 &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute
  return isReal ? `${date.toISOString().slice(0, 19)}${offsetOf(zone)}` : null
}

const american =
  /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?\s*([AP])?\.?(?:M\.?)?$/i
const iso =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T\s]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:\.\d+)?\s*(?:([AP])\.?M\.?|(Z|[+-]\d{2}:?\d{2}))?$/i

/**
 * A time as Movable Type's format writes it, ISO 8601; null where it is none. 12 hours where AM or PM stands behind them and they
 * are 12, else 24: Hatena Diary wrote `21:29:10 PM`. Two digits of a year are of the twentieth century, as Movable Type reads them.
 * `01/10/2019 01:39:35 PM` in Japan is `2019-01-10T13:39:35+09:00`.
 */
export const movableTypeTime = (text: string, zone: number): string | null => {
  const found = american.exec(text.trim())
  if (!found) return databaseTime(text, zone)
  const [month, day, year, hour, minute, second] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const half = found[7]?.toUpperCase()
  return timeOf(
    [year! < 100 ? year! + 1900 : year!, month!, day!, inHalf(hour!, half), minute!, second!],
    zone,
  )
}

/** An hour of twelve in its half of the day; one of 24 is what it says. */
const inHalf = (hour: number, half: string | undefined): number =>
  half === 'P' && hour < 12 ? hour + 12 : half === 'A' && hour === 12 ? 0 : hour

const partsAt = (at: number): Parts => {
  const date = new Date(at)
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ]
}

/** A time as a database writes it (`2021-05-03 09:00:00`), ISO 8601; null where it is none, or all zeros. */
export const databaseTime = (text: string, zone: number): string | null => {
  const found = iso.exec(text.trim())
  if (!found) return null
  const parts = found.slice(1, 7).map((part) => Number(part ?? 0)) as Parts
  const [half, stated] = [found[7]?.toUpperCase(), found[8]]
  parts[3] = inHalf(parts[3], half)
  if (!stated) return timeOf(parts, zone)
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(stated) ?? []
  const own = sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0
  const at = timeOf(parts, own)
  // In the blog's own zone, as all times of it.
  return at && timeOf(partsAt(Date.parse(at) + zone * 60_000), zone)
}
