import { twoDigits } from './numbers.ts'

/** One way to write a day, with the days its examples say; `groups` of its pattern are `year`, `month`, `day` and `era`. */
export type DayForm = {
  name: string
  /** The source of a pattern, for text that is `narrow`; letters are of either case. */
  source: string
  /** What is written, and the day it is, as `YYYY-MM-DD`. */
  examples: [text: string, day: string][]
  not?: string[]
}

// The first years of the eras: https://www.ndl.go.jp
const eras: Record<string, number> = {
  明治: 1868,
  大正: 1912,
  昭和: 1926,
  平成: 1989,
  令和: 2019,
}

/** How the name of an era is cut short: to a letter, to one kanji, to one character of its own. */
const short: Record<string, string> = {
  T: '大正',
  S: '昭和',
  H: '平成',
  R: '令和',
  大: '大正',
  昭: '昭和',
  平: '平成',
  令: '令和',
  '㍾': '明治',
  '㍽': '大正',
  '㍼': '昭和',
  '㍻': '平成',
  '㋿': '令和',
}

/** The year an era's name, long or short, gives its first one; undefined where it is none. */
export const firstYearOf = (era: string): number | undefined => eras[short[era] ?? era]

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?'

/** The number of a month in English, from 1; 0 where it is none. */
export const monthNamed = (text: string): number =>
  monthNames.indexOf(text.slice(0, 3).toLowerCase()) + 1

const era = `(?<era>${Object.keys(eras).join('|')}|[㍾㍽㍼㍻㋿])`
const monthAndDay = '(?<month>\\d{1,2})\\s*(?:月|[./・-])\\s*(?<day>\\d{1,2})(?:\\s*日)?'
const kanjiYear = '[〇零一二三四五六七八九]{4}|[一二]?千(?:九百)?[一二三四五六七八九十]{1,3}'
const kanjiDigits = '[〇零一二三四五六七八九十]{1,3}'

export const dayForms: DayForm[] = [
  {
    name: 'the year in figures',
    source: `(?<![\\d.-]|\\w/)(?<year>\\d{4})\\s*(?:年|[./・-])\\s*${monthAndDay}`,
    examples: [
      ['2025年03月20日', '2025-03-20'],
      ['2023 年 9 月 5 日', '2023-09-05'],
      ['2026.3.1', '2026-03-01'],
      ['2026-03-01', '2026-03-01'],
      ['2026・3・14', '2026-03-14'],
      ['2026年3⽉14⽇', '2026-03-14'],
    ],
    not: [
      '192.168.10.1',
      '2026年2月30日',
      '2026年02月29日',
      '2026年13月1日',
      '1.2026.3.1',
      '2026年',
    ],
  },
  {
    name: 'the year in figures, with that of its era',
    source: `(?<![\\d.-]|\\w/)(?<year>\\d{4})\\s*年?\\s*[(\\[〔]\\s*(?:${Object.keys(eras).join('|')})\\s*${twoDigits}\\s*年?\\s*[)\\]〕]\\s*年?\\s*${monthAndDay}`,
    examples: [
      ['2026（令和8）年3月14日', '2026-03-14'],
      ['2026年（令和8年）3月14日', '2026-03-14'],
    ],
  },
  {
    name: 'the year of an era',
    source:
      `${era}\\s*(?<year>${twoDigits})\\s*(?:年|[./・-])\\s*(?:[(\\[〔]\\s*\\d{4}\\s*年?\\s*[)\\]〕]\\s*年?\\s*)?` +
      `(?<month>${twoDigits})\\s*(?:月|[./・-])\\s*(?<day>${twoDigits})(?:\\s*日)?`,
    examples: [
      ['令和8年6月1日', '2026-06-01'],
      ['平成元年1月8日', '1989-01-08'],
      ['令和元年五月一日', '2019-05-01'],
      ['平成31年4月30日', '2019-04-30'],
      ['令和七年十一月三日', '2025-11-03'],
      ['昭和六十三年十二月三十一日', '1988-12-31'],
      ['令和8.3.14', '2026-03-14'],
      ['令和8年（2026年）3月14日', '2026-03-14'],
      ['㋿8年3月14日', '2026-03-14'],
    ],
    not: ['令和8年2月30日', '令和の3月14日', '令和0年3月14日'],
  },
  {
    name: 'the letter or kanji of an era',
    source: `(?<![a-z\\d\\u4e00-\\u9fff])(?<era>[TSHR]|[大昭平令](?=[\\d元]))\\.?\\s*(?<year>元|\\d{1,2})\\s*(?:年|[./・-])\\s*${monthAndDay}`,
    examples: [
      ['R8.3.14', '2026-03-14'],
      ['H31/4/30', '2019-04-30'],
      ['S64年1月7日', '1989-01-07'],
      ['R元.5.1', '2019-05-01'],
      ['令8.3.14', '2026-03-14'],
      ['平31年4月30日', '2019-04-30'],
    ],
    not: ['r8.3.14', 'PR8.3.14', 'R8.13.14', 'R8', '公平31年4月30日', '大 8.3.14'],
  },
  {
    name: 'in kanji',
    source: `(?<![〇零一二三四五六七八九十百千])(?<year>${kanjiYear})\\s*[年・]\\s*(?<month>${kanjiDigits})\\s*[月・]\\s*(?<day>${kanjiDigits})(?:\\s*日)?`,
    examples: [
      ['二〇二六年三月十四日', '2026-03-14'],
      ['二〇二五年十一月三日', '2025-11-03'],
      ['二千二十六年三月三十一日', '2026-03-31'],
      ['二〇二六・三・一四', '2026-03-14'],
      ['二○二六年三月一○日', '2026-03-10'],
    ],
    not: ['二〇二六年十三月一日', '三月十四日'],
  },
  {
    name: 'in English, the month first',
    source: `(?<![a-z])(?<month>${monthName})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`,
    examples: [
      ['October 3, 2025', '2025-10-03'],
      ['Mar. 20th 2025', '2025-03-20'],
    ],
    not: ['May 2025'],
  },
  {
    name: 'in English, the day first',
    source: `(?<![\\d.-]|\\w/)(?<day>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<month>${monthName}),?\\s+(?<year>\\d{4})`,
    examples: [
      ['20 March 2025', '2025-03-20'],
      ['1st Sept 2025', '2025-09-01'],
    ],
  },
]

/** A day without its year, which is no day. */
export const yearlessDay = `(?:${twoDigits}\\s*月\\s*${twoDigits}\\s*日|\\d{1,2}/\\d{1,2}(?=\\s*[(\\[]|\\s+\\d))`

const nameOfDay = '[月火水木金土日](?:曜日?)?|(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)[a-z]*\\.?'

/** The day of the week behind a day, in any brackets, with the holiday it is: （金・春分の日）, 《土》, ㈯, 【土】, 土曜日. */
export const weekday =
  '(?:\\s*(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\\b' +
  `|\\s*[(\\[〔【〈《<「{]\\s*(?:${nameOfDay})(?:\\s*[・、,/]\\s*[^()\\[\\]〔〕【】〈〉《》<>「」{}\\d\\s]{1,8})?\\s*[)\\]〕】〉》>」}]` +
  '|\\s*[㈪-㈰㊊-㊐]' +
  '|\\s*[月火水木金土日]曜日?)?'
