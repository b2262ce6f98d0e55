import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoresOf, total, type Case } from '../../bench/repeats/score.ts'
import { fold } from '../../src/text/japanese/fold.ts'
import { stops } from '../../src/text/japanese/sentences.ts'
import { differences } from '../../src/text/repeats/differences.ts'
import { repeatedSpans, type Span } from '../../src/text/parsers/repeatedSpans.ts'
import { house } from '../setup/house.ts'

const without = (text: string, spans: Span[]): string =>
  spans.toReversed().reduce((left, [start, end]) => left.slice(0, start) + left.slice(end), text)

const removed = (text: string): string => without(text, repeatedSpans(text, house).spans)

const spoken = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

describe('the spans of repeated text', () => {
  it('are UTF-16 units of the text as given: what is left is the text once', () => {
    const once =
      '　北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。\n港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。'
    const text = `${once}\n${once}`
    const { spans, flag } = repeatedSpans(text, house)
    expect(without(text, spans).trimEnd()).toBe(once)
    expect(flag).toEqual([])
  })
})

const opening = '北浜港の定期航路が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。'
const plan = '港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。'
const fleet =
  '船会社は新しい船を一隻加えて乗組員も二十人ほど増やし、観光の季節には臨時の便を出せるようにする計画を立てているという。'

// What a person would do with each, and why.
const decisions: [because: string, text: string, spans: 'removed' | 'reported' | 'left'][] = [
  ['a body that was pasted twice', `${opening}\n${plan}\n${opening}\n${plan}`, 'removed'],
  [
    'a copy with slips of the keyboard',
    `${opening}\n${plan}\n${fleet}\n${opening.replace('初日', '初ひ日')}\n${plan}\n${fleet.replace('観光', '観')}`,
    'removed',
  ],
  [
    'a copy that breaks off',
    `${opening}\n${plan}\n${fleet}\n${opening}\n${plan}\n${fleet.slice(0, 20)}`,
    'removed',
  ],
  [
    'a copy with another figure: a person has to say which is right',
    `${opening}\n${plan}\n${opening}\n${plan.replace('二往復', '3往復')}\n${opening}`.replace(
      '二往復',
      '2往復',
    ),
    'reported',
  ],
  [
    'a copy with another word: it says something else',
    `${opening}\n${plan}\n${opening}\n${plan.replace('夏', '冬')}`,
    'reported',
  ],
  [
    'a copy that says the opposite',
    `${opening}\n${plan}\n${opening}\n${plan.replace('示している', '示していない')}`,
    'reported',
  ],
  [
    'a text doubled paragraph by paragraph',
    [
      '港が再び開いた朝の空は晴れた。',
      '船を待つ人が列を作った。',
      '島へ向かう荷物が積まれた。',
      '夕方に汽笛が鳴った。',
    ]
      .map((own) => `${own}\n${own}`)
      .join('\n'),
    'removed',
  ],
  [
    'a chorus',
    `${'朝の港に船が着く\n白い鳥も舞い上がる\nさあ行こう海の果て\n風を帆に受けて'}\n二番の歌が続いていく\n${'朝の港に船が着く\n白い鳥も舞い上がる\nさあ行こう海の果て\n風を帆に受けて'}`,
    'left',
  ],
  [
    'a list that two trips share',
    `${opening}\n・雨具\n・帽子\n・水筒\n・昼の弁当\n・着替えの上着\n・日焼け止め\n・乗船券の控え\n${plan}\n・雨具\n・帽子\n・水筒\n・昼の弁当\n・着替えの上着\n・日焼け止め\n・乗船券の控え`,
    'left',
  ],
  ['one paragraph, further on', `${fleet}\n${opening}\n${fleet}`, 'reported'],
  ['a refrain', '港は開いた。\n船が来た。\n港は開いた。\n人が来た。', 'left'],
  [
    'a quotation that is taken up again',
    `「${plan}」\n${opening}\nその言葉をもう一度読む。\n「${plan}」`,
    'left',
  ],
  [
    'code that calls the same twice',
    `\`\`\`\nconst fleet = await load('fleet', { year: 2026 })\n\`\`\`\n${opening}\n\`\`\`\nconst fleet = await load('fleet', { year: 2026 })\n\`\`\``,
    'left',
  ],
]

describe('repeated text is', () => {
  it.each(decisions)('%s: %s', (_, text, decision) => {
    const { spans, flag } = repeatedSpans(text, house)
    expect(spans.length > 0 ? 'removed' : flag.length > 0 ? 'reported' : 'left').toBe(decision)
  })
})

const places = ['北浜', '南町', '東山', '西川', '中央', '新田', '大橋', '小島']
const things = [
  '港の堤防',
  '駅前の広場',
  '古い市場',
  '子ども図書館',
  '学校の体育館',
  '吊り橋',
  '公園',
]
const acts = [
  '工事が始まり、完成は再来年になる',
  '祭りが開かれ、大勢の人でにぎわった',
  '新しい展示が加わり、評判を呼んでいる',
  '利用者が減り、町が対策を話し合う',
  '写真展の準備が進み、作品を募っている',
]
const sentence = fc
  .tuple(
    fc.constantFrom(...places),
    fc.constantFrom(...things),
    fc.constantFrom(...acts),
    fc.nat(99),
  )
  .map(([place, thing, act, n]) => `${place}の${thing}では${act}と、${n}番の係が話した。`)
