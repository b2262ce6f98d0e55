import { expect, it } from 'vitest'
import { titleWords } from '../../../src/text/japanese/titleWords.ts'

it.each([
  ['北浜港の定期航路が三年ぶりに再開', ['北浜', '定期', '航路', '三年', '再開']],
  ['AIチップの輸出規制を緩和へ', ['AI', 'チップ', '輸出', '規制', '緩和']],
  ['ﾌｪﾘｰ「みさき」就航から10年', ['フェリー', '就航']],
  ['', []],
])('the words a title is about: %s', (title, words) => {
  expect(titleWords(title)).toEqual(words)
})
