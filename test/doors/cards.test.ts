import { handleEndpoints } from 'payload'
import { describe, expect, it } from 'vitest'
import sharp from 'sharp'
import { digest } from '../setup/digest.ts'
import { openNewsroom } from '../setup/newsroom.ts'
import { landscape, upload } from '../setup/pictures.ts'

const newsroom = await openNewsroom({ masthead: '北浜日報' })
const { anonymous, editor, writer } = newsroom

const published = async (own: object = {}): Promise<any> => {
  const { status, body } = await editor(
    'POST',
    '/articles?depth=1',
    await digest(newsroom, { _status: 'published', ...own }),
  )
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc
}

describe('what a frontend gets of an eyecatch', () => {
  it('is one object with its credit, and a head that shows its card', async () => {
    const picture = (
      await upload(editor, await landscape(1).jpeg().toBuffer(), 'a.jpg', {
        alt: '桟橋に並ぶ人々',
        credit: { text: '北浜日報', kind: 'own' },
      })
    ).body.doc
    const { id } = await published({ title: '写真のある記事', eyecatch: picture.id })
    const {
      eyecatch,
      metaTags: meta,
      jsonLd,
    } = (await anonymous('GET', `/articles/${id}?depth=1`)).body
    expect(eyecatch).toMatchObject({
      url: expect.stringContaining('/api/media/file/'),
      alt: '桟橋に並ぶ人々',
      width: 1800,
      height: 1200,
      placeholder: expect.any(String),
      color: expect.stringMatching(/^#/),
      credit: { text: '北浜日報', url: null, kind: 'own', licence: null },
      ai: false,
      sizes: {
        card: { width: 1200, height: 630 },
        large: { width: 1600 },
        mediumAvif: { mimeType: 'image/avif' },
        mediumWebp: { mimeType: 'image/webp' },
      },
    })
    for (const secret of ['digest', 'likeness', 'says']) expect(eyecatch).not.toHaveProperty(secret)
    expect(meta).toMatchObject({
      'og:title': '写真のある記事',
      'og:site_name': '北浜日報',
      'og:image': eyecatch.sizes.card.url,
      'og:image:width': '1200',
      'og:image:alt': '桟橋に並ぶ人々',
      'twitter:card': 'summary_large_image',
    })
    expect(meta.description).toBe(meta['og:description'])
    expect(jsonLd.image).toEqual([eyecatch.sizes.card.url])
  })

  it('has the credit the text states where the picture has none', async () => {
    const picture = (
      await upload(editor, await landscape(2).jpeg().toBuffer(), 'b.jpg', { alt: '港' })
    ).body.doc
    const { id } = await published({
      title: '文中のクレジット',
      eyecatch: picture.id,
      eyecatchCredit: { text: 'Ainovaで作成', kind: 'ai' },
    })
    const { eyecatch } = (await anonymous('GET', `/articles/${id}?depth=1`)).body
    expect(eyecatch).toMatchObject({ ai: true, credit: { text: 'Ainovaで作成', kind: 'ai' } })
  })

  it('names no image where it is not populated, and no card that would stand for it', async () => {
    const picture = (
      await upload(editor, await landscape(3).jpeg().toBuffer(), 'c.jpg', {
        alt: '港',
        credit: { text: 'x' },
      })
    ).body.doc
    const { id } = await published({ title: '深さなし', eyecatch: picture.id })
    expect((await anonymous('GET', `/articles/${id}?depth=0`)).body.metaTags).not.toHaveProperty(
      'og:image',
    )
  })
})

describe('the title card of an article', () => {
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    handleEndpoints({
      config: newsroom.payload.config,
      request: new Request(`http://newsroom.test/api${path}`, { headers }),
      payloadInstanceCacheKey: newsroom.key,
    })

  const tokenOf = async (): Promise<string> =>
    (
      await anonymous('POST', '/users/login', {
        email: 'editor@newsroom.test',
        password: 'correct horse',
      })
    ).body.token
  const handle = (path: string, token: string): Promise<Response> =>
    get(path, { Authorization: `JWT ${token}` })

  it('is where the head says, with a strong ETag, and another when the title changes', async () => {
    const { id, metaTags: meta } = await published({ title: '絵のない記事' })
    expect(meta['og:image']).toMatch(new RegExp(`^/api/articles/${id}/card\\?v=`))
    const first = await get(`/articles/${id}/card`)
    expect([first.status, first.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(first.headers.get('cache-control')).toContain('public')
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(await sharp(Buffer.from(await first.arrayBuffer())).metadata()).toMatchObject({
      width: 1200,
      height: 630,
    })
    for (const known of [etag, `"x", W/${etag}`])
      expect((await get(`/articles/${id}/card`, { 'If-None-Match': known })).status).toBe(304)
    const changed = await editor('PATCH', `/articles/${id}?depth=1`, {
      title: '改題した記事',
      _status: 'published',
    })
    expect(changed.body.doc.metaTags['og:image']).not.toBe(meta['og:image'])
    const second = await get(`/articles/${id}/card`, { 'If-None-Match': etag })
    expect([second.status, second.headers.get('etag') === etag]).toEqual([200, false])
  })

  it('follows the colour of its category', async () => {
    const [indigo, madder] = await Promise.all(
      ['indigo', 'madder'].map(
        async (color) =>
          (await editor('POST', '/categories', { name: `色 ${color}`, color })).body.doc.id,
      ),
    )
    const { id } = await published({ title: '色の記事', category: indigo })
    const mean = async (): Promise<number> => {
      const [red, , blue] = await sharp(
        Buffer.from(await (await get(`/articles/${id}/card`)).arrayBuffer()),
      )
        .extract({ left: 2, top: 300, width: 1, height: 1 })
        .removeAlpha()
        .raw()
        .toBuffer()
      return red! - blue!
    }
    expect(await mean()).toBeLessThan(-50)
    await editor('PATCH', `/articles/${id}`, { category: madder, _status: 'published' })
    expect(await mean()).toBeGreaterThan(50)
  })

  it('is nobody’s business before it is published', async () => {
    const { id } = (await editor('POST', '/articles?draft=true', { title: '極秘の題名' })).body.doc
    expect((await anonymous('GET', `/articles/${id}/card`)).status).toBe(404)
    expect((await anonymous('GET', '/articles/nothing/card')).status).toBe(404)
    expect((await anonymous('GET', '/articles/card?title=x')).status).toBe(403)
    expect((await writer('GET', '/articles/card?title=x')).status).toBe(200)
    expect(
      (await writer('GET', '/articles/card?title=x&category=nothing&publishedAt=never')).status,
    ).toBe(200)
    for (const path of [`/articles/${id}/card`, '/articles/card?title=x']) {
      const { headers, status } = await handle(path, await tokenOf())
      expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    }
    // A newer draft of a published article stays inside.
    const open = await published({ title: '公開中の題名' })
    const before = (await get(`/articles/${open.id}/card`)).headers.get('etag')
    await editor('PATCH', `/articles/${open.id}?draft=true`, {
      title: '極秘の改題',
      _status: 'draft',
    })
    expect((await get(`/articles/${open.id}/card`)).headers.get('etag')).toBe(before)
  })

  it('is drawn once however many ask at once', async () => {
    const { id } = await published({ title: '一度に大勢' })
    const tags = await Promise.all(
      Array.from({ length: 5 }, async () =>
        (await get(`/articles/${id}/card`)).headers.get('etag'),
      ),
    )
    expect(new Set(tags).size).toBe(1)
  })
})

describe('a credit the text stated', () => {
  it('goes with its picture when another takes its place', async () => {
    const [one, other] = await Promise.all(
      [51, 52].map(
        async (n) =>
          (
            await upload(editor, await landscape(n, 1300, 700).jpeg().toBuffer(), 'p.jpg', {
              alt: '港',
            })
          ).body.doc.id,
      ),
    )
    const { id } = (
      await editor('POST', '/articles?draft=true', {
        title: '差し替え',
        eyecatchCredit: { text: 'Ainovaで作成', kind: 'ai' },
      })
    ).body.doc
    const change = async (data: object, query = ''): Promise<any> =>
      (await editor('PATCH', `/articles/${id}?draft=true${query}`, data)).body.doc.eyecatchCredit
    expect(await change({ eyecatch: one })).toMatchObject({ text: 'Ainovaで作成' })
    expect(await change({ eyecatch: other }, '&autosave=true')).toMatchObject({
      text: null,
      kind: null,
    })
    expect(
      await change({ eyecatch: one, eyecatchCredit: { text: '北浜日報', kind: 'own' } }),
    ).toMatchObject({ text: '北浜日報' })
  })
})

describe('a credit in the body', () => {
  const paragraph = (text: string): object => ({
    type: 'paragraph',
    version: 1,
    children: [{ type: 'text', text, version: 1 }],
  })
  it('moves to its field on save, and can be put back', async () => {
    const given = (await digest(newsroom, { title: '本文のクレジット' })) as any
    given.body.root.children.push(paragraph('アイキャッチ画像引用：https://photo.example/1'))
    const { doc } = (await editor('POST', '/articles?draft=true', given)).body
    expect(doc.eyecatchCredit).toMatchObject({
      text: 'アイキャッチ画像引用',
      url: 'https://photo.example/1',
      kind: 'quoted',
    })
    expect(JSON.stringify(doc.body)).not.toContain('アイキャッチ')
    expect(doc.proof.repairs).toEqual([expect.objectContaining({ rule: 'creditInBody' })])
    const undone = await editor(
      'POST',
      `/articles/${doc.id}/repairs/${doc.proof.repairs[0].id}/undo`,
    )
    expect(undone.status).toBe(200)
    const saved = (await editor('PATCH', `/articles/${doc.id}?draft=true`, { kicker: '続報' })).body
      .doc
    expect(JSON.stringify(saved.body)).toContain('アイキャッチ')
  })

  it.each([
    'この記事はChatGPTで作成しました。',
    '写真は容疑者がMidjourneyで生成したとみられる',
    '議事録はCopilotで作成',
    'トップ写真：市長が辞任',
    '画像：生成AIに著作権認めず',
    'アイキャッチ：新製品の愛称',
    '要約はGeminiで生成しました。',
    'Excelで作成',
  ])('is not what stays in the text: %s', async (text) => {
    const given = (await digest(newsroom, { title: `残る文 ${text}` })) as any
    given.body.root.children.splice(2, 0, paragraph(text))
    const { doc } = (await editor('POST', '/articles?draft=true', given)).body
    expect(JSON.stringify(doc.body)).toContain(text)
    expect(doc.eyecatchCredit.text).toBeNull()
  })

  it('stays where the field says something else', async () => {
    const given = (await digest(newsroom, {
      title: '二つのクレジット',
      eyecatchCredit: { text: '北浜日報', kind: 'own' },
    })) as any
    given.body.root.children.push(paragraph('Ainovaで作成'))
    const { doc } = (await editor('POST', '/articles?draft=true', given)).body
    expect(doc.eyecatchCredit.text).toBe('北浜日報')
    expect(JSON.stringify(doc.body)).toContain('Ainova')
    expect(doc.proof.findings).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: 'creditInBody' })]),
    )
  })
})
