import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clockForms } from '../../src/text/japanese/clock.ts'
import { findDates, saysOnlyWhen } from '../../src/text/japanese/dates.ts'
import { dayForms } from '../../src/text/japanese/dayForms.ts'
import { readRaw } from '../../src/text/article/readRaw.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { house } from '../setup/house.ts'
import { numberIn } from '../../src/text/japanese/numbers.ts'

const isoOf = (text: string): string | undefined => findDates(text)[0]?.iso

describe('a day', () => {
  describe.each(dayForms)('$name', ({ examples, not = [] }) => {
    it.each(examples)('%s is %s', (text, day) => {
      expect(isoOf(text)).toBe(day)
      expect(isoOf(`北浜日報　${text}（土・祝）付`)).toBe(day)
    })
    it.each(not)('%s is none', (text) => expect(findDates(text)).toEqual([]))
  })
})

describe('a time', () => {
  const onDay = (time: string): string => {
    const [hour, minute] = time.split(':').map(Number)
    return new Date(Date.UTC(2026, 2, 14, hour, minute)).toISOString().slice(0, 16)
  }
  describe.each(clockForms)('$name', ({ examples }) => {
    it.each(examples)('%s is %s', (text, time) => {
      for (const joint of [' ', '', '、', '　'])
        expect(isoOf(`2026年3月14日${joint}${text}`)).toBe(
          `${onDay(time)}:${text.endsWith('秒') ? '03' : '00'}+09:00`,
        )
    })
  })

  it.each([
    ['2026年3月14日 24:30', '2026-03-15T00:30:00+09:00'],
    ['2026年12月31日 25時', '2027-01-01T01:00:00+09:00'],
    ['2026年3月14日 18:31 UTC', '2026-03-15T03:31:00+09:00'],
    ['2026年3月14日 18:31（GMT）', '2026-03-15T03:31:00+09:00'],
    ['2026年3月14日 9:30 JST', '2026-03-14T09:30:00+09:00'],
    ['2026年3月14日 9:30 (日本時間)', '2026-03-14T09:30:00+09:00'],
    ['2026年3月14日 9:00-17:00', '2026-03-14T09:00:00+09:00'],
    ['2026年3月14日 9:30 - 11:30', '2026-03-14T09:30:00+09:00'],
    ['2026年3月14日 22:00-05:00', '2026-03-14T22:00:00+09:00'],
    ['2026年3月14日 9:00:00-10:00:00', '2026-03-14T09:00:00+09:00'],
    ['2026-03-13T19:30-05:00', '2026-03-14T09:30:00+09:00'],
    ['2026-03-13T19:30:00-05:00', '2026-03-14T09:30:00+09:00'],
    ['2026-03-13 19:30:00.5-05:00', '2026-03-14T09:30:00+09:00'],
    ['Fri, 13 Mar 2026 19:30:00 -0500 (EST)', '2026-03-14T09:30:00+09:00'],
    ['2026-03-14T00:30:00Z', '2026-03-14T09:30:00+09:00'],
    ['2026-03-14T00:30:00.123+00:00', '2026-03-14T09:30:00+09:00'],
    ['Sat, 14 Mar 2026 00:30:00 +0000 (UTC)', '2026-03-14T09:30:00+09:00'],
    ['14 March 2026 9:30 UTC+9', '2026-03-14T09:30:00+09:00'],
    ['March 14, 2026 at 8:30 PM EDT', '2026-03-15T09:30:00+09:00'],
    ['2026年3月14日（土）21時', '2026-03-14T21:00:00+09:00'],
    ['2026年3月14日（土・北浜港の日）21時', '2026-03-14T21:00:00+09:00'],
    ['2026年3月14日㈯ 21時', '2026-03-14T21:00:00+09:00'],
    ['2026年3月14日《土》21時', '2026-03-14T21:00:00+09:00'],
    ['2026年3月14日 9時から17時まで', '2026-03-14T09:00:00+09:00'],
    ['2026年3月14日から16日まで', '2026-03-14'],
    ['2026年3月14日【土】21時', '2026-03-14T21:00:00+09:00'],
    ['2026年3月14日〔土・祝〕 9:30〜17:00', '2026-03-14T09:30:00+09:00'],
    ['2026年3月14日〜16日', '2026-03-14'],
    ['2026年3月14日-4月16日', '2026-03-14'],
    ['2026年3月14日 未明', '2026-03-14'],
    ['2026年3月14日 9時間の航海', '2026-03-14'],
    ['2026年3月14日 一時運休の渡し船', '2026-03-14'],
    ['2026年3月14日、一時停止', '2026-03-14'],
    ['2026年3月14日 一時', '2026-03-14T01:00:00+09:00'],
    ['2026年3月14日 午後一時に再開', '2026-03-14T13:00:00+09:00'],
    ['2026年3月14日 一時半', '2026-03-14T01:30:00+09:00'],
    ['2026年3月14日 十一時', '2026-03-14T11:00:00+09:00'],
    ['2026年3月14日 30:00', '2026-03-14'],
    ['2026年3月14日 9:75', '2026-03-14'],
  ])('%s is %s', (text, iso) => expect(isoOf(text)).toBe(iso))

  it('is all taken: nothing of it is left for a name', () => {
    for (const text of [
      '2026年3月14日 午前9時30分ごろ',
      '2026年3月14日（土）21時',
      '2026年3月14日 18:31 UTC',
      '2026年3月14日 9:30〜17:00',
      '2026年3月14日 9:30-17:00',
      '2026年3月14日 22:00 - 05:00',
      '2026年3月14日 正午すぎ',
      '2026年3月14日 未明',
    ])
      expect(findDates(text)[0]!.end).toBe(text.length)
  })
})

