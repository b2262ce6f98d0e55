import { describe, expect, it } from 'vitest'
import { addressesIn } from '../../src/text/manuscript/addresses.ts'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { excerpt } from '../../src/text/japanese/excerpt.ts'
import { saysOnlyWhen } from '../../src/text/japanese/dates.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { readRaw } from '../../src/text/article/readRaw.ts'
import type { RawType } from '../../src/text/parsers/parsers.ts'

const house = houseOf()

/** What a reader could take too long for, each repeated until it fills the longest text that is read. A quadratic one takes minutes. */
const pieces: [piece: string, type?: RawType][] = [
  ['概要\n'],
  ['【概要】\n'],
  ['【出典】\n'],
  ['出典：港の便り\n'],
  ['1. 概要\n'],
  ['関連記事：港\n'],
  ['写真：北浜日報\n'],
  ['https://kitahama.example/1\n'],
  ['2026年3月14日\n'],
  ['2026年3月14日 午前9時半〜'],
  ['二〇二六年三月十四日、'],
  ['〇'],
  ['一時'],
  ['【出典】\n便は来月から戻る。\n'],
  ['https://kitahama.example/%b9%c1'],
  ['https://kitahama.example/('],
  ['https://'],
  ['https://kitahama.example/....'],
  ['ｈｔｔｐｓ：／／'],
  ['www.a.b '],
  ['か\u3099'],
  ['```x\n'],
  ['```\n'],
  ['| a | b |\n'],
  ['| a \\'],
  ['| a | a '],
  ['2026年3月14日 9:00-17:00\n'],
  ['[^1]: [^1]\n'],
  ['[^1] '],
  ['[港]('],
  ['**'],
  ['「'],
  ['<', 'html'],
  ['<a ', 'html'],
  ['<a href="', 'html'],
  ['<b>', 'html'],
  ['<ul><li>', 'html'],
  ['<table><tr><td>', 'html'],
  ['<tr><td>1<td>2', 'html'],
  ['<ruby>港<rt>みなと', 'html'],
  ['<rt>み', 'html'],
  ['<pre>\n', 'html'],
  ['<sup>1', 'html'],
  ['<li><p>港', 'html'],
  ['<p style="mso-list:l0 level1">港', 'html'],
  ['<blockquote>', 'html'],
  ['<h2>', 'html'],
  ['<br>', 'html'],
  ['<!--', 'html'],
  ['<p>港', 'html'],
]

/** What stands behind a word, again and again, with something behind it: a pattern that ends with it looks from each place. */
const runs: [before: string, run: string][] = [
  ['港', ' '],
  ['港', '　'],
  ['タグ：港', ' '],
  ['タグ：港', '"'],
  ['写真：港', '：'],
  ['出典：港', ' '],
  ['【概要】', ' '],
  ['。', '\t'],
]

describe('a long run of one character is read, and an excerpt made of it, in linear time', () => {
  it.each(runs)('%j, then %j', (before, run) => {
    const text = `${before}${run.repeat(100_000)}港`
    expect([...readRaw(text, house).manuscripts].length).toBeLessThanOrEqual(1)
    expect(excerpt(`${run.repeat(900_000)}港`).length).toBeLessThanOrEqual(120)
  })
})

describe('a line of what days are made of, and one word that is not, is no day, and that is seen at once', () => {
  it.each([
    '1',
    '１',
    'T',
    'M',
    '日',
    '月曜日',
    '午前',
    '夕方',
    '三',
    '付け',
    '年度',
    '年',
    '一時',
    'GMT',
    'A.M.',
    'AM.',
    ' ',
    '(',
    '2026年3月14日',
    '9:00〜',
  ])('%s', (piece) => {
    const line = piece.repeat(Math.floor(58 / piece.length))
    expect(saysOnlyWhen(`${line}港`)).toBe(false)
    expect(saysOnlyWhen(`港${line}`)).toBe(false)
  })
})

describe('an address as long as a page is folded in linear time', () => {
  it.each(['a', '.', 'www.', '/amp', '/', '&a=1', '%b9', '%25', '#/', '-x', 'm.', '(', '?'])(
    '%s',
    (piece) => {
      const long = piece.repeat(Math.ceil(100_000 / piece.length))
      for (const front of [
        'https://',
        'https://a.example/',
        'https://a.example/?q=',
        'https://www.google.com/url?q=https://a.example/',
      ])
        expect(() => canonicalUrl(`${front}${long}`, house)).not.toThrow()
      expect(addressesIn(`https://a.example/${long}`).length).toBeLessThan(30_000)
    },
  )
})

describe('a text that repeats one thing for 300,000 characters is read in linear time', () => {
  it.each(pieces)('%j %s', (piece, type) => {
    const read = readRaw(piece.repeat(Math.ceil(300_000 / piece.length)), house, { type })
    expect([...read.manuscripts].length).toBeGreaterThanOrEqual(0)
  })
})
