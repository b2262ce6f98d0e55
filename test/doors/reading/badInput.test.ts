import { beforeAll, describe, expect, it } from 'vitest'
import { newsroom, openPublished } from '../../setup/published.ts'

beforeAll(openPublished)

describe('bad input over REST', () => {
  it.each([
    ['GET', '/articles?where=x'],
    ['GET', '/articles?where[id][in]=x,y'],
    ['GET', '/articles?where[title][equals]=%00'],
    ['GET', '/articles?where[createdAt][like]=x'],
    ['GET', '/articles?where[_status][equals]=x'],
    ['GET', '/articles?where[body][like]=x'],
    ['GET', '/articles?limit=1.5'],
    ['GET', '/articles?page=-1'],
    ['GET', '/articles?page=1e20'],
    ['GET', '/articles/no-id'],
  ])('%s %s gets an answer that is no server error', async (method, place) => {
    expect((await newsroom.anonymous(method, place)).status).toBeLessThan(500)
  })

  it.each([
    [{ title: 5 }],
    [{ title: {} }],
    [{ title: 'a\u0000b' }],
    [{ title: '長'.repeat(5_000_000) }],
    [{ citations: 'x' }],
    [{ citations: [5] }],
    [{ citations: [{ source: 'no-id', role: 'base' }] }],
    [{ citations: [{ source: crypto.randomUUID(), role: 'base' }] }],
    [{ format: 'novel' }],
    [{ category: 'x' }],
    [{ eyecatch: ['x'] }],
    [{ eyecatchCredit: { kind: 'zz' } }],
    [{ publishedAt: 'yesterday' }],
    [{ tags: 'x' }],
    [{ relatedArticles: [{}] }],
    [
      {
        body: {
          root: { type: 'root', children: [{ type: 'upload', relationTo: 'media', value: 5 }] },
        },
      },
    ],
  ])('a draft with %j is refused, and nothing of it stays', async (data) => {
    const { editor, payload } = newsroom
    const before = (await payload.count({ collection: 'articles' })).totalDocs
    const reply = await editor('POST', '/articles?draft=true', data)
    expect(reply.status, JSON.stringify(reply.body).slice(0, 300)).toBe(400)
    expect((await payload.count({ collection: 'articles' })).totalDocs).toBe(before)
  })

  it.each([
    ['eyecatch', (id: string) => ({ eyecatch: id })],
    ['category', (id: string) => ({ category: id })],
    ['source', (id: string) => ({ citations: [{ source: id, role: 'base' }] })],
  ])('a reference of %s that leads nowhere is named', async (field, data) => {
    const id = crypto.randomUUID()
    const { body } = await newsroom.editor('POST', '/articles?draft=true', data(id))
    expect(body.errors[0].message).toBe(`「${field}」が指す ${id} はありません。`)
  })

  it.each(['null', '5', '"x"', '[]', '['.repeat(100_000)])(
    'a body of %s is refused',
    async (body) => {
      const { status } = await newsroom.editor('POST', '/articles', body)
      expect(status).toBe(400)
    },
  )
})