describe('a time that lasts until another', () => {
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  it('is the first of the two, with any dash between them', () => {
    fc.assert(
      fc.property(
        ...[clock, clock],
        fc.constantFrom('-', '－', '〜', '～', '–', '—', 'ー', ' - '),
        (from, to, dash) => {
          const [first, last] = [from, to].map(([hour, minute]) =>
            [hour, minute].map((n) => String(n).padStart(2, '0')).join(':'),
          )
          const text = `2026年3月14日 ${first}${dash}${last}`
          expect(findDates(text)).toEqual([
            { iso: `2026-03-14T${first}:00+09:00`, hasTime: true, start: 0, end: text.length },
          ])
        },
      ),
    )
  })
})

describe('a sentence that begins with a day', () => {
  it.each([
    '昭和八年三月三日の朝に船が着き、昭和九年四月一日に港が開いた。',
    '2026年3月14日に便が戻り、2026年4月1日に港が開いた。',
    '2026年3月14日に便が戻った。',
  ])('is text, and no time of the article: %s', (line) => {
    const [read] = readPage(`${line}\n港は静かだった。\n`, house)
    expect([read!.publishedAt, read!.blocks[0]?.text ?? read!.title]).toEqual([null, line])
  })
  it('and what only says when a page was changed is none', () => {
    const [read] = readPage(
      '渡し船の一年\n2026年3月14日 更新：2026年3月15日\n港は静かだった。\n',
      house,
    )
    expect([read!.publishedAt, read!.blocks.map(({ text }) => text)]).toEqual([
      '2026-03-14',
      ['港は静かだった。'],
    ])
  })
})

describe('what is left behind a day', () => {
  const front = (line: string) => {
    const [read] = readPage(
      `渡し船、再開へ向けた準備\n${line}\n\n【概要】\n便が戻る。\n【詳細】\n市が発表した。`,
      house,
    )
    return [read!.publishedAt?.slice(0, 10), read!.category, read!.unread.map(({ text }) => text)]
  }
  it.each(['9時間前', '第3版', '約3分', 'XST'])('%s is no category, and is named', (rest) => {
    const line = `2026年3月14日 ${rest}`
    expect(front(line)).toEqual(['2026-03-14', null, [line]])
  })
  it('a name is one', () => {
    expect(front('2026年3月14日 9時 くらし')).toEqual(['2026-03-14', 'くらし', []])
  })
})

