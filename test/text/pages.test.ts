import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sectionText, blocksText } from '../../src/text/manuscript/blockText.ts'
import { sectionsOf } from '../../src/text/manuscript/sections.ts'
import { houseOf } from '../../src/text/house/houseOf.ts'
import { mendSafely } from '../../src/text/proof/mend.ts'
import { canonicalUrl } from '../../src/text/sources/canonicalUrl.ts'
import { readPage } from '../../src/text/parsers/page.ts'
import type { Remark } from '../../src/text/manuscript/manuscript.ts'

// Real pages stand beside the checkout where the project is built; nothing of them is in the project itself.
const folder = path.resolve('../shared/pages')
const there = existsSync(path.join(folder, 'gold.json'))
const gold = there ? JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8')) : {}
const house = houseOf()

const linesOf = (page: string): string[] =>
  readFileSync(path.join(folder, gold[page].file), 'utf8')
    .split('\n')
    .map((line) => line.trim())
const said = (lines: string[], from: number, to = from): string[] =>
  // Bold is read as formatting, not as text.
  lines
    .slice(from - 1, to)
    .filter(Boolean)
    .map((line) => line.replaceAll('**', ''))
const read = (page: string) =>
  readPage(readFileSync(path.join(folder, gold[page].file), 'utf8'), house).map((given) =>
    mendSafely(given, house),
  )
const iso = (text: string): string => {
  const [, year, month, day, time] = /(\d+)年(\d+)月(\d+)日 ([\d:]+)/.exec(text)!
  return `${year}-${month}-${day}T${time}:00+09:00`
}

