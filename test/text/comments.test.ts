import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isBlocked, searchable, type Block } from '../../src/text/comments/blocklist.ts'
import { readCursor, writeCursor, type Cursor } from '../../src/text/comments/commentSort.ts'
import { hostsIn, linkCount } from '../../src/text/comments/links.ts'
import { policyNow } from '../../src/text/comments/policy.ts'
import { screen } from '../../src/text/comments/screen.ts'
import { shownText } from '../../src/text/comments/shownText.ts'
import { undisguise } from '../../src/text/comments/undisguise.ts'
import { wilson } from '../../src/text/comments/wilson.ts'

type Labelled = { entry: string; kind: Block['kind']; text: string; match: boolean; why: string }

const labelled = JSON.parse(readFileSync('test/text/comments/disguises.json', 'utf8')) as Labelled[]

const found = ({ entry, kind, text }: Pick<Labelled, 'entry' | 'kind' | 'text'>): boolean =>
  isBlocked(
    { kind, value: entry },
    searchable(kind === 'name' ? { authorName: text, body: '' } : { authorName: '', body: text }),
  )

describe('the block list', () => {
  it('finds disguised entries and leaves innocent texts alone', () => {
    const wrong = labelled.filter((one) => found(one) !== one.match)
    const missed = wrong.filter(({ match }) => match)
    // 280 texts by a session that had not seen the list: 151 of 160 found at first, 45 of 120 innocent ones caught.
    expect(missed.map(({ text }) => text).length).toBeLessThanOrEqual(7)
    expect(wrong.length - missed.length).toBeLessThanOrEqual(5)
  })

  it.each([
    ['spam', 'ｓ Ｐ Ａ Ｍ'],
    ['すぱむ', 'す゛ぱむ'],
    ['スパム', 'ｽ\u200bﾊﾟ・ム'],
    ['casino', 'с а s і n o'],
    ['カジノ', '力ジ丿'],
    ['viagra', 'v1@gr4!!'],
  ])('finds %s in %s', (entry, text) => {
    expect(found({ kind: 'word', entry, text })).toBe(true)
  })

  it.each([
    ['spam', 'she has pampered cats'],
    ['cialis', 'a specialist of the port'],
    ['バカ', '夏のバカンスの話です'],
    ['死ね', '祖父の病死、ねんごろに弔われた'],
  ])('does not find %s in %s', (entry, text) => {
    expect(found({ kind: 'word', entry, text })).toBe(false)
  })

  it('finds every entry in itself, in full and half width, and with what cannot be seen in it', () => {
    const entries = labelled.filter(({ kind }) => kind === 'word').map(({ entry }) => entry)
    fc.assert(
      fc.property(
        fc.constantFrom(...entries),
        fc.constantFrom('\u200b', '\u00ad', '\u2060', '\ufe0f', ''),
        (entry, unseen) => {
          const inside = [...entry].join(unseen)
          const wide = entry.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          for (const text of [entry, inside, wide, entry.toUpperCase(), entry.normalize('NFD')])
            expect(found({ kind: 'word', entry, text }), text).toBe(true)
        },
      ),
    )
  })

  it('never fails, whatever the text, and stays quick on hostile ones', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        undisguise(text)
        hostsIn(text)
        expect(typeof found({ kind: 'word', entry: 'カジノ', text })).toBe('boolean')
        expect(typeof found({ kind: 'name', entry: 'x', text })).toBe('boolean')
      }),
    )
    for (const piece of [
      '㏂',
      '中.',
      '\n',
      '\ufdfa',
      '\u0316\u0301',
      '[.',
      ' dot',
      'ー',
      'カー',
      'a.',
      '.',
      '゛',
      '%41',
      'http://',
      '[.]',
      ' dot ',
      '(',
      'xn--',
    ])
      for (const entry of ['カジノ', 'bad.example'])
        found({ kind: entry === 'カジノ' ? 'word' : 'link', entry, text: piece.repeat(5000) })
  }, 20_000)
})

describe('links', () => {
  it.each([
    ['見出し https://a.example/x と www.b.example', 2],
    ['Node.js 24.21.0 の 3.5％、v1.2.3、午後3.30', 0],
    ['hxxps://evil[.]example/ と bad（ドット）example', 2],
    ['詳しくはa.exampleへどうぞ', 1],
    ['http://192.0.2.7:8080/', 1],
    ['メールは a@b.example へ', 1],
  ])('in %s there are %i', (text, count) => {
    expect(linkCount(text)).toBe(count)
  })
})

