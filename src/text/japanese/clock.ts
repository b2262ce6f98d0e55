import { anyOf, nameless, type Groups } from './groups.ts'
import { numberIn, twoDigits } from './numbers.ts'

/** A time of day: hours from 0, up to 29 where the day goes on behind midnight; `zone` as hours and minutes from UTC, `+09:00`. */
export type Clock = { hour: number; minute: number; second: number; zone: string | null }

/** One way to write a time, with what its examples say; groups are `hour`, `minute`, `second`. */
export type ClockForm = { name: string; source: string; examples: [text: string, time: string][] }

/** What a day is parted into by name, as the source of a pattern. */
export const partsOfDay = '午前|午後|深夜|未明|早朝|朝|昼|夕方|夕|夜'

// 「一時運休」: one o'clock is written so too, where a part of the day stands before it, or something behind it says so.
const temporarily = `(?!(?<!(?:${partsOfDay})\\s*)一\\s*時(?!\\s*(?:半|頃|ごろ|すぎ|過ぎ|[零〇一二三四五六七八九十\\d]+\\s*分|[〜~)\\]]|$)))`

const second = '(?:\\s*:\\s*(?<second>\\d{2})(?:\\.\\d+)?)?'

export const clockForms: ClockForm[] = [
  {
    name: 'with a colon',
    source: `(?<hour>\\d{1,2})\\s*:\\s*(?<minute>\\d{1,2})${second}(?!\\d)`,
    examples: [
      ['17:36', '17:36'],
      ['９：３０', '09:30'],
      ['06:47:00', '06:47'],
      ['24:00', '24:00'],
      ['27:15', '27:15'],
      ['5:30 PM', '17:30'],
      ['午後0:10', '12:10'],
    ],
  },
  {
    name: '時 and 分',
    source: `${temporarily}(?<hour>${twoDigits})\\s*時(?![間点])(?:\\s*(?<minute>${twoDigits})\\s*分(?:\\s*(?<second>\\d{1,2})\\s*秒)?|(?<minute>\\d{2})(?!\\d)|\\s*(?<minute>半))?`,
    examples: [
      ['09時51分03秒', '09:51'],
      ['25時30分', '25:30'],
      ['21時', '21:00'],
      ['午前9時', '09:00'],
      ['午後9時半', '21:30'],
      ['午後三時半', '15:30'],
      ['午後零時三十分', '12:30'],
      ['深夜0時', '00:00'],
      ['深夜11時半', '23:30'],
      ['未明3時', '03:00'],
      ['夜9時', '21:00'],
      ['夕方5時', '17:00'],
      ['昼1時', '13:00'],
      ['9時30', '09:30'],
      ['午前9時30分ごろ', '09:30'],
    ],
  },
  {
    name: 'noon',
    source: '(?<noon>正午)',
    examples: [
      ['正午', '12:00'],
      ['正午すぎ', '12:00'],
    ],
  },
  {
    name: 'the hour in English',
    source: '(?<hour>\\d{1,2})(?=\\s*[AP]\\.?M\\b)',
    examples: [
      ['9 PM', '21:00'],
      ['12am', '00:00'],
    ],
  },
]

/** Hours from UTC of zones that are named; letters that mean several (CST, IST) are none of them. */
const zones: Record<string, string> = {
  Z: '+00:00',
  UTC: '+00:00',
  GMT: '+00:00',
  JST: '+09:00',
  日本時間: '+09:00',
  KST: '+09:00',
  EST: '-05:00',
  EDT: '-04:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  MSK: '+03:00',
}

const named = Object.keys(zones).join('|')
const offset = '[+-]\\d{2}:?\\d{2}|[+-]\\d{1,2}(?!\\d)'
// Alone, `-17:00` behind a time is where the time ends (`9:00-17:00`): west of Greenwich only as ISO 8601 and mail write it.
const alone =
  '\\+\\d{2}:?\\d{2}|-\\d{4}|(?<=(?:T\\d{2}|:\\d{2}):\\d{2}(?:\\.\\d+)?)-\\d{2}:\\d{2}(?!:)'
const zone = `(?:\\s*[(\\[]?\\s*(?<zone>(?:UTC|GMT)\\s*(?:${offset})|${alone}|${named})(?![a-z\\d])\\s*[)\\]]?(?:\\s*\\([A-Z]{3,4}\\))?)?`

const half = `(?:(?<half>${partsOfDay}|[AP]\\.?M\\.?)\\s*)?`
const halfBehind = '(?:\\s*(?<halfBehind>[AP]\\.?M)\\b\\.?)?'
const around = '(?:\\s*(?:頃|ごろ|すぎ|過ぎ|現在))?'

/** What stands between two times or days where the one lasts until the other. */
export const until = '\\s*(?:[〜~–—―ー-]|から)\\s*'

const { source: core, said } = anyOf(clockForms.map(({ source }) => source))

/** The source of a pattern for a time, with what may stand around it; `clockOf` reads its groups. */
export const clock = `${half}${core}${halfBehind}${around}${zone}(?:${until}${nameless(half + core)}${around}(?:まで)?)?`

/** A part of a day without its hour, at the end of a line. */
export const partOfDay = `(?:${partsOfDay})(?=\\s*(?:頃|ごろ)?\\s*$)`

/** The time a match of `clock` says; null where there is none, or no clock shows it. */
export const clockOf = (groups: Groups): Clock | null => {
  const [noon, hours, minutes = '0', seconds = '0'] = ['noon', 'hour', 'minute', 'second'].map(
    (part) => said(groups, part),
  )
  if (noon === undefined && hours === undefined) return null
  const part = (groups.half ?? groups.halfBehind)?.toUpperCase().replaceAll('.', '')
  const time = {
    hour: hours === undefined ? 12 : hourOf(numberIn(hours), part),
    minute: minutes === '半' ? 30 : numberIn(minutes),
    second: Number(seconds),
    zone: zoneOf(groups.zone),
  }
  return time.hour <= 29 && time.minute <= 59 && time.second <= 59 ? time : null
}

/** An hour of its half of the day, or of its part of it. */
const hourOf = (hour: number, part: string | undefined): number => {
  if (hour > 12) return hour
  switch (part) {
    case '午前':
    case 'AM':
      return hour % 12
    case '午後':
    case 'PM':
      return (hour % 12) + 12
    case '昼':
    case '夕':
    case '夕方':
      return hour >= 1 && hour <= 7 ? hour + 12 : hour
    case '夜':
    case '深夜':
      return hour >= 5 ? hour + 12 : hour
    default:
      return hour
  }
}

const zoneOf = (text: string | undefined): string | null => {
  if (text === undefined) return null
  const [, sign, hours, minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? []
  return sign ? `${sign}${hours!.padStart(2, '0')}:${minutes}` : zones[text.toUpperCase()]!
}