describe.skipIf(!there)('the five real pages read as their gold says', () => {
  const digests = there
    ? ['001', '002'].flatMap((page) =>
        gold[page].articles.map((article: any, at: number) => [page, at, article]),
      )
    : []

  it('has ten digests in two pages', () => {
    expect([read('001').length, read('002').length]).toEqual([5, 5])
  })

  it.each(digests)('%s, article %i', (page, at, article: any) => {
    const lines = linesOf(page)
    const { manuscript, findings } = read(page)[at]!
    expect(manuscript.title).toBe(article.title)
    expect(manuscript.publishedAt).toBe(iso(article.published))
    expect(manuscript.format).toBe('digest')
    expect(manuscript.eyecatchCredit).toEqual(
      article.eyecatch ? { text: article.eyecatch.credit, url: null, kind: 'ai' } : null,
    )
    const notes = (article.notes ?? []).map(({ text }: any) => text)
    const sections = sectionsOf(manuscript.blocks, house)
    expect(
      sections.map((section) => [
        section.label,
        sectionText(manuscript.blocks, section, house).split('\n'),
      ]),
    ).toEqual(
      article.sections.map(({ name, from, to }: any) => [
        name,
        said(lines, from, to).filter((line) => !notes.includes(line)),
      ]),
    )
    expect(
      sections.flatMap((section) => section.notes.map((note) => manuscript.blocks[note]!.text)),
    ).toEqual(notes)
    expect(
      manuscript.citations.map(({ title, publisher, publishedOn, url, key }) => ({
        title,
        publisher,
        date: publishedOn,
        url,
        url_canonical: key,
      })),
    ).toEqual(
      article.sources.map(({ title, publisher, date, url, url_canonical }: any) => ({
        title,
        publisher,
        date,
        url,
        url_canonical,
      })),
    )
    const wrong = article.sources.some(({ defect }: any) => defect)
    expect(findings.filter(({ rule }) => rule === 'wrongCitation')).toHaveLength(wrong ? 1 : 0)
    expect(manuscript.repairs.map(({ text }) => text.split('\n'))).toEqual(
      article.duplicate
        ? [said(lines, article.duplicate.from, article.duplicate.to).map((line) => line)]
        : [],
    )
    const body = blocksText(manuscript.blocks, house).split('\n')
    const last = article.sections.at(-1)
    expect(body).toEqual(said(lines, article.sections[0].heading_line, last.to))
  })

  it('counts 41 sections, one note and 13 sources behind 19 mentions', () => {
    const all = ['001', '002'].flatMap(read)
    const sections = all.flatMap(({ manuscript }) => sectionsOf(manuscript.blocks, house))
    expect([sections.length, sections.flatMap(({ notes }) => notes).length]).toEqual([41, 1])
    const addresses = ['000', '001', '002'].flatMap((page) => {
      const text = readFileSync(path.join(folder, gold[page].file), 'utf8')
      return [...text.matchAll(/https?:\/\/\S+/g)].map(([url]) => url)
    })
    const manuscripts = ['000', '001', '002'].flatMap((page) =>
      readPage(readFileSync(path.join(folder, gold[page].file), 'utf8'), house),
    )
    // Twelve are cited; the thirteenth is where the eyecatch of 000 comes from.
    const sources = new Set(
      manuscripts.flatMap(({ citations, eyecatchCredit }) => [
        ...citations.map(({ key }) => key),
        ...(eyecatchCredit?.url ? [canonicalUrl(eyecatchCredit.url, house)] : []),
      ]),
    )
    expect([addresses.length, sources.size]).toEqual([19, 13])
  })

  it('000: three sources with their roles, a credit with its link, the category, no chrome', () => {
    const [article] = gold['000'].articles
    const lines = linesOf('000')
    const { manuscript } = read('000')[0]!
    expect(manuscript).toMatchObject({
      title: article.title,
      publishedAt: null,
      category: article.category.name,
      format: 'column',
      comments: [],
    })
    expect(manuscript.citations.map(({ role, url }) => [role, url])).toEqual(
      article.sources.map(({ label, url }: any) => [
        label === '元ネタ' ? 'origin' : 'reference',
        url,
      ]),
    )
    expect(manuscript.eyecatchCredit).toEqual({
      text: article.eyecatch.credit,
      url: article.eyecatch.url,
      kind: 'quoted',
    })
    expect(blocksText(manuscript.blocks, house).split('\n')).toEqual(
      said(lines, article.body.from, article.body.to),
    )
  })

  it('003: the category, two sources without links, credits, related titles and eight comments as a tree', () => {
    const [article] = gold['003'].articles
    const lines = linesOf('003')
    const { manuscript } = read('003')[0]!
    expect(manuscript).toMatchObject({
      title: article.title,
      category: article.category.name,
      format: 'column',
    })
    expect(manuscript.citations.map(({ role, title, url }) => ({ role, title, url }))).toEqual(
      article.sources.map(({ title }: any) => ({ role: 'reference', title, url: null })),
    )
    expect(manuscript.figures).toEqual(article.image_credits.map(({ credit }: any) => ({ credit })))
    expect(manuscript.eyecatchCredit?.text).toBe(article.eyecatch.credit)
    expect(manuscript.related).toEqual(
      article.related_inline.map((line: number) => lines[line - 1]!.replace('関連記事:', '')),
    )
    expect(blocksText(manuscript.blocks, house).split('\n')).toEqual(
      [article.lead.line, ...article.headings, ...article.body]
        .sort((a, b) => a - b)
        .map((line) => lines[line - 1]),
    )
    const flat = (remarks: Remark[], parent: number | null): any[] =>
      remarks.flatMap((remark) => {
        const line = gold['003'].comments.find(
          (comment: any) =>
            comment.author === remark.author &&
            lines.slice(comment.text[0] - 1, comment.text[1]).join('\n') === remark.text,
        )?.line
        return [
          { line, author: remark.author, postedAt: remark.postedAt, votes: remark.votes, parent },
          ...flat(remark.replies, line),
        ]
      })
    expect(flat(manuscript.comments, null)).toEqual(
      gold['003'].comments.map(({ line, author, date, votes, parent }: any) => ({
        line,
        author,
        postedAt: date.replace(
          /(\d+)年 +(\d+)月 +(\d+)日/,
          (_: string, y: string, m: string, d: string) =>
            `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
        ),
        votes,
        parent,
      })),
    )
  })

  it('004: without the advertisement, the repeated title and the biography, with its time', () => {
    const [article] = gold['004'].articles
    const lines = linesOf('004')
    const { manuscript } = read('004')[0]!
    expect(manuscript).toMatchObject({
      title: article.title,
      kicker: lines[0],
      publishedAt: '2023-09-05T20:22:00+09:00',
      citations: [],
    })
    expect(blocksText(manuscript.blocks, house).split('\n')).toEqual(
      [...article.body, ...article.headings]
        .sort((a: number, b: number) => a - b)
        .filter((line: number) => line !== article.duplicate.from)
        .map((line: number) => lines[line - 1]),
    )
    expect(manuscript.repairs.map(({ rule }) => rule).sort()).toEqual([
      'leftovers',
      'leftovers',
      'titleInBody',
    ])
  })
})
