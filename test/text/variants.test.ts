import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../../src/text/manuscript/sections.ts'
import { findDates } from '../../src/text/japanese/dates.ts'
import { fold } from '../../src/text/japanese/fold.ts'
import { isRule, linesOf, spoken } from '../../src/text/parsers/lines.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { house } from '../setup/house.ts'

// 396 texts in the forms editors and blog services give a digest, and 72 of them without a single heading. They were
// labelled by somebody who had not seen the parsers; `unseen` is what the parsers were not written with.
type Labelled = {
  kind: string
  text: string
  articles: {
    title: string
    publishedAt: string | null
    sections: { kind: string; heading: number; from: number | null; to: number | null }[]
  }[]
}

const cases = (name: string): Labelled[] =>
  readFileSync(path.join(import.meta.dirname, 'variants', `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)

/** The sections of a text, each with its article, its kind, and the lines of its heading and its content. */
const read = (text: string): string[] =>
  readPage(text, house).flatMap(({ blocks }, article) =>
    sectionsOf(blocks, house).map(({ kind, heading, from, to }) => {
      const own = blocks.slice(from, to)
      const lines = [own[0]?.lines?.[0] ?? null, own.at(-1)?.lines?.[1] ?? null]
      return [article, kind, blocks[heading]!.lines![0], ...lines].join()
    }),
  )

const wanted = ({ articles }: Labelled): string[] =>
  articles.flatMap(({ sections }, article) =>
    sections.map(({ kind, heading, from, to }) => [article, kind, heading, from, to].join()),
  )

const shareOf = (all: Labelled[], holds: (one: Labelled) => boolean): number =>
  all.filter(holds).length / all.length

describe.each([
  ['dev', 0.99],
  ['unseen', 0.98],
])('texts in the wild: %s', (name, bar) => {
  const all = cases(name)

  it(`finds their sections, to the line: F1 at least ${bar}`, () => {
    let [found, right, labelled] = [0, 0, 0]
    for (const one of all) {
      const [got, want] = [read(one.text), wanted(one)]
      found += got.length
      labelled += want.length
      right += got.filter((section) => want.includes(section)).length
    }
    expect((2 * right) / (found + labelled)).toBeGreaterThanOrEqual(bar)
  })

  it('invents no section in a text without headings', () => {
    const bare = all.filter(({ articles }) =>
      articles.every(({ sections }) => sections.length === 0),
    )
    expect(bare.length).toBeGreaterThan(20)
    for (const { text } of bare) expect(read(text)).toEqual([])
  })

  it('drops no line: what is put nowhere is named', () => {
    for (const { text } of all) {
      const read = readPage(text, house)
      const said = fold(JSON.stringify(read)).replace(/[^\p{L}\p{N}]/gu, '')
      const named = new Set(read.flatMap(({ unread }) => unread.map(({ line }) => line)))
      for (const line of spoken(linesOf(text, house)).filter(({ heading }) => !heading))
        if (!named.has(line.number) && !isRule(line.text) && findDates(line.text).length === 0)
          expect(said, `${line.text}\n\n${text}`).toContain(
            fold(line.text.replace(/^[^:：]{1,12}[:：]|^[(（]?[\d０-９①-⑳]{1,2}[)）.．、]?\s*/, ''))
              .replace(/[^\p{L}\p{N}]/gu, '')
              .slice(-20),
          )
    }
  })

  it('reads title and time of at least 95 in a hundred', () => {
    const spaced = (text: string | undefined): string => (text ?? '').replace(/\s+/g, '')
    const instant = (time: string | null | undefined): number => (time ? Date.parse(time) : 0)
    const front = ({ text, articles }: Labelled): boolean => {
      const manuscripts = readPage(text, house)
      return articles.every(
        ({ title, publishedAt }, at) =>
          spaced(manuscripts[at]?.title) === spaced(title) &&
          instant(manuscripts[at]?.publishedAt) === instant(publishedAt),
      )
    }
    expect(shareOf(all, front)).toBeGreaterThanOrEqual(0.95)
  })
})
