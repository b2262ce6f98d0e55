import { saysNothingNew } from '../../src/components/writing/saysNothingNew.ts'
import { describe, expect, it } from 'vitest'
import { houseData, houseFrom } from '../../src/text/house/houseData.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { shownFindings } from '../../src/text/house/shownFindings.ts'
import { manuscript } from '../../src/text/manuscript/manuscript.ts'
import { exampleManuscript } from '../../src/text/proof/examples.ts'
import { proofread } from '../../src/text/proof/proofread.ts'
import type { Rule } from '../../src/text/proof/rule.ts'
import { rules } from '../../src/text/proof/rules/index.ts'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { house } from '../setup/house.ts'

/** An app's own rule about alternative texts: ten characters at least. */
const missingAlt: Rule = {
  guide: { ja: '代替テキストは十字以上で書く。', en: 'Ten characters at least.' },
  severity: 'error',
  *check({ manuscript: { eyecatch } }) {
    if (eyecatch && (eyecatch.alt ?? '').length < 10)
      yield { place: 'eyecatch', message: { ja: '短すぎます。', en: 'Too short.' } }
  },
  examples: [],
}

/** As the props of the panel travel: as JSON. */
const inBrowser = (given: typeof house): typeof house =>
  houseFrom(JSON.parse(JSON.stringify(houseData(given))))

describe('the panel of an app that has replaced a rule', () => {
  const own = inBrowser(
    houseOf({ rules: { missingAlt, missingCredit: 'error', titleInBody: false } }),
  )
  const article = manuscript({
    title: '港の便り',
    format: 'column',
    eyecatch: { alt: '港', credit: null },
  })
  const found = { place: 'eyecatch', message: { ja: '短すぎます。', en: 'Too short.' } }

  it('runs exactly the rules whose check it has, as grave as the house wants them', () => {
    expect(Object.keys(own.rules)).toEqual(
      Object.keys(rules).filter((name) => !/^(missingAlt|titleInBody|sameArticle)$/.test(name)),
    )
    expect(own.rules.missingCredit!.severity).toBe('error')
  })

  it('shows what the replaced rule has found on the last save, and does not run the built-in one', () => {
    const shown = shownFindings(article, own, {
      findings: [{ rule: 'missingAlt', severity: 'error', ...found }],
    })
    expect(shown.filter(({ rule }) => rule === 'missingAlt')).toEqual([
      { rule: 'missingAlt', severity: 'error', ...found },
    ])
  })

  it('shows nothing that was saved by a rule it runs itself: the text may have changed', () => {
    const stale = { rule: 'missingTitle', severity: 'error', ...found } as const
    expect(
      shownFindings(article, own, { findings: [stale] }).map(({ rule }) => rule),
    ).not.toContain('missingTitle')
  })
})

describe('a house in a browser', () => {
  it('finds what the house on the server finds, in every example of every rule that travels', () => {
    const there = inBrowser(house)
    for (const rule of Object.values(rules))
      for (const example of rule.examples) {
        const given = exampleManuscript(example, house)
        const onServer = proofread(given, house).filter(({ rule: name }) => name in there.rules)
        expect(proofread(exampleManuscript(example, there), there)).toEqual(onServer)
      }
  })

  it('folds addresses as the server does, patterns of tracking parameters too', () => {
    const own = houseOf({ sites: { 'kitahama.example': { tracking: [/^from_/i, 'ref'] } } })
    for (const house of [own, inBrowser(own)])
      expect(canonicalUrl('https://kitahama.example/1?FROM_mail=1&ref=2&id=3', house)).toBe(
        'https://kitahama.example/1?id=3',
      )
  })
})

describe('an autosave behind a publication', () => {
  const body = {
    root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: '港' }] }] },
  }
  const live = {
    id: 1,
    title: '便が戻る',
    body,
    slug: '便が戻る',
    kicker: null,
    tags: [],
    eyecatchCredit: { text: null },
    _status: 'published',
    revision: 3,
    updatedAt: 'then',
  }
  const sent = (change: object): FormData => {
    const form = new FormData()
    const { id: _id, ...fields } = live
    form.set('_payload', JSON.stringify({ ...fields, _status: 'draft', revision: 2, ...change }))
    return form
  }
  it.each([
    ['the same', {}, true],
    [
      'the same, what is empty left out or written otherwise',
      { kicker: '', tags: undefined, eyecatchCredit: {} },
      true,
    ],
    ['another title', { title: '便が戻った' }, false],
    ['another body', { body: { root: { children: [] } } }, false],
    ['a kicker more', { kicker: '港' }, false],
    ['a tag more', { tags: ['港'] }, false],
  ])('is sent where it says anything new: %s', (_, change, isNothing) => {
    expect(saysNothingNew(sent(change), live)).toBe(isNothing)
    expect(saysNothingNew(sent(change), null)).toBe(false)
  })
})
