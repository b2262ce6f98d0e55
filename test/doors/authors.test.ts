import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, digest, wholeText } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'
import { landscape, upload } from '../setup/pictures.ts'

let newsroom: Newsroom
let editor: Person
let writer: Person
let anonymous: Person
beforeAll(async () => {
  newsroom = await openNewsroom()
  ;({ editor, writer, anonymous } = newsroom)
})

const made = async (path: string, data: object): Promise<any> => {
  const { status, body } = await editor('POST', path, data)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc
}
const publish = async (change: Record<string, unknown>): Promise<any> =>
  made('/articles', { ...(await digest(newsroom, change)), _status: 'published' })
const page = async (slug: string): Promise<any> =>
  (await anonymous('GET', `/site/articles/${encodeURIComponent(slug)}`)).body
const idOf = async (who: Person): Promise<string> => (await who('GET', '/users/me')).body.user.id

describe('an author', () => {
  it('is seen by readers, picture and all, as long as a published article has the name', async () => {
    const file = await landscape(7).jpeg().toBuffer()
    const picture = (await upload(editor, file, 'hayase.jpg', { alt: '早瀬さん' })).body.doc
    const author = await made('/authors', {
      name: '早瀬みなこ',
      kana: 'はやせみなこ',
      profile: '港町を歩いて二十年。',
      picture: picture.id,
    })
    expect(author.slug).toBe('早瀬みなこ')
    const seen = async (): Promise<number[]> => [
      (await anonymous('GET', `/authors/${author.id}`)).status,
      (await anonymous('GET', `/media/${picture.id}`)).status,
      (await anonymous('GET', `/site/authors/${author.id}`)).status,
    ]
    expect(await seen()).toEqual([404, 404, 404])
    const article = await publish({ authors: [author.id] })
    expect(await seen()).toEqual([200, 200, 200])
    const { article: read } = await page(article.slug)
    expect(read.authors).toEqual([
      expect.objectContaining({
        name: '早瀬みなこ',
        profile: '港町を歩いて二十年。',
        picture: expect.objectContaining({ alt: '早瀬さん', files: expect.any(Array) }),
      }),
    ])
    expect(read.authors[0]).not.toHaveProperty('user')
    expect(read.jsonLd.author).toEqual([{ '@type': 'Person', name: '早瀬みなこ' }])
    expect(read.metaTags.author).toBe('早瀬みなこ')
    // Another picture: the old one is nobody's any more.
    const other = (
      await upload(editor, await landscape(8).jpeg().toBuffer(), 'b.jpg', { alt: '港' })
    ).body.doc
    await editor('PATCH', `/authors/${author.id}`, { picture: other.id })
    expect((await anonymous('GET', `/media/${picture.id}`)).status).toBe(404)
    expect((await anonymous('GET', `/media/${other.id}`)).status).toBe(200)
    expect((await page(article.slug)).article.authors[0].picture.alt).toBe('港')
    const refused = await editor('DELETE', `/authors/${author.id}`)
    expect(refused.status).toBe(409)
    await editor('PATCH', `/articles/${article.id}`, { _status: 'draft' })
    expect(await seen()).toEqual([404, 404, 404])
    expect((await anonymous('GET', `/media/${other.id}`)).status).toBe(404)
  })

  it('has a page with the articles under the name, and is found by it', async () => {
    const [first, second] = [
      await made('/authors', { name: '黒瀬義孝', kana: 'くろせよしたか' }),
      await made('/authors', { name: '白浜ともえ', slug: 'shirahama' }),
    ]
    const both = await publish({ authors: [first.id, second.id] })
    const alone = await publish({ authors: [second.id] })
    const { body } = await anonymous('GET', '/site/authors/shirahama')
    expect(body.author.name).toBe('白浜ともえ')
    expect(body.docs.map(({ id }: { id: string }) => id)).toEqual([alone.id, both.id])
    expect(body.docs[1].authors).toEqual([
      { id: first.id, name: '黒瀬義孝', slug: '黒瀬義孝' },
      { id: second.id, name: '白浜ともえ', slug: 'shirahama' },
    ])
    const { body: list } = await anonymous('GET', '/site/articles?author=shirahama&total=true')
    expect(list.total).toBe(2)
    const { body: found } = await anonymous(
      'GET',
      `/site/search?q=${encodeURIComponent('くろせよしたか')}`,
    )
    expect(found.docs.map(({ id }: { id: string }) => id)).toEqual([both.id])
    const { body: all } = await anonymous('GET', '/site/authors')
    expect(
      all.docs.map(({ author, articles }: any) => [author.name, articles]).slice(0, 2),
    ).toEqual([
      ['白浜ともえ', 2],
      ['黒瀬義孝', 1],
    ])
    // Another name and address: the pages follow.
    await editor('PATCH', `/authors/${second.id}`, { name: '白浜智恵', slug: 'shirahama-tomoe' })
    expect((await anonymous('GET', '/site/authors/shirahama-tomoe')).body.author.name).toBe(
      '白浜智恵',
    )
    expect((await anonymous('GET', '/site/authors/shirahama')).status).toBe(404)
    expect((await page(alone.slug)).article.authors[0].name).toBe('白浜智恵')
  })

  it('is made by editors; everybody here keeps their own, whose articles begin with the name', async () => {
    expect((await writer('POST', '/authors', { name: '無断' })).status).toBe(403)
    expect((await anonymous('POST', '/authors', { name: '無断' })).status).toBe(403)
    const own = await made('/authors', { name: '沖田波', user: await idOf(writer) })
    const other = await made('/authors', { name: '岬かなえ' })
    const draft = await writer('POST', '/articles?draft=true', { title: '書きかけ' })
    expect(draft.body.doc.authors.map((one: any) => one.id ?? one)).toEqual([own.id])
    const anonymousOne = await editor('POST', '/articles?draft=true', { title: '無署名' })
    expect(anonymousOne.body.doc.authors).toEqual([])
    const mine = await writer('PATCH', `/authors/${own.id}`, { profile: '港の記者。' })
    expect(mine.body.doc.profile).toBe('港の記者。')
    expect((await writer('PATCH', `/authors/${other.id}`, { profile: 'x' })).status).toBe(403)
    // Readers ask by the name, and by nothing that is the desk's.
    await publish({ authors: [own.id] })
    expect((await writer('PATCH', `/authors/${own.id}`, { name: '別の名' })).status).toBe(403)
    const asked = (field: string, value: string): Promise<any> =>
      anonymous('GET', `/articles?where[authors.${field}][equals]=${encodeURIComponent(value)}`)
    expect((await asked('name', '沖田波')).body.totalDocs).toBe(1)
    expect((await asked('user', await idOf(writer))).status).not.toBe(200)
    expect((await asked('isPublic', 'true')).status).not.toBe(200)
    // Nobody becomes somebody else.
    await writer('PATCH', `/authors/${other.id}`, { user: await idOf(writer) })
    const { body } = await editor('GET', `/authors/${own.id}?depth=0`)
    expect(body.user).toBe(await idOf(writer))
  })
})

