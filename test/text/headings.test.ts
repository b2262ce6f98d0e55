import { describe, expect, it } from 'vitest'
import { findHeadings } from '../../src/text/parsers/headings.ts'
import { linesOf } from '../../src/text/parsers/lines.ts'
import { house } from '../setup/house.ts'

const kindsIn = (...lines: string[]): (string | undefined)[] =>
  linesOf(lines.join('\n'), house).flatMap(({ heading }) => (heading ? [heading.kind] : []))

describe('a heading in the marks people use', () => {
  it.each([
    ['【概要】', '【詳細】'],
    ['︻概要︼', '︻詳細︼'],
    ['﹁概要﹂', '﹁詳細﹂'],
    ['｢概要｣', '｢詳細｣'],
    ['📝概要', '🔍詳細'],
    ['✅ 概要', '✅ 詳細'],
    ['👨‍👩‍👧 概要', '👍🏽 詳細'],
    ['▶ 概要', '◎詳細'],
    ['〈概要〉', '＜詳細＞'],
    ['\u200b【概要】', '\ufeff【詳細】'],
    ['\u200e【概要】', '\u2060【詳細】\u200f'],
    ['【概\u00ad要】', '【詳\u200b細】'],
    ['📝概要：便が戻る。', '🔍詳細：市が発表した。'],
    ['｢概要｣ 便が戻る。', '︻詳細︼市が発表した。'],
    ['1️⃣概要', '2️⃣詳細'],
    ['▪️概要', '▪️詳細'],
    ['“概要”', '“詳細”'],
    ['｛概要｝', '｛詳細｝'],
    ['〖概要〗', '〖詳細〗'],
    ['概要↓', '詳細↓'],
    ['▎概要', '▎詳細'],
    ['## [概要](#gaiyou)', '## [詳細](#shousai)'],
  ])('%j', (summary, detail) => {
    expect(kindsIn(summary, '便が戻る。', detail, '市が発表した。')).toEqual(['summary', 'detail'])
  })

  it('in a text with a fence that never closes, and in one that stands in a fence as a whole', () => {
    const digest = ['【概要】', '便が戻る。', '【詳細】', '市が発表した。']
    expect(kindsIn(digest[0]!, '```', ...digest.slice(1))).toEqual(['summary', 'detail'])
    expect(kindsIn('```markdown', ...digest, '```')).toEqual(['summary', 'detail'])
    expect(kindsIn('便が戻る', '```', ...digest, '```')).toEqual([])
  })

  it.each([
    ['✅ 概要を読む', '📝 詳細はこちら'],
    ['・概要', '・詳細'],
  ])('is none: %j', (...lines) => expect(findHeadings(lines, house).size).toBe(0))
})
