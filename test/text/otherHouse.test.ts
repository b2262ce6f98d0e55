import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf } from '../../src/text/article/excerptOf.ts'
import { fromArticle } from '../../src/text/article/fromArticle.ts'
import { mendArticle } from '../../src/text/article/mendArticle.ts'
import { readBody } from '../../src/text/article/readBody.ts'
import { readRaw } from '../../src/text/article/readRaw.ts'
import { toArticle } from '../../src/text/article/toArticle.ts'
import { toText } from '../../src/text/article/toText.ts'
import { blocksText } from '../../src/text/manuscript/blockText.ts'
import { mendSafely } from '../../src/text/proof/mend.ts'
import { proofread } from '../../src/text/proof/proofread.ts'
import type { House } from '../../src/text/proof/rule.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { repeatedSpans } from '../../src/text/parsers/repeatedSpans.ts'
import { findRepeats } from '../../src/text/repeats/findRepeats.ts'
import { publisherAgreement } from '../../src/text/sources/agreement.ts'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { looksLikeCitation, readCitations } from '../../src/text/sources/citation.ts'
import { house } from '../setup/house.ts'

// A house with other words: every heading, publisher and site is called otherwise, in as many characters. What is pure and was
// told of it must find in a text with its words what the built-in house finds in the same text with its own.

const signs = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥乾坤震巽坎離艮兌']
let named = 0

/** Another name of the same length and script; separators stay. */
const otherwise = (name: string): string => {
  const nth = named++
  let at = 0
  return [...name]
    .map((c) => {
      if (/[a-z]/.test(c)) return String.fromCharCode(((c.charCodeAt(0) - 97 + 13) % 26) + 97)
      if (/[A-Z]/.test(c)) return String.fromCharCode(((c.charCodeAt(0) - 65 + 13) % 26) + 65)
      if (!/[\p{L}]/u.test(c)) return c
      const sign = signs[(nth + at * 7 + Math.floor(nth / signs.length) * 11) % signs.length]!
      at++
      return sign
    })
    .join('')
}

const words = new Map<string, string>()
const other = (name: string): string => {
  while (!words.has(name)) {
    const made = otherwise(name)
    // No two things are called the same.
    if (![...words.values()].includes(made)) words.set(name, made)
  }
  return words.get(name)!
}

const otherHouse: House = {
  ...house,
  sections: Object.fromEntries(
    Object.entries(house.sections).map(([kind, { label, aliases = [], ...rest }]) => [
      kind,
      {
        ...rest,
        label: { ja: other(label.ja), en: other(label.en) },
        aliases: aliases.map(other),
      },
    ]),
  ),
  publishers: house.publishers.map((publisher) => ({
    ...publisher,
    names: publisher.names.map(other),
    hosts: publisher.hosts.map(other),
  })),
  sites: Object.fromEntries(
    Object.entries(house.sites).map(([host, { tracking = [], ...form }]) => [
      other(host),
      {
        ...form,
        tracking: tracking.map((name) => (typeof name === 'string' ? other(name) : name)),
      },
    ]),
  ),
}

type Part = { text: string; is: 'word' | 'text' }
const word = (text: string): Part => ({ text, is: 'word' })
const text = (given: string): Part => ({ text: given, is: 'text' })
const inOwn = (parts: Part[]): string => parts.map((part) => part.text).join('')
const inOther = (parts: Part[]): string =>
  parts.map((part) => (part.is === 'word' ? other(part.text) : part.text)).join('')

const prose = fc
  .record({
    place: fc.constantFrom('北浜', '南嶺', '沖之島', '白鷺'),
    thing: fc.constantFrom('渡し船', '朝市', '図書の貸し出し', '路面電車'),
    n: fc.integer({ min: 11, max: 99 }),
  })
  .map(
    ({ place, thing, n }) =>
      `${place}では${thing}を使う人が一日に${n}人を超え、係の人は来年も続けたいと話している。`,
  )

const headings = Object.values(house.sections).map(({ label, aliases = [] }) => [
  label.ja,
  ...aliases,
])

const heading = (kind: number, nth: number): Part[] => [
  text('【'),
  word(headings[kind]![nth % headings[kind]!.length]!),
  text('】\n'),
]

const section = fc
  .record({
    kind: fc.integer({ min: 0, max: 3 }),
    nth: fc.nat(20),
    lines: fc.array(prose, { minLength: 1, maxLength: 3 }),
    isList: fc.boolean(),
  })
  .map(({ kind, nth, lines, isList }) => [
    ...heading(kind, nth),
    text(lines.map((line) => `${isList ? '・' : ''}${line}\n`).join('')),
  ])

const citation = fc
  .record({
    publisher: fc.integer({ min: 0, max: house.publishers.length - 1 }),
    host: fc.integer({ min: 0, max: house.publishers.length - 1 }),
    nth: fc.nat(9),
    day: fc.integer({ min: 10, max: 28 }),
    id: fc.nat(99),
  })
  .map(({ publisher, host, nth, day, id }) => {
    const { names } = house.publishers[publisher]!
    return [
      text(`渡し船の便りその${id} `),
      word(names[nth % names.length]!),
      text(` 2026.03.${day}\nhttps://`),
      word(house.publishers[host]!.hosts[0]!),
      text(`/news/${id}?utm_source=mail&page=2\n`),
    ]
  })

