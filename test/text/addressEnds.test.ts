import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../src/text/manuscript/addresses.ts'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { creditOf } from '../../src/text/pictures/credit.ts'
import { readCitations } from '../../src/text/sources/citation.ts'
import { house } from '../setup/house.ts'

/** What stands around an address, `@` for it; the address ends where it ends in all of them. */
const around = [
  '@',
  '資料は@を参照',
  '@による。',
  '@から',
  '(@)です',
  '（@）',
  '「@」に',
  '『@』',
  '〔@〕と',
  '〈@〉と',
  '《@》',
  '[@]',
  '<@>',
  '"@"',
  '“@”',
  '`@`',
  '**@**',
  '@.',
  '@。',
  '@, 次',
  '@、次',
  '@! 次',
  '@！次',
  '@? 次',
  '@？次',
  '@…',
  '@・次',
  '@｜次',
  '@|次',
  '@⦆'.replace('⦆', '｠'),
  '@※',
  '@→次',
  '@　次',
  '@\u200bの後',
  '@\u2028次',
  '@;',
  '@:',
  '@).',
  '(@).',
  '@”と',
  '＜@＞',
  '＜URL：@＞',
  '@／次',
  '@＝次',
  '@→次',
  '@✨次',
  '@①次',
]

const addresses = [
  'https://kitahama.example',
  'https://kitahama.example/',
  'https://kitahama.example/news/18',
  'http://kitahama.example/news/18.html',
  'https://kitahama.example/news?id=3&page=2',
  'https://kitahama.example/news/#part-2',
  'https://ja.wikipedia.org/wiki/A_(B)',
  'https://kitahama.example/list?a[]=1&b=2',
  'https://kitahama.example/~editor/a,b;c=1',
  'https://kitahama.example:8080/a/b-c_d',
  'https://kitahama.example/%E6%B8%AF',
]

describe('an address ends where it ends', () => {
  it.each(around)('in %s', (sentence) => {
    for (const address of addresses) {
      const [before] = sentence.split('@')
      const text = sentence.replace('@', address)
      expect(addressesIn(text)).toEqual([
        { href: address, start: before!.length, end: before!.length + address.length },
      ])
    }
  })

  it.each([
    ['港は https://ja.wikipedia.org/wiki/港の歴史 に', ['https://ja.wikipedia.org/wiki/港の歴史']],
    ['https://ja.wikipedia.org/wiki/JR北浜駅', ['https://ja.wikipedia.org/wiki/JR北浜駅']],
    ['https://港.example/1', ['https://港.example/1']],
    ['https://a.example/18(2026年3月14日閲覧)', ['https://a.example/18']],
    ['https://a.example/18(北浜日報、3月14日)', ['https://a.example/18']],
    ['www.kitahama.example/news/1 北浜日報', ['https://www.kitahama.example/news/1']],
    ['ｈｔｔｐｓ：／／ｋｉｔａ．ｅｘａｍｐｌｅ／１　北浜日報', ['https://kita.example/1']],
    ['https://a.example/1・https://a.example/2', ['https://a.example/1', 'https://a.example/2']],
    ['https://a.example/1,https://a.example/2', ['https://a.example/1,https://a.example/2']],
    ['editor@www.kitahama.example', []],
    ['https:// だけ', []],
    ['http://', []],
    ['www.', []],
    ['wwwの話', []],
    ['xhttps://a.example', []],
  ])('%s', (text, hrefs) => expect(addressesIn(text).map(({ href }) => href)).toEqual(hrefs))

  it('the same in links, citations and credits', () => {
    for (const sentence of around) {
      const address = 'https://ja.wikipedia.org/wiki/A_(B)'
      const text = sentence.replace('@', address)
      const [block] = fromLexical(toLexical([{ kind: 'paragraph', text }]))
      expect(block!.carries).toEqual([
        {
          thing: { kind: 'link', href: address },
          start: text.indexOf(address),
          end: text.indexOf(address) + address.length,
        },
      ])
      expect(readCitations([text], house).map(({ url }) => url)).toEqual([address])
      expect(creditOf(text).url).toBe(address)
    }
  })

  it('and is found again where a text is cut to it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'a/?.(){}[]=&#-、。港を 　\n"'), maxLength: 40 }),
        (tail) => {
          for (const { href, start, end } of addressesIn(`見よ https://kita.example/${tail}`)) {
            expect(start).toBeLessThan(end)
            expect(addressesIn(href).map((one) => one.href)).toEqual([href])
          }
        },
      ),
    )
  })
})

describe('an address on a line of its own, behind its label', () => {
  it.each(['URL: ', 'URL：', 'リンク：'])('%s', (label) => {
    const lines = ['北浜港再開へ 北浜日報 2026年3月13日', `${label}https://kitahama.example/news/1`]
    expect(readCitations(lines, house)).toMatchObject([
      { title: '北浜港再開へ', url: 'https://kitahama.example/news/1' },
    ])
  })
})

describe('a line that cites is read whatever form its address and day have', () => {
  it.each([
    '北浜港再開へ 北浜日報 2026年3月13日 https://kitahama.example/news/1',
    '北浜港再開へ 北浜日報 2026年3月13日 22時 https://kitahama.example/news/1',
    '北浜港再開へ 北浜日報 2026年3月13日 午前8時半 https://kitahama.example/news/1',
    '北浜港再開へ 北浜日報 2026年3月13日 （https://kitahama.example/news/1）',
    '北浜港再開へ 北浜日報 2026年3月13日 〔https://kitahama.example/news/1〕',
    '北浜港再開へ 北浜日報 2026年3⽉13⽇ https://kitahama.example/news/1',
    '北浜港再開へ　北浜日報　２０２６年３月１３日　ｈｔｔｐｓ：／／ｋｉｔａｈａｍａ．ｅｘａｍｐｌｅ／ｎｅｗｓ／１',
    'https://kitahama.example/news/1 北浜日報 2026.3.13 北浜港再開へ',
    '北浜港再開へ 北浜日報 R8.3.13 https://kitahama.example/news/1',
    '「北浜港再開へ」（北浜日報、2026年3月13日）https://kitahama.example/news/1',
    '「北浜港再開へ」（北浜日報2026年3月13日付）https://kitahama.example/news/1',
    '北浜港再開へ 北浜日報 令和八年三月十三日 https://kitahama.example/news/1',
    '北浜港再開へ 北浜日報 2026年3月13日 https://kitahama.example/news/1を参照',
    '北浜港再開へ 北浜日報 2026年3月13日 https://kitahama.example/news/1。',
  ])('%s', (line) => {
    expect(readCitations([line], house)).toMatchObject([
      {
        title: '北浜港再開へ',
        publisher: '北浜日報',
        publishedOn: '2026-03-13',
        url: 'https://kitahama.example/news/1',
      },
    ])
  })
})
