import { beforeAll, describe, expect, it } from 'vitest'
import { previewToken } from '../../src/access/previewing.ts'
import { bodyOf, digest, sourceIn } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'
import { landscape, upload } from '../setup/pictures.ts'

const serverURL = 'https://kitahama.example'
let newsroom: Newsroom
let editor: Person
let anonymous: Person
beforeAll(async () => {
  newsroom = await openNewsroom(
    {
      articleUrl: ({ slug }) => `/news/${encodeURIComponent(slug)}`,
      previewUrl: ({ token }) => `/preview?token=${token}`,
    },
    { serverURL },
  )
  ;({ editor, anonymous } = newsroom)
})

const tokenFor = (id: string, now?: number): string =>
  previewToken({ payload: newsroom.payload }, id, now)
const see = (token: string) => anonymous('GET', `/articles/preview?token=${token}`)
const draft = async (change: Record<string, unknown> = {}): Promise<any> =>
  (await editor('POST', '/articles?draft=true', await digest(newsroom, change))).body.doc

describe('a draft as a page', () => {
  it('is seen whole by whoever has its link, with what nobody else may see yet', async () => {
    const file = await landscape(11).jpeg().toBuffer()
    const picture = (await upload(editor, file, 'asa.jpg', { alt: '朝の港' })).body.doc
    const author = (await editor('POST', '/authors', { name: '早瀬みなこ', picture: picture.id }))
      .body.doc
    const source = await sourceIn(newsroom)
    const article = await draft({
      eyecatch: picture.id,
      authors: [author.id],
      citations: [{ source, role: 'base' }],
    })
    const { status, body, headers } = await see(tokenFor(article.id))
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex')
    expect(body).toMatchObject({
      article: {
        id: article.id,
        title: article.title,
        html: expect.stringContaining('<h2 id="summary">概要</h2>'),
        eyecatch: { alt: '朝の港' },
        authors: [{ name: '早瀬みなこ', picture: { alt: '朝の港' } }],
        citations: [{ source: { id: source, title: '北浜港、三年ぶり再開' } }],
      },
      trail: [],
      previous: null,
      comments: null,
    })
    // What is the staff's stays theirs.
    for (const name of ['proof', 'origin', 'pictures', 'repairs'])
      expect(body.article[name]).toBeUndefined()
    expect(body.article.citations[0].source).not.toHaveProperty('link')
    for (const path of [
      `/articles/${article.id}`,
      `/media/${picture.id}`,
      `/authors/${author.id}`,
      `/sources/${source}`,
      `/site/articles/${encodeURIComponent(article.slug ?? article.id)}`,
    ])
      expect((await anonymous('GET', path)).status, path).toBe(404)
  })

  it('is the draft beside the live article, and names no other that is not public', async () => {
    const hidden = await draft({ title: 'まだ誰も知らない記事' })
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    await editor('PATCH', `/articles/${body.doc.id}?draft=true`, {
      title: '書き直している題名',
      relatedArticles: [hidden.id],
    })
    const { body: page } = await see(tokenFor(body.doc.id))
    expect(page.article.title).toBe('書き直している題名')
    expect(JSON.stringify(page)).not.toContain('まだ誰も知らない記事')
    const { body: live } = await anonymous(
      'GET',
      `/site/articles/${encodeURIComponent(body.doc.slug)}`,
    )
    expect(live.article.title).not.toBe('書き直している題名')
  })

  it('is shown to nobody whose link is wrong, changed, of another article, or too old', async () => {
    const article = await draft()
    const token = tokenFor(article.id)
    const [id, end, signed] = token.split('.')
    const other = Buffer.from(crypto.randomUUID()).toString('base64url')
    for (const wrong of [
      '',
      'x',
      `${id}.${end}`,
      `${other}.${end}.${signed}`,
      `${id}.${Number(end) + 1}.${signed}`,
      `${token}.x`,
      token.slice(0, -2),
      tokenFor(article.id, Date.now() - 48 * 3_600_000),
    ]) {
      const { status, body } = await see(wrong)
      expect(status, wrong).toBe(403)
      expect(body.errors[0].message).toMatch(/編集画面から開き直して|Open it again/)
    }
    expect((await see(token)).status).toBe(200)
    await editor('PATCH', `/articles/${article.id}`, { deletedAt: new Date().toISOString() })
    expect((await see(token)).status).toBe(404)
  })
})

describe('the public address of an article', () => {
  it('is what the app says, whole, in the API and for search engines and networks', async () => {
    const { body } = await editor('POST', '/articles', {
      ...(await digest(newsroom, {
        title: '港の朝市',
        body: bodyOf('朝市が開いた。'),
        format: 'column',
      })),
      _status: 'published',
    })
    const url = `${serverURL}/news/${encodeURIComponent(body.doc.slug)}`
    expect(body.doc.url).toBe(url)
    const { body: page } = await anonymous(
      'GET',
      `/site/articles/${encodeURIComponent(body.doc.slug)}`,
    )
    expect(page.article).toMatchObject({
      url,
      jsonLd: { url, mainEntityOfPage: { '@type': 'WebPage', '@id': url } },
      metaTags: { 'og:url': url },
    })
    // Nobody writes it.
    const { body: changed } = await editor('PATCH', `/articles/${body.doc.id}`, {
      url: 'https://elsewhere.example/',
    })
    expect(changed.doc.url).toBe(url)
  })
})
