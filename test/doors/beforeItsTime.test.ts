import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest, sourceIn } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'
import { landscape, upload } from '../setup/pictures.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

const inFuture = (milliseconds: number): string => new Date(Date.now() + milliseconds).toISOString()

const published = async (publishedAt: string, change: Record<string, unknown> = {}) => {
  const { body, status } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, change)),
    publishedAt,
    commentPolicy: 'open',
    _status: 'published',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc
}

describe('an article whose time has not come', () => {
  it('is on no door, and neither is what it alone shows, until it comes; then it is, without a job', async () => {
    const { anonymous, editor } = newsroom
    const picture = await upload(editor, await landscape(7).png().toBuffer(), 'harbour.png', {
      alt: '船着き場',
    })
    const media = picture.body.doc
    const source = await sourceIn(newsroom)
    // Long enough for a slow machine to look at every door before.
    const at = Date.now() + 6000
    const article = await published(new Date(at).toISOString(), {
      title: '北浜港、明日の朝から',
      eyecatch: media.id,
      citations: [{ source, role: 'base' }],
    })
    const other = await published(inFuture(-60_000), { relatedArticles: [article.id] })
    const comment = await editor('POST', '/comments', {
      article: article.id,
      authorName: '編集者',
      body: '校正用の覚え書き',
      status: 'approved',
    })
    expect(comment.status).toBe(201)
    const doors: [string, () => Promise<boolean>][] = [
      ['by its id', async () => (await anonymous('GET', `/articles/${article.id}`)).status === 200],
      [
        'in a list',
        async () =>
          (await anonymous('GET', `/articles?where[id][equals]=${article.id}`)).body.totalDocs > 0,
      ],
      [
        'at the top of the list',
        async () =>
          (await anonymous('GET', '/articles?sort=-publishedAt&limit=1')).body.docs[0].id ===
          article.id,
      ],
      [
        'in a count',
        async () =>
          (await anonymous('GET', `/articles/count?where[id][equals]=${article.id}`)).body
            .totalDocs > 0,
      ],
      [
        'as a related article',
        async () =>
          (await anonymous('GET', `/articles/${other.id}`)).body.relatedArticles.length > 0,
      ],
      [
        'its card',
        async () => (await anonymous('GET', `/articles/${article.id}/card`)).status === 200,
      ],
      ['its source', async () => (await anonymous('GET', `/sources/${source}`)).status === 200],
      ['its picture', async () => (await anonymous('GET', `/media/${media.id}`)).status === 200],
      [
        'the file of its picture',
        async () => (await anonymous('GET', `/media/file/${media.filename}`)).status === 200,
      ],
      [
        'its thread',
        async () => (await anonymous('GET', `/articles/${article.id}/comments`)).status === 200,
      ],
      [
        'a comment under it',
        async () =>
          (await anonymous('GET', `/comments?where[id][equals]=${comment.body.doc.id}`)).body
            .totalDocs > 0,
      ],
      [
        'a form for a comment',
        async () => (await anonymous('GET', `/comments/form?article=${article.id}`)).status === 200,
      ],
      [
        'how many comments it has',
        async () =>
          (await anonymous('GET', `/comments/totals?articles=${article.id}`)).body.totals[
            article.id
          ] > 0,
      ],
    ]
    const open = async (): Promise<string[]> => {
      const seen = await Promise.all(
        doors.map(async ([name, look]) => ((await look()) ? [name] : [])),
      )
      return seen.flat()
    }
    expect(await open()).toEqual([])
    expect(Date.now(), 'the machine was too slow to look before').toBeLessThan(at)
    expect((await newsroom.editor('GET', `/articles/${article.id}`)).status).toBe(200)
    await wait(at - Date.now() + 50)
    expect(await open()).toEqual(doors.map(([name]) => name))
  }, 60_000)

  it('hides again what alone it shows when its time is moved', async () => {
    const source = await sourceIn(newsroom)
    const article = await published(inFuture(-1000), { citations: [{ source, role: 'base' }] })
    expect((await newsroom.anonymous('GET', `/sources/${source}`)).status).toBe(200)
    await newsroom.editor('PATCH', `/articles/${article.id}`, {
      publishedAt: inFuture(3_600_000),
      _status: 'published',
    })
    expect((await newsroom.anonymous('GET', `/sources/${source}`)).status).toBe(404)
    expect((await newsroom.anonymous('GET', `/articles/${article.id}`)).status).toBe(404)
  })
})
