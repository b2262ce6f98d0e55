import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toArticle } from '../../src/text/article/toArticle.ts'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import type { Remark } from '../../src/text/manuscript/manuscript.ts'
import { findDates } from '../../src/text/japanese/dates.ts'
import { labelledCitation } from '../../src/text/sources/citation.ts'
import { htmlToText } from '../../src/text/parsers/html.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { house } from '../setup/house.ts'

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

const ofRemark = ({ author, postedAt, text, votes, replies }: Remark): unknown[] => [
  author,
  postedAt,
  text,
  votes === null ? null : String(votes),
  ...replies.flatMap(ofRemark),
]

/** Everything a reading says: what becomes the article, what was taken out of it, and what was put nowhere. */
const said = (text: string): string =>
  readPage(text, house)
    .flatMap((one): unknown[] => [
      one.title,
      one.kicker,
      one.category,
      ...one.tags,
      one.publishedAt,
      ...fromLexical(toArticle(one, house).body).flatMap((block) => [
        `${/\d/.test(block.marker ?? '') ? block.marker : ''}${block.text}`,
        ...(block.carries ?? []).map(({ thing }) => 'href' in thing && thing.href),
      ]),
      ...one.blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text),
      ...one.citations.flatMap(({ title, publisher, publishedOn, url }) => [
        title,
        publisher,
        publishedOn,
        url,
      ]),
      one.eyecatchCredit?.text,
      one.eyecatchCredit?.url,
      ...one.figures.map(({ credit }) => credit),
      ...one.related,
      ...one.comments.flatMap(ofRemark),
      ...one.repairs.map((repair) => repair.text),
      ...one.unread.map((line) => line.text),
    ])
    .filter((part) => typeof part === 'string')
    .map(letters)
    .join('\n')

// What says what a line is, and stands for itself in the data: the label of a citation, of a credit, of related articles.
const label =
  /^[※・*•\s]*(?:関連記事|関連|前回|アイキャッチ(?:画像)?の?(?:出典)?|[^\s:：]{2,12}(?=[:：]))\s*[:：]?/

const lost = (text: string): string[] => {
  const all = said(text)
  return text.split('\n').filter((line) => {
    const days = findDates(line.normalize('NFKC'))
    // A day is kept as a day, not as it was written.
    const rest = days.reduceRight(
      (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
      line.normalize('NFKC'),
    )
    // So does a label alone, which says what the sources below it are.
    if (/^(?:参考|出典|引用)$/.test(rest.trim())) return false
    // A time is kept with its day.
    if (/^[\s|昨今本日]*(?:午[前後])?\s*(?:\d{1,2}時(?:\d{1,2}分)?)?[\s|]*$/.test(rest))
      return false
    const bare = labelledCitation(rest)?.rest ?? rest.replace(label, '')
    const words = bare.split(/[^\p{L}\p{N}]+/u).map(letters)
    return words.some((word) => word.length > 1 && !all.includes(word))
  })
}

const sentence = fc.constantFrom(
  '北浜港の定期航路が三年ぶりに再開した。',
  '港湾局は一日二往復の運航を続ける方針を示した。',
  '市の担当者は「利用者が増えれば便を増やす」と話す。',
  '岸壁の修理は三月に終わり、待合室も建て直す。',
)
const line = fc.oneof(
  { weight: 4, arbitrary: sentence },
  fc.constantFrom(
    '港の再開、春に',
    '2026年3月14日 9時30分',
    '昨日 2026年3月13日 午後8時22分',
    '【概要】',
    '【詳細】',
    '■要点',
    '【引用】',
    '参考',
    '・再開は三月から',
    '1. 予約する',
    '　・電話で申し込む',
    '| 便 | 出港 |',
    '| 朝 | 八時 |',
    '```',
    '写真：北浜日報',
    '※アイキャッチ画像：港湾局',
    '出典：港の便り 北浜日報 2026年3月13日',
    '港が再開へ 北浜日報 2026年3月13日 https://kitahama.example/1',
    'https://kitahama.example/2',
    '北浜日報 2026年3月13日',
    '関連記事：霧の朝の港',
    'カテゴリー：地域',
    'タグ：港、船',
    '> 海は静かだった',
    '※利用は予約制である',
    '船員　佐藤',
    '21時',
    '船が着いた[^1]。',
    '[^1]: 港湾局の発表。',
    '',
  ),
)

describe('no reading loses a line: it stands somewhere, or is named', () => {
  it('whatever a text is made of', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 25 }), (lines) => {
        expect(lost(lines.join('\n'))).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })

  it('and however often it was pasted, with changes in the copy', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 3, maxLength: 12 }),
        sentence,
        fc.nat(),
        (lines, added, place) => {
          const copy = (lines as string[]).toSpliced(
            place % lines.length,
            0,
            `${added.slice(0, -1)}という。`,
          )
          expect(lost([...lines, '', ...copy].join('\n'))).toEqual([])
        },
      ),
      { numRuns: 500 },
    )
  })

  // What says itself what each line is (`about-…`) is tested where it is written.
  const samples = readdirSync('src/newsroom/samples').filter((name) => !name.startsWith('about-'))
  it.each(samples)('in the sample %s', (name) => {
    const raw = readFileSync(`src/newsroom/samples/${name}`, 'utf8')
    expect(lost(name.endsWith('.html') ? htmlToText(raw) : raw)).toEqual([])
  })
})