const article = fc
  .record({
    sections: fc.array(section, { minLength: 1, maxLength: 4 }),
    isTwice: fc.boolean(),
    citations: fc.array(citation, { maxLength: 3 }),
    closing: fc.nat(20),
  })
  .map(({ sections, isTwice, citations, closing }) => {
    const whole = sections.flat()
    return [
      text('渡し船の一年を振り返る\n2026年3月14日 09:30\n'),
      ...whole,
      ...(isTwice ? whole : []),
      ...(citations.length > 0 ? [...heading(4, closing), ...citations.flat()] : []),
    ]
  })

const same = <Found>(parts: Part[], found: (given: string, own: House) => Found): void => {
  const [one, two] = [found(inOwn(parts), house), found(inOther(parts), otherHouse)]
  expect(two).toEqual(one)
}

/** What was found of a manuscript, without the words the two houses say otherwise. */
const shapeOf = (own: ReturnType<typeof readPage>[number]): unknown => ({
  title: own.title,
  publishedAt: own.publishedAt,
  format: own.format,
  blocks: own.blocks.map(({ kind, level, lines, text: said }) => [kind, level, lines, said.length]),
  citations: own.citations.map(({ role, title, publisher, publishedOn, url }) => [
    role,
    title,
    publisher?.length,
    publishedOn,
    url?.length,
  ]),
  repairs: own.repairs.map(({ rule, place, text: said }) => [rule, place, said.length]),
})

const placesOf = (found: ReturnType<typeof proofread>): unknown =>
  found.map(({ rule, place, severity, safe }) => [rule, place, severity, safe])

describe('a house with other words', () => {
  it('reads the same manuscripts, mends and proofreads them alike, and writes them as long', () => {
    fc.assert(
      fc.property(article, (parts) => {
        same(parts, (given, own) => readPage(given, own).map(shapeOf))
        same(parts, (given, own) =>
          readPage(given, own).map((one) => placesOf(mendSafely(one, own).findings)),
        )
        same(parts, (given, own) =>
          [...readRaw(given, own).manuscripts].map(({ sections, findings, span }) => [
            sections.map(({ kind, text: said, span: at }) => [kind, said.length, at]),
            findings.map(({ rule, place, span: at }) => [rule, place, at]),
            span,
          ]),
        )
        same(parts, (given, own) => readPage(given, own).map((one) => toText(one, own).length))
      }),
      { numRuns: 150 },
    )
  })

  it('finds the same repeats in a raw text, in blocks and in a stored article', () => {
    fc.assert(
      fc.property(article, (parts) => {
        same(parts, (given, own) => repeatedSpans(given, own))
        same(parts, (given, own) => {
          // At a line: half a name is a name of neither house.
          const lines = given.split('\n')
          const [one] = readPage(lines.slice(0, lines.length / 2).join('\n'), own)
          const blocks = [...one!.blocks, ...one!.blocks]
          return findRepeats(blocks, own).map(({ first, again, certain }) => [
            first,
            again,
            certain,
          ])
        })
        same(parts, (given, own) => {
          const [one] = readPage(given, own)
          const { body } = toArticle({ ...one!, blocks: [...one!.blocks, ...one!.blocks] }, own)
          const known = { relations: {}, archive: { alike: [] }, repairs: [] }
          const { findings, repairs } = mendArticle({ title: one!.title, body }, own, known)
          return [placesOf(findings), repairs.map(({ place, text: said }) => [place, said.length])]
        })
      }),
      { numRuns: 150 },
    )
  })

  it('makes the same of a body: sections, excerpt, text and sketch', () => {
    fc.assert(
      fc.property(article, (parts) =>
        same(parts, (given, own) =>
          readPage(given, own).map((one) => {
            const body = readBody(toArticle(one, own).body, own)
            const back = fromArticle({ title: one.title, body: toArticle(one, own).body }, own)
            return [
              body.sections().map(({ kind, from, to }) => [kind, from, to]),
              excerptOf(body, own),
              blocksText(body.blocks, own).length,
              back.format,
            ]
          }),
        ),
      ),
      { numRuns: 100 },
    )
  })

  it('reads, folds and compares citations alike', () => {
    fc.assert(
      fc.property(fc.array(citation, { minLength: 1, maxLength: 4 }), (lines) => {
        const parts = lines.flat()
        same(parts, (given, own) => {
          const all = given.trim().split('\n')
          return [
            all.map((line) => looksLikeCitation(line, own)),
            readCitations(all, own).map((one) => [
              one.title,
              one.publisher?.length,
              publisherAgreement(one, own),
              one.key.length,
            ]),
          ]
        })
      }),
    )
    // An address that stands for one of another site is known by that site's words.
    const own = Object.entries(house.sites).filter(
      ([, { pages = [] }]) => !pages.some(([, page]) => page.startsWith('https:')),
    )
    for (const [host, { tracking = [] }] of own)
      for (const name of tracking.filter((one) => typeof one === 'string'))
        expect(
          canonicalUrl(`https://${other(host)}/a/b?${other(name)}=1&id=2`, otherHouse)!.length,
        ).toBe(canonicalUrl(`https://${host}/a/b?${name}=1&id=2`, house)!.length)
  })
})
