import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromArticle, type SourceRecord } from '../../src/text/article/fromArticle.ts'
import { readInline, writeInline } from '../../src/text/manuscript/inline.ts'
import type { Block, Carried } from '../../src/text/manuscript/manuscript.ts'
import { toArticle } from '../../src/text/article/toArticle.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { toText } from '../../src/text/article/toText.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { house } from '../setup/house.ts'

// Everything a reader might take for something else, and prose.
const pieces = [
  '北浜港の定期航路が再開した。',
  '船長は「海は静かだった」と話した。',
  '【概要】',
  '概要：',
  '概要',
  '・',
  '1. ',
  '# ',
  '> ',
  '```',
  '----',
  '**',
  '*',
  '~~',
  '[表](https://a.example/1)',
  'https://a.example/2?x=1',
  '&amp;',
  '<b>',
  'R&D',
  '\\',
  '参考：港の記録 北浜日報',
  '関連記事：港の記録',
  'Ainovaで作成',
  'カテゴリー：港',
  'コメント(2)',
  '次の記事',
  '2026年3月1日 10:00',
  '北浜日報',
  '（',
  '`',
  '<br>',
  '｜港《みなと》',
  '((注。))',
  '」',
  ' ',
  '、',
  'A',
]

const line = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('').trim())
  .filter((text) => /[\p{L}\p{N}]/u.test(text) && !/\s{2}/.test(text))

const unlike = (): string => crypto.randomUUID().slice(0, 8)

/** A text nobody else in the document has: what stands twice is taken out, rightly. */
const text = line.map((own) => `${own}${unlike()}`)

const bits = { bold: 1, strike: 4, underline: 8, code: 16 } as const

const carried = (own: string): fc.Arbitrary<Carried[]> =>
  fc
    .record({
      kind: fc.constantFrom('none', 'bold', 'strike', 'underline', 'code', 'link'),
      start: fc.nat(Math.max(own.length - 8, 0)),
    })
    .map(({ kind, start }) => {
      const end = own.length
      const piece = own.slice(start, end)
      if (kind === 'none' || piece.trim() !== piece || /https?:/.test(own)) return []
      return kind === 'link'
        ? [{ thing: { kind: 'link', href: 'https://b.example/(1)?a=b' }, start, end }]
        : [
            {
              thing: { kind: 'format', bits: bits[kind], style: '', text: piece },
              start,
              end,
            },
          ]
    })

const withCarries = (block: Omit<Block, 'carries'>): fc.Arbitrary<Block> =>
  carried(block.text).map((carries) => ({ ...block, ...(carries.length > 0 && { carries }) }))

const block: fc.Arbitrary<Block[]> = fc.oneof(
  text.chain((own) => withCarries({ kind: 'paragraph', text: own })).map((one) => [one]),
  fc.tuple(text, text).map(([a, b]) => [{ kind: 'paragraph' as const, text: `${a}\n${b}` }]),
  text.chain((own) => withCarries({ kind: 'quote', text: own })).map((one) => [one]),
  fc
    .record({
      rows: fc.array(fc.tuple(text, text, text), { minLength: 2, maxLength: 3 }),
      hasHead: fc.boolean(),
    })
    .map(({ rows, hasHead }) => [
      {
        kind: 'table' as const,
        text: rows.map(([a, b, c]) => `${a}\t${b}\u2028${c}`).join('\n'),
        ...(hasHead && { hasHead }),
      },
    ]),
  text.map((own) => [{ kind: 'code' as const, text: `${own}\n  ${unlike()}` }]),
  fc.constant<Block[]>([{ kind: 'rule', text: '' }]),
  fc
    .record({ own: text, level: fc.constantFrom(2, 3, 4) })
    .map(({ own, level }) => [{ kind: 'heading' as const, level, text: own }]),
  fc
    .record({
      items: fc.array(fc.record({ own: text, depth: fc.nat(2) }), { minLength: 1, maxLength: 4 }),
      marker: fc.constantFrom('・', '1. '),
    })
    .map(({ items, marker }) => {
      let last = -1
      return items.map(({ own, depth }): Block => {
        last = Math.min(depth, last + 1)
        return { kind: 'item', text: own, marker: last === 0 ? marker : '・', depth: last }
      })
    }),
)

const article = fc.record({
  title: fc.constantFrom(
    '北浜港、三年ぶり再開',
    '港はいつ開くのか？',
    '「静かな海」を歩く',
    'R&D 2026',
    '1. 港',
  ),
  kicker: fc.constantFrom(null, '「港の町から」', '短い言葉'),
  format: fc.constantFrom('digest', 'column'),
  tags: fc.constantFrom<string[]>([], ['港'], ['港', '船']),
  eyecatchCredit: fc.constantFrom(
    null,
    { text: 'Ainovaで作成', url: null, kind: 'ai' },
    { text: '北浜市提供', url: 'https://c.example/1', kind: 'quoted' },
  ),
  publishedAt: fc.constantFrom(null, '2026-03-14T00:30:00.000Z', '2026-03-14T15:30:45.000Z'),
  opening: fc.boolean(),
  blocks: fc.array(block, { minLength: 1, maxLength: 8 }).map((all) => all.flat()),
  citations: fc.uniqueArray(
    fc.record({
      role: fc.constantFrom('base', 'quoted', 'reference', 'origin'),
      title: fc.constantFrom(
        '北浜港が再開',
        '「再開は三月」と局長',
        'Harbour ferry resumes',
        'みなと（上）',
      ),
      publisher: fc.constantFrom(null, '北浜日報', 'Kitahama Times', 'みなと瓦版'),
      publishedOn: fc.constantFrom(null, '2026-03-01'),
      url: fc.constantFrom(null, 'https://a.example/1', 'https://b.example/?id=2'),
    }),
    { maxLength: 3, selector: ({ url, title }) => url ?? title },
  ),
})