describe('Wilson’s lower bound', () => {
  it('lies between 0 and the share, grows with votes for and falls with votes against', () => {
    const votes = fc.nat(100_000)
    fc.assert(
      fc.property(votes, votes, (up, down) => {
        const score = wilson(up, down)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(up + down === 0 ? 0 : up / (up + down))
        expect(wilson(up + 1, down)).toBeGreaterThanOrEqual(score)
        expect(wilson(up, down + 1)).toBeLessThanOrEqual(score)
      }),
    )
  })

  // The interval of 9 in 10 as Wilson’s formula gives it by hand.
  it.each([
    [0, 0, 0],
    [1, 0, 0.206549],
    [9, 1, 0.59585],
    [100, 0, 0.963007],
    [0, 5, 0],
  ])('of %i for and %i against is %f', (up, down, score) => {
    expect(wilson(up, down)).toBeCloseTo(score, 5)
  })
})

describe('cursors', () => {
  it('are read as they were written', () => {
    const cursor = fc.record({
      sort: fc.constantFrom('best', 'newest', 'oldest', 'discussed'),
      parent: fc.option(fc.uuid(), { nil: null }),
      after: fc.option(
        fc.record({
          value: fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0),
          postedAt: fc
            .date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
            .map((date) => date.toISOString()),
          id: fc.uuid(),
        }),
        { nil: null },
      ),
    }) as fc.Arbitrary<Cursor>
    fc.assert(
      fc.property(cursor, (one) => {
        expect(readCursor(writeCursor(one))).toEqual(one)
      }),
    )
  })

  it('that are none are none', () => {
    fc.assert(fc.property(fc.string(), (text) => void readCursor(text)))
    for (const parts of [
      [],
      ['best'],
      ['best', null, NaN],
      ['best', null, 1, 'x', 'y'],
      ['best', "'", 1],
    ])
      expect(readCursor(btoa(JSON.stringify(parts)))).toBe(null)
  })
})

describe('what is shown', () => {
  it('shows what controls and turns text by its number, and nothing else', () => {
    expect(shownText('a\u202eb\u2066c\u0007\u061c')).toBe('a⟨U+202E⟩b⟨U+2066⟩c⟨U+0007⟩⟨U+061C⟩')
    const plain = '「顔文字」(^_^)\t👨‍👩‍👧‍👦 ٩(◕‿◕｡)۶\n鷗𠮷①㈱ が゙ العربية'
    expect(shownText(plain)).toBe(plain)
  })
})

describe('the policy', () => {
  const now = Date.parse('2026-11-22T00:00:00Z')
  it.each([
    [{ policy: 'open', publishedAt: '2026-11-20T00:00:00Z', days: 3, isClosed: false }, 'open'],
    [{ policy: 'open', publishedAt: '2026-11-19T00:00:00Z', days: 3, isClosed: false }, 'closed'],
    [
      { policy: 'members', publishedAt: '2020-01-01T00:00:00Z', days: 0, isClosed: false },
      'members',
    ],
    [{ policy: 'open', publishedAt: null, days: 3, isClosed: false }, 'open'],
    [{ policy: 'open', publishedAt: null, days: null, isClosed: true }, 'closed'],
  ] as const)('of %o is %s', (discussion, policy) => {
    expect(policyNow(discussion, now)).toBe(policy)
  })
})

describe('screening', () => {
  const fine = {
    said: { authorName: '読者', body: '続報を待っています。' },
    isModerated: false,
    isKnown: true,
    isBlockedAddress: false,
    sameText: 0,
    isHoneypotFilled: false,
    seconds: 30,
  }
  const rules = { blocks: [], maxLinks: 2, minimumSeconds: 3, holdsNewNames: true }
  it.each([
    ['nothing', {}, 'pass', []],
    ['a moderated article', { isModerated: true, isKnown: false }, 'hold', ['moderated']],
    ['a new name', { isKnown: false }, 'hold', ['newName']],
    ['a blocked address', { isBlockedAddress: true }, 'spam', ['address']],
    ['the same text once', { sameText: 1 }, 'hold', ['repeated']],
    ['a flood', { sameText: 3 }, 'spam', ['repeated']],
    ['the trap', { isHoneypotFilled: true }, 'spam', ['honeypot']],
    ['too fast', { seconds: 1 }, 'hold', ['tooFast']],
    ['no form', { seconds: null }, 'hold', ['noForm']],
    [
      'links and a listed word',
      { said: { authorName: 'x', body: '副業 www.a.example www.b.example www.c.example' } },
      'refuse',
      ['word', 'links'],
    ],
  ] as const)('%s', (_, given, action, reasons) => {
    const verdict = screen(
      { ...fine, ...given, said: searchable('said' in given ? given.said : fine.said) },
      { ...rules, blocks: [{ kind: 'word', value: '副業', action: 'refuse' }] },
    )
    expect(verdict.action).toBe(action)
    expect(verdict.holds.map(({ reason }) => reason)).toEqual(reasons)
  })
})
