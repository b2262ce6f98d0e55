import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest, sourceIn } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
const ids: Record<string, string> = {}
const files: Record<string, string> = {}

const upload = async (name: string): Promise<string> => {
  const data = new FormData()
  const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#2f6f8f' } })
    .png()
    .toBuffer()
  data.append('file', new Blob([new Uint8Array(png)], { type: 'image/png' }), name)
  data.append(
    '_payload',
    JSON.stringify({ alt: '青い四角', credit: { text: '筆者撮影', kind: 'own' } }),
  )
  const { status, body } = await newsroom.editor('POST', '/media', data)
  expect(status, JSON.stringify(body)).toBe(201)
  files[name] = body.doc.filename
  return body.doc.id
}

const SECRET = '極秘の下書き'

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { editor } = newsroom
  const picture = await upload('public.png')
  const hidden = await upload('hidden.png')
  const open = await digest(newsroom, {
    title: '公開の記事',
    eyecatch: picture,
    _status: 'published',
  })
  const first = await editor('POST', '/articles', open)
  expect(first.status, JSON.stringify(first.body)).toBe(201)
  ids.open = first.body.doc.id
  const draft = await digest(newsroom, { title: SECRET, eyecatch: hidden, _status: 'draft' })
  ids.draft = (await editor('POST', '/articles?draft=true', draft)).body.doc.id
  ids.draftSource = (draft.citations as { source: string }[])[0]!.source
  ids.openSource = (open.citations as { source: string }[])[0]!.source
  ids.hidden = hidden
  ids.picture = picture
  // A published article with a newer draft: readers keep the published one.
  await editor('PATCH', `/articles/${ids.open}?draft=true`, {
    title: `${SECRET} 改題`,
    _status: 'draft',
  })
  ids.trashed = (
    await editor(
      'POST',
      '/articles',
      await digest(newsroom, { title: `${SECRET} ごみ箱`, _status: 'published' }),
    )
  ).body.doc.id
  const trashed = await editor('PATCH', `/articles/${ids.trashed}`, {
    deletedAt: new Date().toISOString(),
  })
  expect(trashed.status).toBe(200)
  const comment = (article: string, change: Record<string, unknown>) =>
    editor('POST', '/comments', {
      article,
      authorName: '読者',
      email: 'reader@example.jp',
      ...change,
    })
  ids.approved = (
    await comment(ids.open!, { body: '良い記事です', status: 'approved' })
  ).body.doc.id
  ids.pending = (
    await comment(ids.open!, { body: `${SECRET} 承認待ち`, status: 'pending' })
  ).body.doc.id
  ids.onDraft = (
    await comment(ids.draft!, { body: `${SECRET} 下書きへ`, status: 'approved' })
  ).body.doc.id
})