/** Documents of the editor number their lists from one. */
const numbered = (blocks: Block[]): Block[] => {
  let count = 0
  return blocks.map((own, at) => {
    const goesOn = blocks[at - 1]?.kind === 'item'
    if (!goesOn) count = 0
    if (own.kind !== 'item' || own.marker !== '1. ') return own
    count++
    return { ...own, marker: `${count}. ` }
  })
}

describe('an article as text is read as the same article', () => {
  it('with its title, time, text, formatting, links and sources', () => {
    fc.assert(
      fc.property(article, ({ opening, blocks, citations, ...front }) => {
        const own: Block[] = numbered(
          opening ? [{ kind: 'heading', level: 2, text: '概要' }, ...blocks] : blocks,
        )
        const body = toLexical(own)
        const sources = new Map<string, SourceRecord>(
          citations.map(({ role: _role, ...source }, id) => [String(id), { id, ...source }]),
        )
        const given = fromArticle(
          {
            ...front,
            body,
            citations: citations.map(({ role }, id) => ({ role, source: id })),
          },
          house,
          { sources },
        )
        const written = toText(given, house)
        const manuscripts = readPage(written, house)
        expect(manuscripts, written).toHaveLength(1)
        const [back] = manuscripts
        expect(toArticle(back!, house).body, written).toEqual(body)
        expect([back!.title, back!.kicker, back!.format, back!.tags], written).toEqual([
          front.title,
          front.kicker,
          front.format,
          front.tags,
        ])
        expect(back!.eyecatchCredit, written).toEqual(given.eyecatchCredit)
        expect(back!.publishedAt && Date.parse(back!.publishedAt), written).toBe(
          front.publishedAt && Date.parse(front.publishedAt),
        )
        const data = (all: typeof given.citations) =>
          all.map(({ role, title, publisher, publishedOn, url, key }) => ({
            role,
            title,
            publisher,
            publishedOn,
            url,
            key,
          }))
        expect(data(back!.citations), written).toEqual(data(given.citations))
      }),
      { numRuns: 400 },
    )
  })

  it('in the form people write, for the digests of the sample newsroom', () => {
    const folder = path.resolve('src/newsroom/samples')
    const digests = readdirSync(folder)
      .flatMap((file) => readPage(readFileSync(path.join(folder, file), 'utf8'), house))
      .filter(({ format }) => format === 'digest')
    expect(digests.length).toBeGreaterThan(5)
    for (const digest of digests) {
      const written = toText(digest, house)
      expect(written).not.toContain('midashi')
      const [back] = readPage(written, house)
      expect(toArticle(back!, house)).toEqual(toArticle(digest, house))
      expect(toText(back!, house)).toBe(written)
    }
  })

  it.each([
    [['a\\', '次の段落']],
    [['a\\\nb']],
    [['\\ 港', '\\']],
    [['--- midashi 1', '{"title":"x"}', '---']],
  ])('with backslashes and marks of its own (%#)', (texts) => {
    const body = toLexical(texts.map((text) => ({ kind: 'paragraph', text })))
    const [back] = readPage(toText(fromArticle({ title: '港', body }, house), house), house)
    expect(toArticle(back!, house).body).toEqual(body)
  })

  it('whatever somebody has typed into its front', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const [read] = readPage(
          `--- midashi 1\n${json}\n---\n港が開いた。\n![](media:1{bad)`,
          house,
        )
        expect(() => toText(read!, house)).not.toThrow()
      }),
    )
    const [read] = readPage(
      '--- midashi 1\n{"title":"a","citations":[null,{"url":5},{"url":"javascript:alert(1)"},{"title":"港","role":"evil"}],"publishedAt":"garbage","alike":5,"format":{"a":1}}\n---\n',
      house,
    )
    expect(read).toMatchObject({ title: 'a', publishedAt: null, format: 'digest' })
    expect(read).not.toHaveProperty('alike')
    expect(read!.citations.map(({ role, title, url }) => [role, title, url])).toEqual([
      ['base', '港', null],
    ])
  })

  it('and so is every line with its inline marks', () => {
    fc.assert(
      fc.property(text, (own) => {
        expect(readInline(writeInline({ text: own }))).toEqual({ text: own })
      }),
      { numRuns: 2000 },
    )
  })
})
