import fc from 'fast-check'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { describe, expect, it } from 'vitest'
import {
  notations,
  notedIn,
  readNotation,
  spelledOut,
  withoutNotation,
  readable,
} from '../../src/text/manuscript/notation.ts'

describe.each(notations)('$name', ({ examples, counterExamples }) => {
  it.each([...examples])('is read in %s', (text) => {
    expect(readNotation(text).some(({ kind }) => kind !== 'text')).toBe(true)
  })
  it.each([...counterExamples])('is not read in %j', (text) => {
    expect(readNotation(text).filter(({ kind }) => kind !== 'text')).toEqual([])
  })
})

describe('a text with readings and footnotes', () => {
  const text =
    '｜北浜港《きたはまこう》は明治六年に開港((当時は北浜村。))し、岬《みさき》に灯台が立つ。'

  it('is read in its pieces', () => {
    expect(readNotation(text).map(({ source: _written, ...piece }) => piece)).toEqual([
      { kind: 'ruby', base: '北浜港', reading: 'きたはまこう' },
      { kind: 'text', text: 'は明治六年に開港' },
      { kind: 'note', text: '当時は北浜村。' },
      { kind: 'text', text: 'し、' },
      { kind: 'ruby', base: '岬', reading: 'みさき' },
      { kind: 'text', text: 'に灯台が立つ。' },
    ])
  })

  it('is counted without them, found by them, and spelled out for who knows no notation', () => {
    expect(withoutNotation(text)).toBe('北浜港は明治六年に開港し、岬に灯台が立つ。')
    expect(notedIn(text)).toEqual(['きたはまこう', '当時は北浜村。', 'みさき'])
    expect(spelledOut(text)).toBe(
      '北浜港（きたはまこう）は明治六年に開港（当時は北浜村。）し、岬（みさき）に灯台が立つ。',
    )
  })

  it('is spelled out in a title and over it, which are plain', () => {
    const [read] = readPage(
      '「｜岬《みさき》の今」\n｜北浜港《きたはまこう》の便が戻る\n【概要】\n来月から。\n【詳細】\n市が発表した。',
      houseOf(),
    )
    expect(read).toMatchObject({
      kicker: '「岬（みさき）の今」',
      title: '北浜港（きたはまこう）の便が戻る',
    })
  })

  it('loses no character, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('港', 'み', '｜', '《', '》', '(', ')', '（', '）', '\n', 'a'),
        }),
        (any) => {
          expect(
            readNotation(any)
              .map(({ source }) => source)
              .join(''),
          ).toBe(any)
        },
      ),
    )
  })

  it('says a reading that was written of a word', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[港町北浜a-z]{1,10}$/),
        fc.stringMatching(/^[ぁ-ん]{1,9}$/),
        (base, reading) => {
          expect(readNotation(`東${readable(base, reading)}`).at(-1)).toMatchObject({
            kind: 'ruby',
            base,
            reading,
          })
        },
      ),
    )
  })
})
