import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
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
