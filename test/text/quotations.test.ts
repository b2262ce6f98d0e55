import { describe, expect, it } from 'vitest'
import { withAnchors } from '../../src/text/article/withAnchors.ts'
import { readBlocks } from '../../src/text/parsers/blocks.ts'
import { linesOf, spoken } from '../../src/text/parsers/lines.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { house } from '../setup/house.ts'

const quotes = (text: string): string[] =>
  readBlocks(spoken(linesOf(text, house)))
    .filter(({ kind }) => kind === 'quote')
    .map(({ text }) => text)

describe('a quotation typed line by line', () => {
  const cases: [what: string, text: string, quotes: string[]][] = [
    ['has its source in it', '> 便を増やす。\n> ――港湾局の発表', ['便を増やす。\n――港湾局の発表']],
    [
      'of several lines has it in the last one',
      '> 一つ目。\n> 二つ目。\n> ──港湾局',
      ['一つ目。', '二つ目。\n──港湾局'],
    ],
    [
      'in which somebody speaks goes on',
      '> 便はあるか。\n> ――ない。\n> そう答えた。',
      ['便はあるか。', '――ない。', 'そう答えた。'],
    ],
    [
      'ends at an empty line',
      '> 便を増やす。\n\n> ――港湾局の発表',
      ['便を増やす。', '――港湾局の発表'],
    ],
    ['is none without its mark', '> 便を増やす。\n――港湾局の発表', ['便を増やす。']],
    ['in full width too', '＞便を増やす。\n＞――港湾局', ['便を増やす。\n――港湾局']],
  ]
  it.each(cases)('%s', (_, text, expected) => expect(quotes(text)).toEqual(expected))
})

it('the contents name headings of the second and third level', () => {
  const text = '# 題\n\n## 海\n\n波が高い。\n\n### 沖\n\n風が強い。\n\n#### 岬\n\n晴れ。'
  const { headings } = withAnchors(toLexical(readBlocks(spoken(linesOf(text, house)))), [])
  expect(headings.slice(-2).map(({ text, level }) => [text, level])).toEqual([
    ['海', 2],
    ['沖', 3],
  ])
})
