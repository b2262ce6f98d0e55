import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const published = async (change: Record<string, unknown> = {}) =>
  (
    await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { kicker: '港', tags: ['航路'], ...change })),
      _status: 'published',
    })
  ).body.doc

describe('a copy of an article', () => {
  it.each(['', '?draft=true', '?draft=false'])(
    'has everything, is a draft without a time and says that it is a copy (%s)',
    async (query) => {
      const article = await published()
      const { body, status } = await newsroom.editor(
        'POST',
        `/articles/${article.id}/duplicate${query}`,
        {},
      )
      expect(status).toBe(200)
      const { doc } = body
      expect(doc.body).toEqual(article.body)
      expect(doc.title).toBe(`${article.title}（コピー）`)
      expect(doc).toMatchObject({
        _status: 'draft',
        kicker: '港',
        tags: ['航路'],
        publishedAt: null,
        citations: [{ role: 'base' }],
      })
      expect((await newsroom.anonymous('GET', `/articles/${doc.id}`)).status).toBe(404)
      const kept = await newsroom.anonymous('GET', `/articles/${article.id}`)
      expect(kept.body.title).toBe(article.title)
    },
  )

  it('is a draft by GraphQL and the Local API too, whatever is asked', async () => {
    const article = await published()
    const doc = await newsroom.payload.duplicate({
      collection: 'articles',
      id: article.id,
      draft: false,
      data: { _status: 'published' } as never,
    })
    expect(doc).toMatchObject({ _status: 'draft', title: `${article.title}（コピー）` })
  })

  it('of a title as long as it may be keeps within its field, whole characters only', async () => {
    const article = await published({ title: `${'𠮷'.repeat(99)}港` })
    const { body } = await newsroom.editor('POST', `/articles/${article.id}/duplicate`, {})
    expect(body.doc.title).toMatch(/^𠮷+（コピー）$/u)
    expect(body.doc.title.length).toBeLessThanOrEqual(200)
  })

  it('can be published when somebody decides so, under an address of its own', async () => {
    const article = await published()
    const { doc } = (await newsroom.editor('POST', `/articles/${article.id}/duplicate`, {})).body
    const { body, status } = await newsroom.editor('PATCH', `/articles/${doc.id}`, {
      title: '北浜港の定期航路が夏から増便',
      _status: 'published',
    })
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.doc.slug).not.toBe(article.slug)
  })

  it('is not public because what it was copied from is', async () => {
    const source = await newsroom.editor('POST', '/categories', { name: '港湾', slug: 'kowan' })
    const copy = await newsroom.editor('POST', `/categories/${source.body.doc.id}/duplicate`, {})
    expect(copy.body.doc).toMatchObject({ name: '港湾（コピー）' })
    expect(copy.body.doc.slug).not.toBe('kowan')
  })
})