describe('a reader who is not signed in', () => {
  it('reads the published article with its source, category, picture and approved comments', async () => {
    const { anonymous } = newsroom
    const article = await anonymous('GET', `/articles/${ids.open}?depth=2`)
    expect(article.status).toBe(200)
    expect(article.body.title).toBe('公開の記事')
    expect(article.body.citations[0].source.publisher).toBe('北浜日報')
    expect(article.body.eyecatch).toMatchObject({
      alt: '青い四角',
      credit: { text: '筆者撮影', kind: 'own' },
    })
    const comments = await anonymous('GET', `/comments?where[article][equals]=${ids.open}&depth=0`)
    expect(comments.body.docs.map(({ id }: { id: string }) => id)).toEqual([ids.approved])
    const file = await anonymous('GET', `/media/file/${files['public.png']}`)
    expect(file.status).toBe(200)
  })

  const doors = [
    '/articles?limit=0',
    '/articles?pagination=false&limit=1000',
    '/articles?draft=true&limit=0',
    '/articles?trash=true&limit=0',
    '/articles?draft=true&trash=true&depth=10',
    '/articles?where[_status][equals]=draft',
    '/articles?where[_status][not_equals]=published&draft=true',
    '/articles?where[or][0][_status][equals]=draft&where[or][1][id][exists]=true&draft=true',
    '/articles?where[deletedAt][exists]=true&trash=true',
    '/articles?select[title]=true&draft=true',
    '/articles?joins[x][limit]=0&depth=10',
    '/articles/versions?limit=0',
    '/articles/count?draft=true',
    '/sources?limit=0&depth=10',
    '/sources?joins[citedBy][limit]=0&depth=10&draft=true',
    '/sources?joins[citedBy][where][_status][equals]=draft&depth=5',
    '/media?limit=0&depth=10&draft=true',
    '/media?joins[usedBy][limit]=0&joins[usedBy][where][_status][equals]=draft&depth=5',
    '/categories?limit=0&depth=10&draft=true',
    '/comments?limit=0&depth=10&draft=true&trash=true',
    '/comments?where[status][equals]=pending',
    '/comments?sort=email&depth=5',
  ]
  it.each(doors)('finds nothing unpublished through %s', async (door) => {
    const { body } = await newsroom.anonymous('GET', door)
    const said = JSON.stringify(body)
    expect(said).not.toContain(SECRET)
    for (const id of [
      ids.draft!,
      ids.trashed!,
      ids.draftSource!,
      ids.hidden!,
      ids.pending!,
      ids.onDraft!,
    ])
      expect(said).not.toContain(id)
  })

  it('gets no unpublished thing by its address either', async () => {
    const { anonymous } = newsroom
    const places = [
      `/articles/${ids.draft}`,
      `/articles/${ids.draft}?draft=true`,
      `/articles/${ids.trashed}?trash=true`,
      `/sources/${ids.draftSource}`,
      `/media/${ids.hidden}`,
      `/media/file/${files['hidden.png']}`,
      `/comments/${ids.pending}`,
      `/comments/${ids.onDraft}`,
    ]
    for (const place of places)
      expect([place, (await anonymous('GET', place)).status]).toEqual([
        place,
        expect.toSatisfy((status) => status === 403 || status === 404),
      ])
    const live = await anonymous('GET', `/articles/${ids.open}?draft=true`)
    expect(live.body.title).toBe('公開の記事')
  })

  it('sees no private field, and cannot ask for one', async () => {
    const { anonymous } = newsroom
    const { body: article } = await anonymous(
      'GET',
      `/articles/${ids.open}?select[proof]=true&select[origin]=true&select[pictures]=true&select[title]=true&showHiddenFields=true`,
    )
    expect(Object.keys(article).sort()).toEqual(['id', 'title'])
    const { body: comment } = await anonymous(
      'GET',
      `/comments/${ids.approved}?showHiddenFields=true`,
    )
    for (const field of ['email', 'addressHash', 'editKey', 'status', 'origin', 'termsVersion'])
      expect(comment).not.toHaveProperty(field)
    for (const guess of [
      '/comments?where[email][equals]=reader@example.jp',
      '/comments?where[editKey][exists]=false',
      '/articles?where[proof.status][equals]=clean',
      '/articles?where[origin.key][exists]=false',
      '/articles?where[citations.source.isPublic][equals]=true',
      '/articles?sort=proof.status',
      '/comments?sort=email',
    ]) {
      const reply = await anonymous('GET', guess)
      expect([guess, reply.status]).toEqual([
        guess,
        expect.toSatisfy((status) => status === 400 || status === 403),
      ])
    }
  })

  it('gets at most a hundred documents and two levels at once', async () => {
    const { anonymous } = newsroom
    for (const limit of ['0', '100000', '-5', 'x'])
      expect((await anonymous('GET', `/categories?limit=${limit}`)).body.limit).toBeLessThanOrEqual(
        100,
      )
    const chain: string[] = []
    for (const title of ['四', '三', '二', '一']) {
      const related = chain.slice(-1)
      const next = await digest(newsroom, { title, relatedArticles: related, _status: 'published' })
      chain.push((await newsroom.editor('POST', '/articles', next)).body.doc.id)
    }
    const { body } = await anonymous(
      'GET',
      `/articles/${chain[3]}?depth=10&populate[articles][relatedArticles]=true&populate[articles][title]=true`,
    )
    expect(body.relatedArticles[0].relatedArticles[0].title).toBe('三')
    expect(body.relatedArticles[0].relatedArticles[0].relatedArticles).toEqual([chain[0]])
  })

  it('does not learn of an unpublished article from one that names it as related', async () => {
    const related = [ids.draft, ids.open, ids.trashed]
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { relatedArticles: related })),
      _status: 'published',
    })
    for (const depth of [0, 1, 2]) {
      const one = await newsroom.anonymous('GET', `/articles/${body.doc.id}?depth=${depth}`)
      const shown = one.body.relatedArticles.map((value: any) => value.id ?? value)
      expect(shown).toEqual([ids.open])
      const list = await newsroom.anonymous('GET', `/articles?depth=${depth}&limit=100`)
      expect(JSON.stringify(list.body)).not.toContain(ids.draft)
    }
    expect(
      (await newsroom.editor('GET', `/articles/${body.doc.id}?depth=0`)).body.relatedArticles,
    ).toEqual(related)
  })

  it('writes nothing but comments', async () => {
    const { anonymous } = newsroom
    for (const collection of ['articles', 'sources', 'categories', 'media', 'users']) {
      expect(
        (await anonymous('POST', `/${collection}`, { title: 'x', name: 'x', body: 'x' })).status,
        collection,
      ).toBe(403)
      expect((await anonymous('GET', `/${collection}/access/x`)).status).toBeGreaterThanOrEqual(400)
    }
    expect((await anonymous('PATCH', `/articles/${ids.open}`, { title: '改ざん' })).status).toBe(
      403,
    )
    expect((await anonymous('DELETE', `/articles/${ids.open}`)).status).toBe(403)
    expect((await anonymous('GET', '/users')).status).toBe(403)
    expect((await anonymous('GET', '/payload-jobs/run')).status).toBeGreaterThanOrEqual(400)
  })
})

