import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { MidashiOptions } from '../../src/plugins/resolveOptions.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { proofread } from '../../src/text/proof/proofread.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { readCitations } from '../../src/text/sources/citation.ts'

const page = (name: string): string => readFileSync(path.resolve('docs', `${name}.md`), 'utf8')

const codeIn = (text: string, language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(text)![1]!

const folder = mkdtempSync(path.resolve('.newsroom', 'docs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the two READMEs say the same', () => {
  const readme = (name: string): string => readFileSync(path.resolve(name), 'utf8')
  const [english, japanese] = [readme('README.md'), readme('README.ja.md')]
  const code = (text: string): string[] =>
    [...text.matchAll(/```\w*\n([^]*?)```/g)]
      .map(([, block]) => block!.replace(/\s*#.*$/gm, ''))
      // The tree of the house stands in one of them.
      .filter((block) => !block.startsWith('src/'))
  const links = (text: string): string[] =>
    [...text.matchAll(/\]\(([^)]+)\)/g)]
      .map(([, link]) => link!.replace('.ja.md', '.md'))
      .filter((link) => link !== 'README.md')
      .toSorted()

  it('in their commands', () => expect(code(japanese)).toEqual(code(english)))
  it('in their links', () =>
    expect([...new Set(links(japanese))]).toEqual([...new Set(links(english))]))
  it('and every file they lead to is there', () => {
    for (const link of links(english))
      if (!/^https?:/.test(link)) expect(existsSync(path.resolve(link)), link).toBe(true)
  })
})

describe('what the docs show works as it stands there', () => {
  it('docs/extending.md: a section, a format and a rule of one’s own', async () => {
    const file = path.join(folder, 'midashi.options.ts')
    writeFileSync(
      file,
      codeIn(page('extending'), 'ts').replace("'midashi'", "'../../src/index.ts'"),
    )
    const { options } = (await import(file)) as { options: MidashiOptions }
    const house = houseOf(options)
    const [article] = readPage(
      `港のいま\n2026年3月1日\n【概要】\n${'港が再開した。'.repeat(1)}\n【経緯】\n三年前に止まった。\n【要点】\n・再開は三月`,
      house,
    )
    const found = proofread({ ...article!, format: 'explainer' }, house)
    expect(found.map(({ rule }) => rule)).toEqual(['missingCitation'])
    const long = readPage(
      `港のいま\n【概要】\n${Array.from({ length: 60 }, (_, n) => `${n}番目の船が港に着いた。`).join('')}\n【背景】\n三年前に止まった。`,
      house,
    )
    expect(proofread(long[0]!, house).map(({ rule }) => rule)).toContain('shortSummary')
    expect(canonicalUrl('https://www.kitahamanippo.example/1?from=top&id=2', house)).toBe(
      'https://kitahamanippo.example/1?id=2',
    )
  })

  it.each(
    ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter(
      (name) => name.endsWith('.md'),
    ),
  )('%s names files that are there', (file) => {
    const named = [...readFileSync(file, 'utf8').matchAll(/`((?:src|test|bench)\/[\w./()-]+)`/g)]
    expect(named.map(([, one]) => one!).filter((one) => !existsSync(one))).toEqual([])
  })

  it.each(['writing', 'writing.ja'])('docs/%s.md: the citation lines', (name) => {
    const lines = codeIn(page(name), '').trim().split('\n')
    expect(
      readCitations(lines, houseOf()).map(({ role, title, publisher, publishedOn }) => [
        role,
        title,
        publisher,
        publishedOn,
      ]),
    ).toEqual([
      ['base', '北浜港、三年ぶり再開', '北浜日報', '2025-03-20'],
      ['origin', '沖合の島に新航路', '南嶺タイムズ', '2025-03-18'],
      ['reference', '港の記録', '北浜書房', null],
    ])
  })
})
