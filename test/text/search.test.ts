import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closest } from '../../src/text/search/closest.ts'
import { gramsIn, gramsOf } from '../../src/text/search/grams.ts'
import { readQuery } from '../../src/text/search/readQuery.ts'
import { searchFold } from '../../src/text/search/searchFold.ts'
import { marked, snippet } from '../../src/text/search/snippet.ts'

describe('words are one', () => {
  it.each([
    ['ＡＩ', 'ai'],
    ['ﾌｪﾘｰ', 'フェリー'],
    ['フェリー', 'ふぇりー'],
    ['フェリ－', 'フェリー'],
    ['サーバ―', 'サーバー'],
    ['國會圖書館', '国会図書館'],
    ['髙﨑市', '高崎市'],
    ['北浜 港', '北浜港'],
    ['カ゛ラス', 'ガラス'],
    ['㈱北浜', '(株)北浜'],
  ])('%s and %s', (a, b) => {
    expect(searchFold(a)).toBe(searchFold(b))
  })

  it.each([
    ['港', '湊'],
    ['はし', 'ばし'],
    ['東京', '京都'],
    ['コート', 'コト'],
  ])('but not %s and %s', (a, b) => {
    expect(searchFold(a)).not.toBe(searchFold(b))
  })

  it('folding what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(searchFold(searchFold(text))).toBe(searchFold(text))
      }),
    )
  })
})

describe('what somebody typed', () => {
  it.each<[string, string[], string[]]>([
    ['港', ['港'], []],
    ['港　運航', ['港', '運航'], []],
    ['港 -値上げ', ['港'], ['値上げ']],
    ['港 －値上げ', ['港'], ['値上げ']],
    ['"三年 ぶり" 再開', ['三年ぶり', '再開'], []],
    ['「三年ぶり」の再開', ['三年ぶり', 'の再開'], []],
    ['-「南 浜」 港', ['港'], ['南浜']],
    ['"閉じない', ['閉じない'], []],
    ['港 港 みなと', ['港', 'みなと'], []],
    ['  　 ', [], []],
    ['-', ['-'], []],
  ])('%s', (typed, words, without) => {
    expect(readQuery(typed)).toEqual({ words, without })
  })
})

describe('pairs of characters', () => {
  it('a text that has a word has all its pairs', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (a, word, b) => {
        const grams = new Set(gramsOf(a + word + b))
        expect(gramsIn(word).every((gram) => grams.has(gram))).toBe(true)
      }),
    )
  })

  it('and of two units, a text that has the pair has the word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 2, maxLength: 2 }), (text, word) => {
        const grams = new Set(gramsOf(text))
        expect(gramsIn(word).every((gram) => grams.has(gram))).toBe(text.includes(word))
      }),
    )
  })

  it('fit into the integers of Postgres', () => {
    for (const gram of gramsOf('\uffff\uffff\u0000あ𠮷')) expect(gram).toBe(gram | 0)
  })
})

const shown = (parts: { text: string; hit: boolean }[]): string =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

describe('a snippet', () => {
  it.each([
    ['北浜港のフェリーが再開した。', ['ふぇりー'], '北浜港の[フェリー]が再開した。'],
    ['北浜港のﾌｪﾘｰが再開した。', ['ふぇりー'], '北浜港の[ﾌｪﾘｰ]が再開した。'],
    ['國會圖書館で', ['国会'], '[國會]圖書館で'],
    ['港、港、港', ['港'], '[港]、[港]、[港]'],
    ['定期航路', ['定期', '期航'], '[定期航]路'],
    ['何もない', ['港'], '何もない'],
  ])('%s', (text, words, wanted) => {
    expect(shown(marked(text, words))).toBe(wanted)
  })

  it('begins where the sentence does, and says where it leaves something out', () => {
    const text = `${'前の文が長く続く。'.repeat(20)}三年ぶりに船が来た。${'後の文も続く。'.repeat(30)}`
    expect(shown(snippet(text, ['船']))).toMatch(/^…三年ぶりに\[船\]が来た。後の文も続く。.*…$/)
  })

  it('loses nothing and cuts no character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1 }),
        (text, word) => {
          const parts = marked(`${text}${word}${text}`, [searchFold(word)].filter(Boolean))
          const flat = (given: string): string => given.replace(/\s*\n\s*/g, ' ')
          expect(flat(parts.map((part) => part.text).join(''))).toBe(flat(`${text}${word}${text}`))
          for (const part of parts) expect(part.text.isWellFormed()).toBe(true)
        },
      ),
    )
  })
})

it.each([
  ['フエリー', ['港', 'フェリー', '図書館'], 'フェリー'],
  ['図書舘', ['港', '図書館'], '図書館'],
  ['まったく別', ['港', '図書館'], null],
  ['港', ['港'], null],
])('%s may have meant one of %j: %s', (typed, known, wanted) => {
  expect(closest(typed, known)).toBe(wanted)
})