describe('what an article shows', () => {
  it('is hidden again when the article is taken back, and when it no longer shows it', async () => {
    const { anonymous, editor } = newsroom
    const one = await digest(newsroom, { _status: 'published' })
    const { id } = (await editor('POST', '/articles', one)).body.doc
    const first = (one.citations as { source: string }[])[0]!.source
    expect((await anonymous('GET', `/sources/${first}`)).status).toBe(200)
    const second = (await digest(newsroom)).citations
    // Changed in a draft first: what readers see follows what is published, not the draft before.
    await editor('PATCH', `/articles/${id}?draft=true`, { citations: second, _status: 'draft' })
    expect((await anonymous('GET', `/sources/${first}`)).status).toBe(200)
    await editor('PATCH', `/articles/${id}`, { _status: 'published' })
    expect((await anonymous('GET', `/sources/${first}`)).status).toBe(404)
    const next = (second as { source: string }[])[0]!.source
    expect((await anonymous('GET', `/sources/${next}`)).status).toBe(200)
    await editor('PATCH', `/articles/${id}`, { deletedAt: new Date().toISOString() })
    expect((await anonymous('GET', `/sources/${next}`)).status).toBe(404)
  })
})

describe('a writer', () => {
  it('saves drafts and publishes nothing', async () => {
    const { writer } = newsroom
    const draft = await writer('POST', '/articles?draft=true', {
      ...(await digest(newsroom)),
      _status: 'draft',
    })
    expect(draft.status).toBe(201)
    expect(
      (await writer('PATCH', `/articles/${draft.body.doc.id}`, { _status: 'published' })).status,
    ).toBe(403)
    expect(
      (await writer('POST', '/articles', { ...(await digest(newsroom)), _status: 'published' }))
        .status,
    ).toBe(403)
  })

  it('drafts changes to a published article, and can neither change nor unpublish it', async () => {
    const { anonymous, writer } = newsroom
    expect(
      (
        await writer('PATCH', `/articles/${ids.open}?draft=true`, {
          kicker: '下書き',
          _status: 'draft',
        })
      ).status,
    ).toBe(200)
    // Whatever else a writer sends is a draft as well: what is live stays as it is.
    await writer('PATCH', `/articles/${ids.open}`, { title: '改ざん' })
    await writer('PATCH', `/articles/${ids.open}`, { _status: 'draft' })
    await writer('PATCH', `/articles?where[id][equals]=${ids.open}`, { title: '改ざん' })
    expect((await writer('DELETE', `/articles/${ids.open}`)).status).toBe(403)
    expect((await anonymous('GET', `/articles/${ids.open}`)).body.title).toBe('公開の記事')
  })

  it('gives itself no other role, and forges no derived field', async () => {
    const { payload, writer } = newsroom
    const { docs } = await payload.find({
      collection: 'users',
      where: { email: { equals: 'writer@newsroom.test' } },
    })
    await writer('PATCH', `/users/${docs[0]!.id}`, { roles: ['admin'] })
    const { body } = await writer('GET', `/users/${docs[0]!.id}`)
    expect(body.roles).toEqual(['writer'])
    const forged = {
      proof: { status: 'clean', findings: [], repairs: [{ text: '偽' }] },
      pictures: [ids.hidden],
    }
    const draft = await writer('POST', '/articles?draft=true', {
      title: '偽の校閲',
      ...forged,
      _status: 'draft',
    })
    expect(draft.body.doc.proof).toMatchObject({ status: 'errors', repairs: [] })
    expect(draft.body.doc.pictures).toEqual([])
    const source = await writer('POST', '/sources', {
      title: '公開を偽る',
      isPublic: true,
      key: 'https://example.jp/other',
    })
    expect(source.body.doc.isPublic).toBe(false)
    expect(source.body.doc.key).toMatch(/^text\|公開を偽る/)
  })
})

