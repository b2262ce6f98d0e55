import { beforeAll, describe, expect, it } from 'vitest'
import { digest, sourceIn } from '../../setup/digest.ts'
import { ids, newsroom, openPublished } from '../../setup/published.ts'

beforeAll(openPublished)

describe('what is public follows what is live', () => {
  const isOpen = async (source: string) =>
    (await newsroom.anonymous('GET', `/sources/${source}`)).status === 200
  const cite = (source: string) => ({ citations: [{ source, role: 'base' }] })

  it('when a newer draft is published, by a bulk update too', async () => {
    const [first, second, third] = [
      await sourceIn(newsroom),
      await sourceIn(newsroom),
      await sourceIn(newsroom),
    ]
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom)),
      ...cite(first),
      _status: 'published',
    })
    const { id } = body.doc
    await newsroom.editor('PATCH', `/articles/${id}?draft=true`, cite(second))
    await newsroom.editor('PATCH', `/articles/${id}?draft=true`, cite(third))
    expect([await isOpen(first), await isOpen(second), await isOpen(third)]).toEqual([
      true,
      false,
      false,
    ])
    await newsroom.editor('PATCH', `/articles?where[id][equals]=${id}`, { _status: 'published' })
    expect([await isOpen(first), await isOpen(second), await isOpen(third)]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('whatever part of the article the client asked for', async () => {
    const [first, second] = [await sourceIn(newsroom), await sourceIn(newsroom)]
    const { body } = await newsroom.editor('POST', '/articles?select[title]=true', {
      ...(await digest(newsroom)),
      ...cite(first),
      _status: 'published',
    })
    const { id } = body.doc
    expect(await isOpen(first)).toBe(true)
    await newsroom.editor('PATCH', `/articles/${id}?select[title]=true`, {
      ...cite(second),
      _status: 'published',
    })
    expect([await isOpen(first), await isOpen(second)]).toEqual([false, true])
    await newsroom.editor('DELETE', `/articles/${id}?select[title]=true`)
    expect(await isOpen(second)).toBe(false)
  })
})

describe('a source or a picture in use', () => {
  it('is not deleted while a published article shows it', async () => {
    const { editor } = newsroom
    expect((await editor('DELETE', `/sources/${ids.openSource}`)).status).toBe(409)
    expect((await editor('DELETE', `/media/${ids.picture}`)).status).toBe(409)
  })

  it('is hidden when the last two articles that show it are taken back at once', async () => {
    const { anonymous, editor } = newsroom
    for (let round = 0; round < 6; round++) {
      const { citations } = await digest(newsroom)
      const both = []
      for (let n = 0; n < 2; n++)
        both.push(
          (
            await editor('POST', '/articles', {
              ...(await digest(newsroom, { citations })),
              _status: 'published',
            })
          ).body.doc.id,
        )
      await Promise.all(both.map((id) => editor('PATCH', `/articles/${id}`, { _status: 'draft' })))
      expect(
        (await anonymous('GET', `/sources/${(citations as { source: string }[])[0]!.source}`))
          .status,
      ).toBe(404)
    }
  })
})

describe('sources', () => {
  it('are one record for one canonical URL', async () => {
    const { editor } = newsroom
    const first = await editor('POST', '/sources', {
      title: '一つ',
      url: 'https://www.kitahama.example/a/?utm_source=x',
    })
    const again = await editor('POST', '/sources', {
      title: '二つ',
      url: 'http://kitahama.example/a#top',
    })
    expect(first.body.doc.key).toBe('https://kitahama.example/a')
    expect(again.status).toBe(400)
  })
})
