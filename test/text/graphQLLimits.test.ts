import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { wrongIn } from '../../src/payload/graphQLLimits.ts'

/** Fragments that each spread the next one twice: 2 to the power of their number, written out. */
const doubling = (n: number): string =>
  `{ ...f0 } ${Array.from({ length: n }, (_, at) => `fragment f${at} on Query { ${at === n - 1 ? 'a' : `...f${at + 1} ...f${at + 1}`} }`).join(' ')}`

const repeated = (n: number, text: (at: number) => string): string =>
  Array.from({ length: n }, (_, at) => text(at)).join(' ')

describe('a GraphQL document is measured before anything walks it', () => {
  it.each<[what: string, source: string, said: RegExp | null]>([
    ['what a page asks', '{ Articles(limit: 10) { docs { id title category { name } } } }', null],
    [
      'a page in three fragments',
      '{ A { ...a } } fragment a on X { b ...c } fragment c on X { d }',
      null,
    ],
    ['24 fragments that double', doubling(20), /at most (500 fields|10 queries)/],
    ['more fragments than a page has', doubling(24), /at most 20 fragments/],
    ['a fragment in itself', '{ ...a } fragment a on Query { ...a }', /may not spread itself/],
    [
      'two fragments in each other',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
      /may not spread itself/,
    ],
    ['depth', `{ ${'a { '.repeat(20)} b ${'}'.repeat(20)} }`, /at most 16 levels/],
    [
      'ten queries and one',
      `{ ${repeated(11, (at) => `q${at}: Articles { totalDocs }`)} }`,
      /at most 10 queries/,
    ],
    [
      'queries in a fragment',
      `{ ...a } fragment a on Query { ${repeated(11, (at) => `q${at}: Articles { totalDocs }`)} }`,
      /at most 10 queries/,
    ],
    [
      'a hundred mutations',
      `mutation { ${repeated(100, (at) => `m${at}: forgotPasswordUser(email: "a@b.c")`)} }`,
      /at most 3 mutations/,
    ],
    ['tokens', `{ a(b: [${'1 '.repeat(5000)}]) }`, /at most 4000 tokens/],
    ['length', `{ a } # ${'x'.repeat(20_000)}`, /at most 20000 characters/],
  ])('%s', (_, source, said) => {
    const wrong = wrongIn(parse(source))
    if (said === null) expect(wrong).toBeNull()
    else expect(wrong).toMatch(said)
  })
})
