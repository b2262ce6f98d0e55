import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedPlaces, changedText } from '../../src/text/article/changedText.ts'

/** `{-…-}` is what stood before, `{+…+}` what stands now. */
const written = (before: string, after: string): string =>
  changedText(before.split('\n'), after.split('\n'))
    .map((line) =>
      line
        .map(({ in: where, text }) =>
          where === 'before' ? `{-${text}-}` : where === 'after' ? `{+${text}+}` : text,
        )
        .join(''),
    )
    .join('\n')

describe('two states of a text', () => {
  const cases: [what: string, before: string, after: string, written: string, places: number][] = [
    ['are the same', '港が開いた。', '港が開いた。', '港が開いた。', 0],
    [
      'differ in a word',
      '港が三年ぶりに開いた。',
      '港が五年ぶりに開いた。',
      '港が{-三年-}{+五年+}ぶりに開いた。',
      1,
    ],
    [
      'differ in a line',
      '一。\n二番目の行。\n三。',
      '一。\n三。',
      '一。\n{-二番目の行。-}\n三。',
      1,
    ],
    [
      'differ in another sentence',
      '市が発表した。',
      '雨で中止になる見通し。',
      '{-市が発表した。-}\n{+雨で中止になる見通し。+}',
      1,
    ],
    [
      'differ in two places',
      '朝の便。\n昼の便。\n夜の便。',
      '早朝の便。\n昼の便。\n夜の便',
      '{-朝-}{+早朝+}の便。\n昼の便。\n夜の便{-。-}',
      2,
    ],
    ['differ in what was added', '夜市の話', '夜市の話、続き', '夜市の話{+、続き+}', 1],
    [
      'differ in figures of another width',
      '10人が来た。',
      '１０人が来た。',
      '{-10-}{+１０+}人が来た。',
      1,
    ],
  ]
  it.each(cases)('%s', (_, before, after, expected, places) => {
    expect(written(before, after)).toBe(expected)
    expect(changedPlaces(changedText(before.split('\n'), after.split('\n')))).toBe(places)
  })

  it('are both in what is shown, whatever they say', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = changedText(before, after)
        const state = (other: string): string[] =>
          lines
            .filter((line) => line.length === 0 || line.some((piece) => piece.in !== other))
            .map((line) => line.flatMap((piece) => (piece.in === other ? [] : piece.text)).join(''))
        const said = (all: string[]): string => all.filter((line) => line !== '').join('\n')
        expect(said(state('after'))).toBe(said(before))
        expect(said(state('before'))).toBe(said(after))
      }),
    )
  })
})

/** A text without end that says something else at each place. */
const noise = (seed: number, length: number): string => {
  let state = seed
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return '港町海空雨風朝夜'[state >>> 29]
  }).join('')
}

it('two long texts with little in common are told apart whole, and soon', () => {
  // Laid over each other to the last word they would take minutes.
  const [before, after] = [noise(1, 60_000), noise(2, 60_000)]
  const pieces = changedText([before], [after]).flat()
  const without = (other: string): string =>
    pieces.flatMap((piece) => (piece.in === other ? [] : piece.text)).join('')
  expect([without('after'), without('before')]).toEqual([before, after])
  const lines = (seed: number): string[] =>
    Array.from({ length: 5000 }, (_, n) => noise(seed + n, 12))
  expect(changedPlaces(changedText(lines(1), lines(100_000)))).toBeGreaterThan(0)
})
