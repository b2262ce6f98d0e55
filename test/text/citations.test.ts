import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRaw } from '../../src/text/article/readRaw.ts'
import { fromLexical } from '../../src/text/manuscript/fromLexical.ts'
import { manuscript, type Citation } from '../../src/text/manuscript/manuscript.ts'
import { proofread } from '../../src/text/proof/proofread.ts'
import { rules } from '../../src/text/proof/rules/index.ts'
import { readCitations, sourceKey } from '../../src/text/sources/citation.ts'
import { house as defaults } from '../setup/house.ts'

// 284 groups of citation lines and 185 sets of citations, labelled by somebody who had not seen the parser or the rule.
const cases = <T>(name: string): T[] =>
  readFileSync(path.join(import.meta.dirname, 'citations', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

type Lines = {
  lines: string[]
  citations: Pick<Citation, 'role' | 'title' | 'publisher' | 'publishedOn' | 'url' | 'language'>[]
  archive: { names: string[]; hosts: string[] }[]
}

describe.each([
  ['dev', 0.99],
  ['unseen', 0.95],
])('citation lines in the wild: %s', (name, bar) => {
  it(`are read whole, with role, title, publisher, day, address and language, in ${bar} of the cases`, () => {
    const all = cases<Lines>(`lines.${name}`)
    const right = all.filter(({ lines, citations, archive }) => {
      const read = readCitations(lines, {
        ...defaults,
        publishers: [...archive, ...defaults.publishers],
      })
      const bare = read.map(({ key: _key, ...citation }) => citation)
      const inOrder = ({
        role,
        title,
        publisher,
        publishedOn,
        url,
        language,
      }: (typeof bare)[number]) => [role, title, publisher, publishedOn, url, language].join('\n')
      return bare.map(inOrder).join('\n\n') === citations.map(inOrder).join('\n\n')
    })
    expect(right.length / all.length).toBeGreaterThanOrEqual(bar)
  })
})

type Doubts = {
  citations: {
    title: string | null
    publisher?: string | null
    url: string | null
    recordTitle?: string
  }[]
  doubted: { at: number }[]
}

const house = { ...defaults, rules: { wrongCitation: rules.wrongCitation } }

const doubtedIn = ({ citations }: Doubts): number[] => {
  const given = citations.map(({ title, publisher = null, url, recordTitle }): Citation => ({
    role: 'base',
    title,
    publisher,
    publishedOn: null,
    url,
    language: null,
    recorded: recordTitle ? { title: recordTitle } : null,
    key: sourceKey({ title, publisher, publishedOn: null, url }, defaults),
  }))
  return proofread(manuscript({ citations: given }), house).map(({ place }) =>
    Number(place.split('.')[1]),
  )
}

describe.each(['dev', 'unseen'])('doubted citations: %s', (name) => {
  const all = cases<Doubts>(`doubts.${name}`)

  it('no citation that is right is doubted', () => {
    const wronged = all.filter(
      (one) => doubtedIn(one).filter((at) => !one.doubted.some((d) => d.at === at)).length > 0,
    )
    expect(wronged.length / all.length).toBeLessThanOrEqual(0.01)
  })

  it('nine in ten of the wrong ones are', () => {
    const wanted = all.flatMap((one) => [...new Set(one.doubted.map(({ at }) => at))])
    const found = all.flatMap((one) =>
      doubtedIn(one).filter((at) => one.doubted.some((d) => d.at === at)),
    )
    expect(found.length / wanted.length).toBeGreaterThanOrEqual(0.9)
  })
})

describe('a sentence among the sources', () => {
  const page = (line: string): string =>
    `渡し船、再開へ\n【概要】\n便が戻る。\n【詳細】\n船は約10分間で対岸に着く。\n【出典】\n渡し船、三年ぶり再開へ 北浜日報 2026.03.13\nhttps://kitahama.example/news/313\n${line}\n`
  const read = (line: string) => {
    const [manuscript] = readRaw(page(line), defaults).manuscripts
    return {
      titles: manuscript!.citations.map(({ title }) => title),
      body: fromLexical(manuscript!.body).map(({ text }) => text),
    }
  }
  it.each([
    '船は約15分間で対岸に着き、学生は半額になる。',
    '「船は速い。」と船長は話した。',
    '便は一日に八往復で、'.repeat(13),
  ])('is no source, and stays in the text: %s', (line) => {
    expect(read(line)).toEqual({
      titles: ['渡し船、三年ぶり再開へ'],
      body: ['概要', '便が戻る。', '詳細', '船は約10分間で対岸に着く。', line],
    })
  })
  it('nor is one in a list, in a quotation or behind a label', () => {
    expect(read('・学生は半額になる。').body.at(-1)).toBe('学生は半額になる。')
    expect(read('> 学生は半額になる。').body.at(-1)).toBe('学生は半額になる。')
    const long = `参考：${'港の渡し船の再開に向けた準備'.repeat(10)}`
    const [labelled] = readRaw(
      `渡し船、再開へ\n【概要】\n便が戻る。\n${long}\n【詳細】\n市が発表した。`,
      defaults,
    ).manuscripts
    expect([labelled!.citations, fromLexical(labelled!.body).map(({ text }) => text)]).toEqual([
      [],
      ['概要', '便が戻る。', long, '詳細', '市が発表した。'],
    ])
  })
  it.each([
    '港の本。北浜社、2020年3月1日。',
    '港は静かだ。 https://kitahama.example/news/314',
    '[港は静かだ。](https://kitahama.example/news/314)',
    '港を読む',
  ])('that names an outlet, a day or an address, or is a title, is one: %s', (line) => {
    const { titles, body } = read(line)
    expect([titles.length, body.at(-1)]).toEqual([2, '船は約10分間で対岸に着く。'])
  })
})