describe('a writer with other means', () => {
  it('cannot restore over what is live', async () => {
    const { anonymous, editor, writer } = newsroom
    await editor('PATCH', `/articles/${ids.open}`, { _status: 'published', title: '公開の記事' })
    const versions = await writer(
      'GET',
      `/articles/versions?where[parent][equals]=${ids.open}&limit=1`,
    )
    const restored = await writer('POST', `/articles/versions/${versions.body.docs[0].id}`)
    expect(restored.status).toBe(403)
    expect((await anonymous('GET', `/articles/${ids.open}`)).body.title).toBe('公開の記事')
  })

  it('loses the race against an editor who publishes', async () => {
    const { anonymous, editor, writer } = newsroom
    for (let round = 0; round < 5; round++) {
      const { body } = await editor('POST', '/articles?draft=true', {
        ...(await digest(newsroom, { title: '編集者の題' })),
        _status: 'draft',
      })
      await Promise.all([
        editor('PATCH', `/articles/${body.doc.id}`, { _status: 'published' }),
        writer('PATCH', `/articles/${body.doc.id}`, { kicker: '書き手' }),
      ])
      expect((await anonymous('GET', `/articles/${body.doc.id}`)).status).toBe(200)
    }
  })

  it('changes no source and no picture readers see', async () => {
    const { anonymous, writer } = newsroom
    expect(
      (await writer('PATCH', `/sources/${ids.openSource}`, { title: '改ざん' })).status,
    ).not.toBe(200)
    expect((await writer('PATCH', `/media/${ids.picture}`, { alt: null })).status).not.toBe(200)
    await writer('PATCH', '/sources?where[isPublic][equals]=true', { author: '改ざん' })
    expect(JSON.stringify((await anonymous('GET', '/sources?limit=100')).body)).not.toContain(
      '改ざん',
    )
    expect(
      (await writer('PATCH', `/sources/${ids.draftSource}`, { author: '下調べ' })).status,
    ).toBe(200)
  })

  it('takes nothing out of the trash, and forges no origin', async () => {
    const { editor, writer } = newsroom
    const reply = await writer('PATCH', `/articles/${ids.trashed}?trash=true&draft=true`, {
      deletedAt: null,
      _status: 'draft',
    })
    expect(reply.status).toBe(403)
    const forged = await writer('POST', '/articles?draft=true', {
      title: '偽の出所',
      origin: { key: 'page:forged' },
    })
    expect(
      (await editor('GET', `/articles/${forged.body.doc.id}?draft=true`)).body.origin?.key ?? null,
    ).toBeNull()
  })
})

describe('questions about what is not public', () => {
  it.each([
    `/articles?where[relatedArticles][contains][title][like]=極`,
    `/articles/count?where[relatedArticles][contains][title][like]=極`,
    '/articles?where[relatedArticles.title][like]=極',
    '/articles?sort=relatedArticles.title',
    '/articles?sort=-eyecatch.alt',
    '/comments?sort=parent.body',
    '/comments?where[parent.body][like]=極',
    '/sources?where[citedBy.title][like]=極',
    '/sources/count?where[citedBy][less_than]=01a201b4-2c2a-736c-8108-020b34d6743f',
    '/media?where[usedBy][exists]=true',
    '/sources?joins[citedBy][where][title][like]=極',
  ])('%s is refused', async (question) => {
    expect((await newsroom.anonymous('GET', question)).status).toBe(400)
  })

  it('may be asked about categories, sources, and by id', async () => {
    const { anonymous } = newsroom
    for (const question of [
      '/articles?where[category.slug][equals]=x',
      '/articles?where[citations.source.publisher][equals]=北浜日報',
      `/articles?where[citations.source][equals]=${ids.openSource}`,
      `/comments?where[article][equals]=${ids.open}&sort=-votes.imported`,
      '/articles?where[or][0][title][like]=公開&where[or][1][tags][in]=a,b&sort=-publishedAt,title',
    ])
      expect([question, (await anonymous('GET', question)).status]).toEqual([question, 200])
  })

  it('makes nobody else speak for the newsroom', async () => {
    const forged = await newsroom.anonymous(
      'GET',
      `/articles/${crypto.randomUUID()}?data={"title":"x"}`,
    )
    expect(forged.status).toBe(404)
  })
})

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

  it.each(['null', '5', '"x"', '[]', '['.repeat(100_000)])(
    'a body of %s is refused',
    async (body) => {
      const { status } = await newsroom.editor('POST', '/articles', body)
      expect(status).toBe(400)
    },
  )
})

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
