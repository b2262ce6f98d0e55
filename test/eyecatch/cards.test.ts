import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cardFont } from '../../src/eyecatch/card/cardFont.ts'
import { drawCard, setTitle, type Card } from '../../src/eyecatch/card/drawCard.ts'
import { themes } from '../../src/eyecatch/card/themes.ts'

const card = (own: Partial<Card>): Card => ({
  title: '北浜港、再開',
  category: '港と経済',
  date: '2026年11月22日',
  masthead: '北浜日報',
  theme: 'ink',
  ...own,
})

describe('the lines of a title', () => {
  it.each([
    ['北浜港再開', ['北浜港再開']],
    ['北浜港のフェリー、三年ぶりに運航再開へ', ['北浜港のフェリー、', '三年ぶりに運航再開へ']],
    [
      'New York Times紙が報じた、Microsoftの大型買収計画 欧州委員会の審査は長期化も',
      ['New York Times紙が報じた、', 'Microsoftの大型買収計画', '欧州委員会の審査は長期化も'],
    ],
    ['沖合の風力発電、２０２７年度に着工へ', ['沖合の風力発電、', '２０２７年度に着工へ']],
    [
      '𠮷野家が鷗外記念館で①新メニュー🎉（髙島屋）',
      ['吉野家が鷗外記念館で', '①新メニュー（髙島屋）'],
    ],
  ])('%s', (title, lines) => {
    expect(setTitle(title).lines).toEqual(lines)
  })

  // Pieces of headlines: kanji, kana, quotations, numbers, words, marks that may not begin or end a line.
  const piece = fc.constantFrom(
    ...'北浜 港の 再開へ 市議会、 「海の道」 『江戸の地図』 をたどる 三年ぶりに 運航 GPT-5 Microsoft 2,026年 50社 （髙島屋） ―― … ・ フェリー ッチャー 人々 々 ゞ ー ！ ？ 。 、 ％ 第3次 の は を 会議'.split(
      ' ',
    ),
    ' ',
  )
  const title = fc
    .array(piece, { minLength: 2, maxLength: 45 })
    .map((pieces) => pieces.join('').replace(/\s+/g, ' ').trim())
    .filter((text) => [...text].length >= 2 && [...text].length <= 120)
  const bare = (text: string): string => text.replace(/\s/g, '')

  it('hold the whole title, fit, break no rule of JIS X 4051, part no word and leave no character alone', () => {
    const { measure, printable } = cardFont('bold')
    fc.assert(
      fc.property(title, (text) => {
        const { lines, size } = setTitle(text)
        const isCut = lines.at(-1)!.endsWith('…') && !text.endsWith('…')
        if (!isCut) expect(bare(lines.join(''))).toBe(bare(printable(text)))
        for (const [at, line] of lines.entries()) {
          expect(measure(line) * size).toBeLessThanOrEqual(1032.5)
          if (at > 0) {
            expect(line).not.toMatch(
              /^[、。，．・：；？！ーゝゞ々’”）〕］｝〉》」』】%％‥…―ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/,
            )
            expect(lines[at - 1]).not.toMatch(/[‘“（〔［｛〈《「『【]$/)
            const [before, next] = [lines[at - 1]!.at(-1)!, line[0]!]
            const isWord = /[A-Za-z0-9]/.test(before) && /[A-Za-z0-9]/.test(next)
            expect(isWord && !text.includes(`${before} ${next}`)).toBe(false)
          }
          if (lines.length > 1) expect([...line].length).toBeGreaterThan(1)
        }
        expect(lines.length * size * 1.34).toBeLessThanOrEqual(380)
      }),
      { numRuns: 300 },
    )
  })

  it.each([5, 10, 20, 40, 60, 80, 100, 120])('are set whole at %i characters', (length) => {
    const text =
      '県立美術館は江戸の地図百点を公開し、海の道をたどる企画展を来月十五日まで開くことを決めた。'
        .repeat(3)
        .slice(0, length)
    const { lines, size } = setTitle(text)
    expect(lines.join('')).toBe(text)
    expect(size).toBeGreaterThanOrEqual(44)
  })

  it('are cut with … where nothing else helps, at once', () => {
    const start = performance.now()
    for (const character of ['と', 'W', '9', '、', 'ー', '「'])
      expect([...setTitle(character.repeat(200)).lines.join('')].length).toBeGreaterThan(1)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('a title card', () => {
  it('is a PNG of 1200 × 630 of at most 200 KB, whatever the title', async () => {
    for (const [at, title] of [
      'あ',
      '鷹鸞麟'.repeat(40),
      '株式市場',
      'Reopening of the Kitahama Harbour Ferry after Three Years',
    ].entries()) {
      const png = await drawCard(
        card({ title, theme: Object.keys(themes)[at] as Card['theme'] }),
        sharp,
      )
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
      expect(png.length).toBeLessThanOrEqual(200 * 1024)
    }
  })

  it('has the same bytes each time, and others for another title', async () => {
    const [one, again, other] = await Promise.all(
      [card({}), card({}), card({ title: '別の題名' })].map((own) => drawCard(own, sharp)),
    )
    expect(one!.equals(again!)).toBe(true)
    expect(one!.equals(other!)).toBe(false)
  })

  it('shows the title: there is ink where the lines are, and none without', async () => {
    const dark = async (title: string): Promise<number> => {
      const { data } = await sharp(await drawCard(card({ title, theme: 'ink' }), sharp))
        .extract({ left: 90, top: 140, width: 1040, height: 440 })
        .greyscale()
        .raw()
        .toBuffer({ resolveWithObject: true })
      return data.filter((luma) => luma < 80).length
    }
    expect(await dark('港')).toBeGreaterThan(500)
    expect(await dark('北浜港、再開へ')).toBeGreaterThan((await dark('港')) * 2)
    expect(await dark(' ')).toBe(0)
  })

  it.each(Object.entries(themes))(
    'is readable in %s: 7 to 1 for all text',
    (_, { paper, ink, accent, onAccent, quiet }) => {
      for (const [front, back] of [
        [ink, paper],
        [quiet, paper],
        [onAccent, accent],
      ] as const)
        expect(contrast(front, back)).toBeGreaterThanOrEqual(7)
    },
  )
})

// WCAG 2.2, “contrast ratio”.
const contrast = (a: string, b: string): number => {
  const luminance = (color: string): number => {
    const [r, g, blue] = [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * blue!
  }
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light! + 0.05) / (dark! + 0.05)
}
