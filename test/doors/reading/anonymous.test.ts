import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../../setup/digest.ts'
import { files, ids, newsroom, openPublished, SECRET } from '../../setup/published.ts'

beforeAll(openPublished)

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
