import { describe, expect, it } from 'vitest'
import { exampleManuscript, failedExample } from '../../src/text/proof/examples.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { mend, mendSafely } from '../../src/text/proof/mend.ts'
import { proofread } from '../../src/text/proof/proofread.ts'
import { rules } from '../../src/text/proof/rules/index.ts'

const house = houseOf()

describe.each(Object.entries(rules))('%s', (name, rule) => {
  it('has examples that speak and examples that stay silent', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true)
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true)
  })

  it.each(rule.examples.map((example) => [example.shows, example] as const))('%s', (_, example) => {
    expect(
      failedExample(name, { ...house, rules: { [name]: { ...rule, examples: [example] } } }),
    ).toBeNull()
  })

  it('speaks Japanese and English', () => {
    for (const example of rule.examples)
      for (const { message } of rule.check({
        manuscript: exampleManuscript(example, house),
        house,
        archive: example.archive ?? { alike: [] },
      })) {
        expect(message.ja).toMatch(/[。]$/)
        expect(message.ja).toMatch(/[ぁ-ん]/)
        expect(message.en.replace(/“[^”]*”/g, '“”')).toMatch(/^[^ぁ-ん]*[A-Za-z].*[.?!]$/s)
      }
    expect(rule.guide.ja).toMatch(/。$/)
    expect(rule.guide.en).toMatch(/\.$/)
  })
})

describe('the house style', () => {
  const text = '【概要】\n港が再開した。'
  it('names every error before any warning', () => {
    const found = proofread(
      exampleManuscript({ shows: '', text: `${text}\n文字化け縺繧が残る。`, finds: [] }, house),
      house,
    )
    const severities = found.map(({ severity }) => severity)
    expect(severities).toEqual([...severities].sort())
    expect(new Set(severities)).toEqual(new Set(['error', 'warning']))
  })

  it('lets a house lower a rule to a warning, or switch it off', () => {
    const given = exampleManuscript({ shows: '', text, finds: [] }, house)
    const named = (options: Parameters<typeof houseOf>[0]) =>
      proofread(given, houseOf(options))
        .filter(({ rule }) => rule === 'missingSection')
        .map(({ severity }) => severity)
    expect(named({})).toEqual(['error', 'error'])
    expect(named({ rules: { missingSection: 'warning' } })).toEqual(['warning', 'warning'])
    expect(named({ rules: { missingSection: false } })).toEqual([])
  })

  it('cuts one block for two findings where each of them means', () => {
    const given = exampleManuscript(
      { shows: '', text: 'あいう。かきく。さしす。', finds: [] },
      house,
    )
    const cut = (start: number, end: number) => ({
      do: 'remove' as const,
      cuts: [{ block: 0, start, end }],
    })
    expect(mend(given, [cut(0, 4), cut(8, 12)]).blocks[0]!.text).toBe('かきく。')
  })

  it('mends once: a mended text has nothing left to mend', () => {
    for (const rule of Object.values(rules))
      for (const example of rule.examples) {
        const { manuscript } = mendSafely(exampleManuscript(example, house), house)
        expect(mendSafely(manuscript, house).manuscript).toEqual(manuscript)
      }
  })
})

/** The page of rules is made of the rules themselves, so that it cannot say anything else. */
const page = (): string =>
  [
    '# The rules of the house',
    '',
    'Made from the rules in `src/text/proof/rules/` by `npm test -- test/text/rules.test.ts -u`. Errors stop publishing; warnings are shown. A rule mends on save what is certain, and keeps what it took out.',
    ...Object.entries(rules).flatMap(([name, { guide, severity, examples }]) => [
      '',
      `## ${name}`,
      '',
      `${guide.ja} — ${guide.en}`,
      '',
      `*${severity}*${examples.some(({ mended }) => mended !== undefined) ? ', mended on save' : ''}`,
      '',
      ...examples.map(
        ({ shows, finds }) => `- ${finds.length > 0 ? 'speaks' : 'silent'}: ${shows}`,
      ),
    ]),
    '',
  ].join('\n')

it('is explained in docs/rules.md', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/rules.md')
})
