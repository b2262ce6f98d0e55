import { describe, expect, it } from 'vitest'
import { readSourceLines } from '../../src/text/sources/citation.ts'
import { house } from '../setup/house.ts'

const url = 'https://nanrei.example/news/18'
const read = (lines: string[]): unknown[] =>
  readSourceLines(lines, house).citations.map(
    ({ role, title, publisher, publishedOn, url }) =>
      `${role} ${title} | ${publisher} | ${publishedOn} | ${url}`,
  )

const whole = `base 北浜港の改修が完了 | 南嶺放送 | 2026-03-14 | ${url}`
const undated = `base 北浜港の改修が完了 | 南嶺放送 | null | ${url}`

describe('a citation is read whole', () => {
  it.each([
    '北浜港の改修が完了 2026年3月14日 南嶺放送',
    '南嶺放送（2026年3月14日）「北浜港の改修が完了」',
    '北浜港の改修が完了｜2026年3月14日｜南嶺放送',
    '北浜港の改修が完了／南嶺放送／2026年3月14日',
    '北浜港の改修が完了（南嶺放送、2026年3月14日）[有料記事]',
    '北浜港の改修が完了（南嶺放送、2026年3月14日）ほか',
    '北浜港の改修が完了（南嶺放送、2026年3月14日）（リンク切れ）',
    '佐藤太郎「北浜港の改修が完了」南嶺放送、2026年3月14日',
    '佐藤太郎. 北浜港の改修が完了. 南嶺放送, 2026-03-14',
    '*1 北浜港の改修が完了（南嶺放送、2026年3月14日）',
    '(注1) 北浜港の改修が完了（南嶺放送、2026年3月14日）',
    '㉑ 北浜港の改修が完了（南嶺放送、2026年3月14日）',
    '▼ 北浜港の改修が完了（南嶺放送、2026年3月14日）',
  ])('%s', (line) => expect(read([line, url])).toEqual([whole]))

  it.each(['北浜港の改修が完了：南嶺放送', '北浜港の改修が完了【南嶺放送】'])('%s', (line) =>
    expect(read([line, url])).toEqual([undated]),
  )

  it.each([
    ['北浜港の改修が完了【速報】 2026年3月14日', '北浜港の改修が完了【速報】'],
    ['北浜港の改修が完了［独自］（2026年3月14日）', '北浜港の改修が完了［独自］'],
    ['北浜港の改修が完了〔写真〕、2026年3月14日', '北浜港の改修が完了〔写真〕'],
  ])('%s: what is no name is of the title', (line, title) =>
    expect(read([`${line} ${url}`])).toEqual([`base ${title} | null | 2026-03-14 | ${url}`]),
  )

  it('part by part, a line each', () =>
    expect(
      read([
        'タイトル：北浜港の改修が完了',
        '媒体：南嶺放送',
        '掲載日：2026年3月14日',
        `URL：${url}`,
      ]),
    ).toEqual([whole]))

  it.each([
    [
      `参考サイト：北浜港の改修が完了 ${url}`,
      `reference 北浜港の改修が完了 | null | null | ${url}`,
    ],
    [`引用元→北浜港の改修が完了 ${url}`, `quoted 北浜港の改修が完了 | null | null | ${url}`],
    [
      `Sato, T. (2026, March 14). Harbour works completed. Calder Tribune. ${url}`,
      `base Harbour works completed | Calder Tribune | null | ${url}`,
    ],
    [
      `"Harbour works completed". Calder Tribune. 14 March 2026 ${url}`,
      `base Harbour works completed | Calder Tribune | 2026-03-14 | ${url}`,
    ],
    [
      `Harbour works completed: Calder Tribune ${url}`,
      `base Harbour works completed | Calder Tribune | null | ${url}`,
    ],
  ])('%s', (line, citation) => expect(read([line])).toEqual([citation]))
})

describe('a line that cites nothing', () => {
  it.each([
    '敬称略',
    '（了）',
    '以上',
    '写真提供：北浜市',
    '© 北浜市',
    '無断転載を禁じます',
    'URLはすべて2026年3月20日閲覧',
    '最終更新日：2026年3月20日',
    '配信：北浜通信',
    '著者：佐藤太郎',
  ])('is named as such: %s', (line) => {
    const lines = ['北浜港の改修が完了（南嶺放送、2026年3月14日）', url, line]
    expect(read(lines)).toEqual([whole])
    expect(readSourceLines(lines, house).unread).toEqual([2])
  })
})