describe('a line of a text', () => {
  it.each(['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('ends with %j', (end) => {
    const text = [
      '渡し船、再開',
      '2026年3月14日 9:30',
      '【概要】',
      '便が戻る。',
      '【詳細】',
      '市が発表した。',
    ].join(end)
    const [read] = readRaw(text, house).manuscripts
    expect(read).toMatchObject({ title: '渡し船、再開', publishedAt: '2026-03-14T09:30:00+09:00' })
    expect(read!.sections.map(({ kind }) => kind)).toEqual(['summary', 'detail'])
  })
})

describe('a line that says only when', () => {
  it.each([
    '3月14日 9:30',
    '2026年02月29日',
    '三月十四日（土）',
    '3/14 21時',
    '午後9時半',
    '（2026年3月14日）',
    'R8.3.14 09:30',
    '2026年2月30日 10:00 公開',
    '2026年3月14日付朝刊',
    '2026年3月14日 9時から17時まで',
    '3月14日（土）〜16日（月）',
    '14日午後3時',
    '2026年3月',
    '2026年3月中旬',
    '2026年春',
    '2026-W11',
    '20260314',
    '本日',
    '昨日 午後9時',
  ])('%s', (line) => expect(saysOnlyWhen(line)).toBe(true))
  it.each([
    '3月14日の港',
    '北浜港、3月14日に再開',
    '9時の鐘',
    '3/14',
    '3.11',
    '令和の港',
    '2026年の港',
    '1984年',
    '三月',
    '春',
    '月と火',
    '土曜日',
    '令和8',
    '20261399の港',
  ])('%s says more', (line) => expect(saysOnlyWhen(line)).toBe(false))
})

describe('a day and a time', () => {
  const kanji = (n: number): string => {
    const signs = '〇一二三四五六七八九'
    const [tens, ones] = [Math.floor(n / 10), n % 10]
    return `${tens > 1 ? signs[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || n === 0 ? signs[ones] : ''}`
  }
  it('are read as they were written, in every form', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('2019-05-01T00:00Z'),
          max: new Date('2099-12-31T23:59Z'),
          noInvalidDate: true,
        }),
        (at) => {
          const [year, month, day] = at.toISOString().slice(0, 10).split('-').map(Number) as [
            number,
            number,
            number,
          ]
          const [hour, minute] = [at.getUTCHours(), at.getUTCMinutes()]
          const two = (n: number): string => String(n).padStart(2, '0')
          const iso = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00+09:00`
          const eraYear = year - 2018
          const half = `${hour < 12 ? '午前' : '午後'}${hour % 12}時${two(minute)}分`
          for (const text of [
            `${year}年${month}月${day}日 ${hour}:${two(minute)}`,
            `${year}/${two(month)}/${two(day)} ${two(hour)}:${two(minute)}`,
            `令和${eraYear}年${month}月${day}日 ${half}`,
            `R${eraYear}.${month}.${day} ${hour}時${minute}分`,
            `${[...String(year)].map((n) => '〇一二三四五六七八九'[Number(n)]).join('')}年${kanji(month)}月${kanji(day)}日 ${kanji(hour)}時${kanji(minute)}分`,
          ])
            expect(isoOf(text)).toBe(iso)
        },
      ),
    )
  })

  it('numbers in kanji are numbers', () => {
    expect(
      ['〇', '十', '二十', '三十一', '一四', '二〇二六', '二千二十六', '千九百九十九'].map(
        numberIn,
      ),
    ).toEqual([0, 10, 20, 31, 14, 2026, 2026, 1999])
  })
})

describe('another article in a text', () => {
  const digest =
    '【概要】\n便が戻る。\n【詳細】\n市が発表した。\n【引用・参照・底本】\n北浜日報「便が戻る」\nhttps://kitahama.example/1'
  it.each(['3月15日', '2026年3月15日', '2026年3月'])(
    'begins with its title over a day, be it without its year: %s',
    (day) => {
      const found = readPage(
        `便が戻る\n2026年3月14日\n${digest}\n\n港に新しい船\n${day}\n${digest}`,
        house,
      )
      expect(found.map(({ title }) => title)).toEqual(['便が戻る', '港に新しい船'])
      expect(found[0]!.citations).toHaveLength(1)
    },
  )
})
