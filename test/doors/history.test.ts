import { beforeAll, describe, expect, it } from 'vitest'
import { changeWords, type SavedState } from '../../src/text/article/changedField.ts'
import { bodyOf, digest, sourceIn, wholeText } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
let id: string

const statesOf = async (who: 'editor' | 'writer' = 'editor', page = 1) => {
  const { status, body } = await newsroom[who](
    'GET',
    `/articles/history?article=${id}&page=${page}`,
  )
  expect(status, JSON.stringify(body)).toBe(200)
  return body as { docs: SavedState[]; hasNext: boolean }
}

const wordsOf = ({ changes }: SavedState): string | null =>
  changes && changes.map((change) => changeWords(change).ja).join('、')

const save = async (who: 'editor' | 'writer', data: object, query = ''): Promise<void> => {
  const { status, body } = await newsroom[who]('PATCH', `/articles/${id}${query}`, data)
  expect(status, JSON.stringify(body)).toBe(200)
}

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, { title: '港の記事', tags: ['港'] })),
    _status: 'published',
  })
  id = body.doc.id
  const category = (await newsroom.editor('POST', '/categories', { name: '暮らし' })).body.doc
  await save(
    'writer',
    {
      title: '港の朝',
      category: category.id,
      body: bodyOf(
        wholeText
          .replace('一日二往復の運航', '一日三往復の運航')
          .replace('三年ぶりに再開し', '五年ぶりに再開し'),
      ),
      _status: 'draft',
    },
    '?draft=true',
  )
  await save('editor', {
    citations: [
      { source: await sourceIn(newsroom), role: 'base' },
      { source: await sourceIn(newsroom), role: 'reference' },
    ],
    tags: ['港', '朝'],
    _status: 'published',
  })
})

describe('the history of an article', () => {
  it('says who saved it, what each changed in words, and what readers see', async () => {
    const { docs, hasNext } = await statesOf()
    expect(docs.map(({ by }) => by)).toEqual(
      ['editor', 'writer', 'editor'].map((role) => expect.stringContaining(role)),
    )
    expect(docs.map(({ isLive, isPublished }) => [isLive, isPublished])).toEqual([
      [true, true],
      [false, false],
      [false, true],
    ])
    expect(docs.map(wordsOf)).toEqual([
      expect.stringMatching(/^出典 \d件、タグ/),
      expect.stringMatching(/^タイトル、本文 2か所、カテゴリー/),
      null,
    ])
    expect(hasNext).toBe(false)
  })

  it('lays what was over what is, relations by their names, and keeps what the house keeps for itself', async () => {
    const [, second] = (await statesOf('writer')).docs
    const lines = (name: string) => second!.changes!.find((one) => one.name === name)!.lines
    expect(lines('title')).toEqual([
      [
        { in: 'both', text: '港の' },
        { in: 'before', text: '記事' },
        { in: 'after', text: '朝' },
      ],
    ])
    expect(lines('category')).toEqual([[{ in: 'after', text: '暮らし' }]])
    expect(JSON.stringify(lines('body'))).toContain('【概要】')
    const told = (await statesOf()).docs.flatMap(({ changes }) =>
      (changes ?? []).map(({ name }) => name),
    )
    for (const own of ['proof', 'revision', 'jsonLd', 'pictures', 'revisedBy', 'sections'])
      expect(told).not.toContain(own)
  })

  it('says nothing of a save that changed nothing, and goes on where there is more', async () => {
    for (let n = 0; n < 16; n++) await save('editor', { _status: 'published' })
    const first = await statesOf()
    expect([first.docs.length, first.hasNext, first.docs[0]!.changes]).toEqual([15, true, []])
    const rest = await statesOf('editor', 2)
    expect([rest.docs.length, rest.hasNext]).toEqual([4, false])
    // What stands first on the second page was compared with what stands behind it.
    expect(first.docs.at(-1)!.changes).toEqual([])
    expect(rest.docs.at(-1)!.changes).toBe(null)
  })

  it('is restored as a draft: readers see what they saw', async () => {
    const { docs } = await statesOf('editor', 2)
    const { status } = await newsroom.writer(
      'POST',
      `/articles/versions/${docs.at(-1)!.id}?draft=true`,
    )
    expect(status).toBe(200)
    const live = await newsroom.anonymous('GET', `/articles/${id}`)
    expect(live.body.title).toBe('港の朝')
    const draft = await newsroom.editor('GET', `/articles/${id}?draft=true`)
    expect(draft.body.title).toBe('港の記事')
    expect((await statesOf()).docs[0]).toMatchObject({ isPublished: false, isLive: false })
    expect((await statesOf()).docs[1]).toMatchObject({ isLive: true })
  })

  it('that is restored leaves when readers were last given another text', async () => {
    const made = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { title: '橋の話' })),
      _status: 'published',
    })
    const article = made.body.doc.id
    const publish = async (data: object): Promise<any> =>
      (await newsroom.editor('PATCH', `/articles/${article}`, { ...data, _status: 'published' }))
        .body.doc
    const revised = (await publish({ title: '橋の長い話' })).revisedAt
    expect(revised).toBeTruthy()
    const { docs } = (await newsroom.editor('GET', `/articles/history?article=${article}`)).body
    await newsroom.editor('POST', `/articles/versions/${docs.at(-1).id}?draft=true`)
    const restored = await newsroom.editor('GET', `/articles/${article}?draft=true&depth=0`)
    expect(restored.body).toMatchObject({ title: '橋の話', revisedAt: revised })
    const again = await publish({})
    expect(Date.parse(again.revisedAt)).toBeGreaterThan(Date.parse(revised))
  })

  it('tells what the desk did, and what it said', async () => {
    const made = await newsroom.writer('POST', '/articles?draft=true', { title: '堤防の話' })
    const article = made.body.doc.id
    const move = async (
      who: 'editor' | 'writer',
      state: string | null,
      note: string | null = null,
    ) =>
      expect(
        (
          await newsroom[who]('PATCH', `/articles/${article}?draft=true`, {
            review: { state, note },
          })
        ).status,
      ).toBe(200)
    await move('writer', 'submitted')
    await move('editor', 'returned', '出典を足してください。')
    await move('writer', 'submitted')
    await move('writer', null)
    const { docs } = (await newsroom.editor('GET', `/articles/history?article=${article}`)).body
    expect(
      docs.map(({ step, by }: SavedState) => [step?.state ?? null, step?.note ?? null, by]),
    ).toEqual([
      ['taken back', null, 'writer'],
      ['submitted', null, 'writer'],
      ['returned', '出典を足してください。', 'editor'],
      ['submitted', null, 'writer'],
      [null, null, 'writer'],
    ])
  })

  it('is staff’s alone, and of an article that is named', async () => {
    expect((await newsroom.anonymous('GET', `/articles/history?article=${id}`)).status).toBe(403)
    for (const wrong of ['', '?article=x', `?article[]=${id}`]) {
      const { status, body } = await newsroom.editor('GET', `/articles/history${wrong}`)
      expect([status, body.errors[0].message]).toEqual([
        400,
        '記事のIDを article に指定してください。',
      ])
    }
  })

  it('does not call live what readers see from tomorrow on', async () => {
    await save('editor', {
      publishedAt: new Date(Date.now() + 86_400_000).toISOString(),
      _status: 'published',
    })
    expect((await statesOf()).docs[0]).toMatchObject({ isPublished: true, isLive: false })
  })
})
