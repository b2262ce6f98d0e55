import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { importManuscript, type Outcome } from '../../src/importer/importManuscript.ts'
import { houseOf, readPage, type ParsedManuscript } from '../../src/index.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

const house = houseOf()
const sample = (name: string): ParsedManuscript[] =>
  readPage(readFileSync(`src/newsroom/samples/${name}`, 'utf8'), house, name)

let newsroom: Newsroom
const importAll = async (manuscripts: ParsedManuscript[], options = {}): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const manuscript of manuscripts)
    outcomes.push(await importManuscript(newsroom.payload, house, manuscript, options))
  return outcomes
}
const counts = async (): Promise<number[]> =>
  Promise.all(
    (['articles', 'sources', 'categories', 'comments'] as const).map(
      async (collection) => (await newsroom.payload.count({ collection })).totalDocs,
    ),
  )

beforeAll(async () => {
  newsroom = await openNewsroom()
})

describe('importing manuscripts', () => {
  it('keeps nothing in a dry run', async () => {
    const before = await counts()
    const outcomes = await importAll(sample('day-page.txt'), { dryRun: true })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['written', 'written', 'written'])
    expect(await counts()).toEqual(before)
  })

  it('publishes what is whole and known in time, and keeps the rest as drafts', async () => {
    const outcomes = await importAll([...sample('day-page.txt'), ...sample('missing-section.txt')])
    expect(outcomes.map((outcome) => outcome.outcome === 'written' && outcome.published)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('writes nothing the second time', async () => {
    const before = await counts()
    const outcomes = await importAll([...sample('day-page.txt'), ...sample('missing-section.txt')])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
    ])
    expect(await counts()).toEqual(before)
  })

  it('keeps one record for a source two articles cite, and what the second one calls it', async () => {
    const { body } = await newsroom.editor(
      'GET',
      `/articles?where[title][contains]=${encodeURIComponent('風力発電')}&depth=1`,
    )
    const [citation] = body.docs[0].citations
    expect(citation.source.title).toMatch(/^City library/)
    expect(citation.statedTitle).toMatch(/^Two hundred residents/)
    expect(body.docs[0].proof.findings).toEqual([
      expect.objectContaining({ rule: 'wrongCitation' }),
    ])
  })

  it('takes out the second body and keeps what was taken out', async () => {
    await importAll(sample('pasted-twice.txt'))
    const { body } = await newsroom.editor(
      'GET',
      `/articles?where[title][contains]=${encodeURIComponent('干潟')}`,
    )
    expect(body.docs[0].sections.map(({ kind }: { kind: string }) => kind)).toEqual([
      'summary',
      'detail',
      'keyPoints',
    ])
    expect(body.docs[0].proof.repairs).toEqual([
      expect.objectContaining({
        rule: 'repeatedText',
        text: expect.stringContaining('市民団体は3月の'),
      }),
    ])
    const { id, proof } = body.docs[0]
    const undone = await newsroom.editor(
      'POST',
      `/articles/${id}/repairs/${proof.repairs[0].id}/undo?draft=true`,
    )
    expect(undone.status).toBe(200)
    const again = undone.body.doc.sections.find(
      ({ kind }: { kind: string }) => kind === 'keyPoints',
    )
    expect(again.text).toContain('市民団体は3月の')
  })

  it('brings comments as a tree with their votes, once', async () => {
    const options = { publishedAt: '2026-06-07T18:00:00+09:00' }
    await importAll(sample('news-column.txt'), options)
    await importAll(sample('news-column.txt'), options)
    const { body } = await newsroom.anonymous('GET', '/comments?depth=0&sort=createdAt&limit=50')
    const byId = new Map(body.docs.map((comment: any) => [comment.id, comment]))
    expect(
      body.docs.map((comment: any) => [
        comment.authorName,
        (byId.get(comment.parent) as any)?.authorName ?? null,
        comment.votes.imported,
        comment.depth,
      ]),
    ).toEqual([
      ['灯台守さん', null, 12, 0],
      ['波待ち', null, 5, 0],
      ['元機関士', '波待ち', 18, 1],
      ['波待ち', '波待ち', 3, 1],
      ['島の猫', null, null, 0],
    ])
  })

  it('refuses another text under the same title and time, and touches nothing', async () => {
    const [first] = sample('day-page.txt')
    const before = await counts()
    const [outcome] = await importAll([{ ...first!, blocks: first!.blocks.slice(0, -3) }])
    expect(outcome).toMatchObject({
      outcome: 'refused',
      reason: { ja: expect.stringContaining('内容が違います'), en: expect.any(String) },
    })
    expect(await counts()).toEqual(before)
  })

  it('leaves nothing half-written of an article that cannot be saved', async () => {
    const [first] = sample('news-column.txt')
    const before = await counts()
    const broken = {
      ...first!,
      title: '壊れた原稿',
      comments: [
        {
          author: '名無し',
          postedAt: null,
          text: '見ました。',
          votes: 'many' as never,
          replies: [],
        },
      ],
    }
    const [outcome, next] = await importAll([
      broken,
      { ...first!, title: '次の原稿', comments: [] },
    ])
    expect(outcome).toMatchObject({ outcome: 'refused' })
    expect(next).toMatchObject({ outcome: 'written' })
    const after = await counts()
    expect(after[0]).toBe(before[0]! + 1)
    expect(after[3]).toBe(before[3])
  })
})
