import { beforeEach, describe, expect, it } from 'vitest'
import { provePages } from '../../src/published/provePages.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
const ids: Record<string, string> = {}

const make = async (title: string, tags: string[], more: object = {}): Promise<string> => {
  const { status, body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, { title, tags })),
    _status: 'published',
    ...more,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc.id
}
const tagsOf = async (id: string, query = ''): Promise<string[]> =>
  (await newsroom.editor('GET', `/articles/${id}${query}`)).body.tags
const used = async (): Promise<Record<string, number>> => {
  const { body } = await newsroom.writer('GET', '/articles/tags')
  return Object.fromEntries(
    body.docs.map(({ tag, articles }: { tag: string; articles: number }) => [tag, articles]),
  )
}
const change = (from: unknown, to: unknown, who: 'editor' | 'writer' | 'anonymous' = 'editor') =>
  newsroom[who]('POST', '/articles/tags', { from, to })
const site = async (path: string): Promise<any> =>
  (await newsroom.anonymous('GET', `/site${path}`)).body

beforeEach(async () => {
  newsroom = await openNewsroom()
  ids.live = await make('港の朝', ['漁港', '朝'])
  ids.both = await make('港の昼', ['港', '漁港'])
  ids.draft = await make('港の夜', ['漁港'], { _status: 'draft' })
  ids.changed = await make('町の話', ['町'])
  await newsroom.editor('PATCH', `/articles/${ids.changed}?draft=true`, {
    tags: ['町', '漁港'],
    _status: 'draft',
  })
})

describe('tags', () => {
  it('are told to staff with how many articles have them, drafts among those', async () => {
    expect(await used()).toEqual({ 漁港: 4, 朝: 1, 港: 1, 町: 1 })
    expect((await newsroom.anonymous('GET', '/articles/tags')).status).toBe(403)
  })

  it('are told with how many have them as they were saved last: what the list of articles shows', async () => {
    await newsroom.editor('PATCH', `/articles/${ids.live}?draft=true`, { tags: ['朝'] })
    const { body } = await newsroom.writer('GET', '/articles/tags')
    const told = body.docs.find(({ tag }: { tag: string }) => tag === '漁港')
    expect(told).toEqual({ tag: '漁港', articles: 4, latest: 3 })
    const where = `where[or][0][and][0][tags][equals]=${encodeURIComponent('漁港')}`
    const list = await newsroom.writer('GET', `/articles?draft=true&depth=0&${where}`)
    expect(list.body.totalDocs).toBe(3)
  })

  it('are renamed everywhere: live, drafted, and in what was', async () => {
    const { body } = await change('漁港', ' 北の漁港 ')
    expect(body).toEqual({ articles: 4 })
    expect(await tagsOf(ids.live!)).toEqual(['北の漁港', '朝'])
    expect(await tagsOf(ids.draft!, '?draft=true')).toEqual(['北の漁港'])
    expect(await tagsOf(ids.changed!)).toEqual(['町'])
    expect(await tagsOf(ids.changed!, '?draft=true')).toEqual(['町', '北の漁港'])
    const { body: versions } = await newsroom.editor('GET', '/articles/versions?limit=50')
    expect(JSON.stringify(versions)).not.toContain('"漁港"')
  })

  it('are one where they are called the same, once an article', async () => {
    await change('漁港', '港')
    expect(await tagsOf(ids.both!)).toEqual(['港'])
    expect(await used()).toEqual({ 港: 4, 朝: 1, 町: 1 })
  })

  it('are taken away, and the articles stay', async () => {
    await change('漁港', null)
    expect(await used()).toEqual({ 朝: 1, 港: 1, 町: 1 })
    expect(await tagsOf(ids.live!)).toEqual(['朝'])
  })

  it('are what readers see at once: lists, pages, counts, search', async () => {
    for (const path of ['/articles?tag=漁港', '/tags', '/search?q=漁港']) await site(path)
    await change('漁港', '北の港町')
    expect((await site(`/articles?tag=${encodeURIComponent('漁港')}`)).docs).toEqual([])
    const { docs } = await site(`/articles?tag=${encodeURIComponent('北の港町')}`)
    expect(docs.map(({ title }: { title: string }) => title)).toEqual(['港の昼', '港の朝'])
    expect(docs[1].tags).toEqual(['北の港町', '朝'])
    expect((await site('/tags')).docs).toContainEqual({ tag: '北の港町', articles: 2 })
    expect((await site(`/search?q=${encodeURIComponent('北の港町')}`)).total).toBe(2)
    expect((await site(`/search?q=${encodeURIComponent('漁港')}`)).total).toBe(0)
    const found = await newsroom.editor(
      'GET',
      `/articles?draft=true&where[searchText][like]=${encodeURIComponent('北の港町')}`,
    )
    expect(found.body.totalDocs).toBe(4)
    expect((await provePages(newsroom.payload, true, () => {})).wrong).toEqual([])
    const filtered = await newsroom.editor(
      'GET',
      `/articles?where[tags][equals]=${encodeURIComponent('北の港町')}`,
    )
    expect(filtered.body.totalDocs).toBeGreaterThan(1)
  })

  it('are not brought back by a form that was open: its save is told of', async () => {
    const form = (await newsroom.editor('GET', `/articles/${ids.draft}?draft=true`)).body
    const live = (await newsroom.editor('GET', `/articles/${ids.live}`)).body
    await change('漁港', '北の漁港')
    for (const { id, revision, tags, _status } of [form, live]) {
      const { status, body } = await newsroom.editor(
        'PATCH',
        `/articles/${id}${_status === 'draft' ? '?draft=true' : ''}`,
        { tags, revision, _status },
      )
      expect([status, body.errors[0].name]).toEqual([409, 'Outdated'])
    }
    const { body: now } = await newsroom.editor('GET', `/articles/${ids.live}`)
    const again = await newsroom.editor('PATCH', `/articles/${ids.live}`, {
      kicker: '港',
      revision: now.revision,
      _status: 'published',
    })
    expect([again.status, again.body.doc.tags]).toEqual([200, ['北の漁港', '朝']])
  })

  it('are changed by editors alone, by a name that is one', async () => {
    expect((await change('漁港', '港', 'writer')).status).toBe(403)
    expect((await change('漁港', '港', 'anonymous')).status).toBe(403)
    for (const [from, to] of [
      [undefined, '港'],
      ['漁港', undefined],
      ['漁港', '　'],
      ['漁港', '長'.repeat(101)],
      [['漁港'], '港'],
    ]) {
      const { status, body } = await change(from, to)
      expect([status, body.errors[0].message]).toEqual([400, expect.stringMatching(/タグ/)])
    }
    expect(await used()).toEqual({ 漁港: 4, 朝: 1, 港: 1, 町: 1 })
    expect((await change('ないタグ', '港')).body).toEqual({ articles: 0 })
  })
})