describe('what was put right in an article', () => {
  it('is told to readers, search engines and the API, and dates the article', async () => {
    const article = await publish({ publishedAt: '2026-05-01T00:00:00.000Z' })
    const before = (await page(article.slug)).article
    expect(before.revisedAt ?? null).toBeNull()
    expect(before.jsonLd.dateModified).toBe('2026-05-01T00:00:00.000Z')
    // What is no text of it dates nothing.
    await editor('PATCH', `/articles/${article.id}`, { tags: ['港'], _status: 'published' })
    expect((await page(article.slug)).article.revisedAt ?? null).toBeNull()
    const since = Date.now()
    const text = '初版で「三年ぶり」としたのは「二年ぶり」の誤りでした。'
    await editor('PATCH', `/articles/${article.id}`, {
      body: bodyOf(wholeText.replaceAll('三年ぶり', '二年ぶり')),
      corrections: [{ at: '2026-05-02T03:00:00.000Z', text }],
      _status: 'published',
    })
    const { article: after } = await page(article.slug)
    expect(Date.parse(after.revisedAt)).toBeGreaterThanOrEqual(since)
    expect(after.corrections).toMatchObject([{ at: '2026-05-02T03:00:00.000Z', text }])
    expect(after.jsonLd).toMatchObject({
      dateModified: after.revisedAt,
      correction: [
        { '@type': 'CorrectionComment', text, datePublished: '2026-05-02T03:00:00.000Z' },
      ],
    })
    expect(after.metaTags['article:modified_time']).toBe(after.revisedAt)
  })

  it('is not told before it is published, and dates no draft', async () => {
    const article = await publish({ publishedAt: '2026-05-01T00:00:00.000Z' })
    await editor('PATCH', `/articles/${article.id}?draft=true`, {
      title: `直したあと ${crypto.randomUUID().slice(0, 8)}`,
      corrections: [{ at: '2026-05-02T03:00:00.000Z', text: '題名を直しました。' }],
    })
    const { article: live } = await page(article.slug)
    expect(live.corrections).toEqual([])
    expect(live.revisedAt ?? null).toBeNull()
  })

  it('has the time an editor writes, also none', async () => {
    const article = await publish({ publishedAt: '2026-05-01T00:00:00.000Z' })
    const at = '2026-05-03T00:00:00.000Z'
    const changed = (title: string, revisedAt?: string | null) =>
      editor('PATCH', `/articles/${article.id}`, {
        title,
        ...(revisedAt !== undefined && { revisedAt }),
        _status: 'published',
      })
    expect((await changed('題名を直した記事', at)).body.doc.revisedAt).toBe(at)
    expect((await changed('題名をまた直した記事', null)).body.doc.revisedAt).toBeNull()
  })
})
