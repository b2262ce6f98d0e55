import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const category = async (name: string, parent?: string): Promise<string> =>
  (await newsroom.editor('POST', '/categories', { name, parent })).body.doc.id

const move = (id: string, parent: string | null) =>
  newsroom.editor('PATCH', `/categories/${id}`, { parent })

describe('categories', () => {
  it('stay a tree: none stands below itself', async () => {
    const top = await category('経済')
    const middle = await category('金融', top)
    const low = await category('為替', middle)
    for (const [id, parent] of [
      [top, low],
      [top, middle],
      [top, top],
    ] as const) {
      const { status, body } = await move(id, parent)
      expect(status).toBe(400)
      expect(body.errors[0].data.errors[0]).toMatchObject({
        path: 'parent',
        message: expect.stringContaining('別のカテゴリーを選んでください'),
      })
    }
    expect((await move(low, top)).status).toBe(200)
  })

  it('stay a tree where two are moved below each other at once', async () => {
    for (let round = 0; round < 5; round++) {
      const [one, other] = [await category(`甲${round}`), await category(`乙${round}`)]
      const replies = await Promise.all([move(one, other), move(other, one)])
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 400])
    }
  })

  it('that were a circle before end as one: the server goes on', async () => {
    const [one, other] = [await category('旧甲'), await category('旧乙')]
    for (const [id, parent] of [
      [one, other],
      [other, one],
    ])
      await newsroom.payload.db.updateOne({
        collection: 'categories',
        id,
        data: { parent },
      } as never)
    expect(
      (await newsroom.editor('PATCH', `/categories/${one}`, { name: '旧甲の改名' })).status,
    ).toBe(400)
    expect((await move(one, null)).status).toBe(200)
    expect((await move(other, one)).status).toBe(200)
  })

  it('are kept as long as something is filed under them', async () => {
    const used = await category('スポーツ')
    const below = await category('水泳', used)
    const article = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { category: below })),
      _status: 'published',
    })
    for (const id of [used, below]) {
      const { status, body } = await newsroom.editor('DELETE', `/categories/${id}`)
      expect(status).toBe(409)
      expect(body.errors[0].message).toMatch(
        /このカテゴリーは使われています（ごみ箱を含む記事\d件、下位のカテゴリー\d件）/,
      )
    }
    await newsroom.editor('PATCH', `/articles/${article.body.doc.id}`, {
      category: null,
      _status: 'published',
    })
    expect((await newsroom.editor('DELETE', `/categories/${below}`)).status).toBe(200)
    expect((await newsroom.editor('DELETE', `/categories/${used}`)).status).toBe(200)
  })
})

describe('an article', () => {
  it('is not related to itself', async () => {
    const { body } = await newsroom.editor('POST', '/articles?draft=true', await digest(newsroom))
    const { id } = body.doc
    const saved = await newsroom.editor('PATCH', `/articles/${id}?draft=true`, {
      relatedArticles: [id],
    })
    expect(saved.status).toBe(400)
    expect(saved.body.errors[0].data.errors[0]).toMatchObject({
      path: 'relatedArticles',
      message: 'この記事自身は関連記事にできません。',
    })
  })
})
