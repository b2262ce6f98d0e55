import { describe, expect, it } from 'vitest'
import { readRaw } from '../../src/text/article/readRaw.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'

const article = (n: number) => `第${n}便が戻る
2026年3月${n}日 9:00
【概要】
便が来月から戻る。
【詳細】
市が${n}日に発表した。
【要点】
・来月から
【引用・参照・底本】
第${n}便の再開 北浜日報 2026.3.${n} https://kitahama.example/${n}
`

describe('a raw text', () => {
  it('is read in pieces, with room for others before an article is proofread and before it is described', () => {
    const { pieces, manuscripts } = readRaw(article(1) + article(2), houseOf())
    const all = [...pieces]
    expect(all.map((piece) => piece?.title ?? null)).toEqual([
      null,
      null,
      '第1便が戻る',
      null,
      null,
      '第2便が戻る',
    ])
    expect(all.filter(Boolean)).toEqual([...manuscripts])
  })
})
