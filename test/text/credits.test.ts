import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCredit, readFigureCredit } from '../../src/text/pictures/credit.ts'

type Labelled = {
  line: string
  credit: { kind: string; url: string | null; licence: string | null; names: string[] }
  /** What else a careful editor would accept. */
  alt?: string[]
}

const labelled = <T>(name: string): T[] =>
  readFileSync(`test/text/credits/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const share = (all: Labelled[], holds: (one: Labelled) => boolean): number =>
  all.filter(holds).length / all.length

describe('the credits of a page', () => {
  it('stand in forms.json as they are read in the lines of forms.txt: open the two', async () => {
    const lines = readFileSync('test/text/credits/forms.txt', 'utf8').trim().split('\n')
    const read = Object.fromEntries(lines.map((line) => [line, readCredit(line)]))
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot('credits/forms.json')
  })
})

// Written by a session that had not seen the parser (test/text/credits/README.md has what it reached at first).
describe('credit lines in the wild forms', () => {
  const lines = labelled<Labelled>('lines')
  it('are recognised, with their kind, link, licence and every name', () => {
    expect(lines.length).toBeGreaterThan(60)
    expect(share(lines, ({ line }) => readCredit(line) !== null)).toBeGreaterThanOrEqual(0.98)
    const accepts = (
      own: unknown,
      { credit, alt = [] }: Labelled,
      key: 'kind' | 'url' | 'licence',
    ) => own === credit[key] || alt.includes(key === 'kind' ? String(own) : `${key}:${own}`)
    for (const key of ['kind', 'url', 'licence'] as const)
      expect(
        share(lines, (one) => accepts(readCredit(one.line)?.[key] ?? null, one, key)),
        key,
      ).toBeGreaterThanOrEqual(0.97)
    for (const { line, credit } of lines) {
      const read = readCredit(line)
      if (read)
        for (const name of credit.names)
          expect([read.text, read.url, read.licence].join(' '), line).toContain(name)
    }
  })

  it('of a second hand are recognised too', () => {
    const more = labelled<{ line: string; kind: string; names: string[] }>('more')
    const read = more.map((one) => ({ ...one, credit: readCredit(one.line) }))
    expect(read.filter(({ credit }) => credit).length / more.length).toBeGreaterThanOrEqual(0.9)
    const right = read.filter(({ credit, kind }) => credit?.kind === kind)
    expect(right.length / more.length).toBeGreaterThanOrEqual(0.8)
    for (const { line, credit, names } of read)
      if (credit)
        for (const name of names)
          expect([credit.text, credit.url, credit.licence].join(' '), line).toContain(name)
  })

  it('are invented in no line that only looks like one', () => {
    const lines = labelled<{ line: string }>('not').map(({ line }) => line)
    expect(lines.length).toBeGreaterThan(100)
    expect(lines.filter((line) => readCredit(line))).toEqual([])
    // `出典：` and a survey's name are the credit of a figure or the source of a text: the line alone does not tell.
    expect(lines.filter((line) => readFigureCredit(line)).length / lines.length).toBeLessThan(0.015)
  })

  it('under figures are recognised', () => {
    const read = share(labelled<Labelled>('figures'), ({ line }) =>
      Boolean(readFigureCredit(line) ?? readCredit(line)),
    )
    expect(read).toBeGreaterThanOrEqual(0.75)
  })
})

describe('a hostile line', () => {
  it.each(['写真', '©', '（', 'アイキャッチの', 'で作成', ' by ', '[x](http://', '、', 'より'])(
    'of %s again and again is read at once',
    (piece) => {
      const start = performance.now()
      readCredit(piece.repeat(50_000))
      readFigureCredit(piece.repeat(50_000))
      readCredit(piece.repeat(20))
      expect(performance.now() - start).toBeLessThan(1000)
    },
  )
})