const line = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((own) => own.join('')),
  },
  { weight: 1, arbitrary: sentence.map((own) => `・${own}`) },
  { weight: 1, arbitrary: fc.constantFrom('【概要】', '【詳細】', '短い見出し', '') },
)
/** A text of some lines, a stretch of which stands again somewhere behind, as it is or with a sentence more. */
const text = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 12 }),
    fc.nat(11),
    fc.nat(12),
    fc.nat(12),
    fc.option(sentence),
  )
  .map(([lines, from, length, to, extra]) => {
    const copy = lines.slice(from % lines.length, (from % lines.length) + length)
    if (extra !== null && copy.length > 0) copy[0] += extra
    const at = Math.max((from % lines.length) + length, to)
    return [...lines.slice(0, at), ...copy, ...lines.slice(at)].join('\n')
  })

describe('taking repeated text out', () => {
  it('leaves nothing more to take out', () => {
    fc.assert(
      fc.property(text, (given) => {
        const once = removed(given)
        expect(removed(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })
  it('keeps every sentence', () => {
    fc.assert(
      fc.property(text, (given) => {
        // A heading says the same on a line of its own.
        const said = (own: string): string => fold(own.replace(/^【(?:概要|詳細)】/, ''))
        const left = new Set(stops(removed(given)).map(said))
        for (const own of stops(given)) expect(['', ...left]).toContain(said(own))
      }),

      { numRuns: 3000 },
    )
  })
  it('takes out spans in order, none twice, and in many of these texts', () => {
    const touched = fc.sample(text, 200).filter((given) => removed(given) !== given)
    expect(touched.length).toBeGreaterThan(30)
    fc.assert(
      fc.property(text, (given) => {
        const { spans, flag } = repeatedSpans(given, house)
        let at = 0
        for (const [start, end] of spans) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual(given.length)
        for (const [start, end] of flag) expect(given.slice(start, end).trim()).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })
  it('does not depend on Unicode form, width or spacing', () => {
    const wide = (given: string): string =>
      given.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    const spaced = (given: string): string =>
      given
        .split('\n')
        .map((own) => (own === '' ? own : `　${own} `))
        .join('\n\n')
    fc.assert(
      fc.property(text, (given) => {
        const folded = spoken(removed(given)).map(fold)
        for (const other of [given.normalize('NFD'), wide(given), spaced(given)])
          expect(spoken(removed(other)).map(fold)).toEqual(folded)
      }),
      { numRuns: 500 },
    )
  })
  it('leaves a text without repeats as it is, to the byte', () => {
    fc.assert(
      fc.property(fc.uniqueArray(sentence, { maxLength: 20 }), (own) => {
        expect(removed(own.join('\n'))).toBe(own.join('\n'))
      }),
    )
  })
})

describe('the differences of a copy', () => {
  it('are the sentences and the characters that only one of the two has', () => {
    expect(differences(opening + plan, `${opening}${fleet}${plan.replace('夏', '秋')}`)).toEqual([
      { in: 'both', text: opening },
      expect.objectContaining({ in: 'copy', text: fleet }),
      expect.objectContaining({ in: 'both' }),
      { in: 'first', text: '夏' },
      { in: 'copy', text: '秋' },
      expect.objectContaining({ in: 'both' }),
    ])
    expect(differences(opening, ` ${opening}`)).toEqual([{ in: 'both', text: ` ${opening}` }])
  })
})

// 2,000 labelled cases stand beside the checkout where the project is built; the bars are what the product promises.
const file = path.resolve('../shared/repeats/cases-dev.jsonl.gz')
describe.skipIf(!existsSync(file))('on the labelled cases', () => {
  const cases = existsSync(file)
    ? gunzipSync(readFileSync(file))
        .toString()
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each) as Case)
    : []
  const scores = scoresOf(cases, ({ input, title }) => repeatedSpans(input, house, title).spans)
  const all = total(scores.values())
  it('what is taken out is repeated, and what is repeated is taken out', () => {
    expect(all.right / (all.right + all.wrong)).toBeGreaterThanOrEqual(0.9995)
    expect(all.rightOfWanted / all.wanted).toBeGreaterThanOrEqual(0.998)
    expect(all.exact / all.must).toBeGreaterThanOrEqual(0.97)
    expect(all.mayRight / all.may).toBeGreaterThanOrEqual(0.98)
  })
  it('no repetition that is meant is damaged, and no sentence only a copy has is lost', () => {
    expect([...scores].filter(([, { damaged }]) => damaged > 0).map(([kind]) => kind)).toEqual([])
    expect(all.addedLost).toBe(0)
  })
})
