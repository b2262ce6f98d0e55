import { setTimeout as wait } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeDue } from '../../../src/published/makeDue.ts'
import { bodyOf, digest, sourceIn } from '../../setup/digest.ts'
import { openNewsroom, type Newsroom, type Reply } from '../../setup/newsroom.ts'
import { landscape, upload } from '../../setup/pictures.ts'

let newsroom: Newsroom
/** Ids of what the newsroom has, by what they are called here. */
const ids: Record<string, string> = {}
/** Slugs of its articles, the newest first. */
let slugs: string[]

const site = (path: string, headers?: Record<string, string>): Promise<Reply> =>
  newsroom.anonymous('GET', `/site${path}`, undefined, headers)
const answer = async (path: string): Promise<any> => {
  const { status, body } = await site(path)
  expect(status, `${path} ${JSON.stringify(body)}`).toBe(200)
  return body
}
const make = async (path: string, data: object): Promise<any> => {
  const { status, body } = await newsroom.editor('POST', path, data)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc
}
const q = encodeURIComponent
const day = (n: number): string =>
  new Date(Date.parse('2026-03-31T12:00:00+09:00') - n * 86_400_000).toISOString()

beforeAll(async () => {
  newsroom = await openNewsroom()
  ids.harbour = (await make('/categories', { name: '港', asciiSlug: 'harbour', order: 2 })).id
  ids.ferries = (await make('/categories', { name: '航路', parent: ids.harbour })).id
  ids.town = (await make('/categories', { name: '町', order: 1 })).id
  ids.source = await sourceIn(newsroom, 'https://kitahama.example/ferry')
  const file = await landscape(3, 1800, 1200).jpeg().toBuffer()
  const picture = await upload(newsroom.editor, file, 'ferry.jpg', {
    alt: '北浜港の"朝"',
    caption: '初便を待つ人々',
    credit: { text: '北浜日報 <佐藤>', url: 'https://kitahama.example/photo' },
  })
  ids.picture = picture.body.doc.id
  ids.author = (await make('/authors', { name: '早瀬みなこ', picture: ids.picture })).id
  slugs = []
  for (let n = 0; n < 12; n++) {
    const doc = await make('/articles', {
      ...(await digest(newsroom, {
        title: `北浜港の記録 ${n}`,
        tags: n % 3 === 0 ? ['港', '朝の便'] : ['港'],
        category: [ids.harbour, ids.ferries, ids.town][n % 3],
        citations: [{ source: n < 5 ? ids.source : await sourceIn(newsroom), role: 'base' }],
        eyecatch: n === 1 ? ids.picture : null,
        authors: n === 1 ? [ids.author] : [],
        relatedArticles: n === 1 ? [ids.article0] : [],
        commentPolicy: 'open',
        publishedAt: day(n * 5),
      })),
      _status: 'published',
    })
    ids[`article${n}`] = doc.id
    slugs.push(doc.slug)
  }
})

describe('GET /api/site/articles/:slug', () => {
  it('is everything the page of an article needs', async () => {
    const page = await answer(`/articles/${q(slugs[1]!)}`)
    expect(page.article).toMatchObject({
      id: ids.article1,
      title: '北浜港の記録 1',
      metaTags: { 'og:title': '北浜港の記録 1' },
      jsonLd: { '@type': 'NewsArticle' },
      citations: [{ role: 'base', source: { title: '北浜港、三年ぶり再開' } }],
      eyecatch: { alt: '北浜港の"朝"', credit: { text: '北浜日報 <佐藤>' } },
    })
    expect(page.article.sections.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['summary', 'detail', 'keyPoints']),
    )
    expect(page.article.html).toContain('<h2 id="summary">概要</h2>')
    expect(page.trail).toMatchObject([{ name: '港' }, { name: '航路' }])
    expect(page.previous.slug).toBe(slugs[2])
    expect(page.next.slug).toBe(slugs[0])
    expect(page.sameCategory.map(({ slug }: { slug: string }) => slug)).toEqual([
      slugs[4],
      slugs[7],
      slugs[10],
    ])
    expect(page.comments).toEqual({ count: 0, policy: 'open' })
  })

  it('names what an editor has chosen first, then what shares a source, then what shares a tag', async () => {
    const { related } = await answer(`/articles/${q(slugs[1]!)}`)
    expect(related.map(({ slug }: { slug: string }) => slug)).toEqual(
      [0, 2, 3, 4, 5].map((n) => slugs[n]),
    )
    const { article } = await answer(`/articles/${q(slugs[1]!)}`)
    expect(article).not.toHaveProperty('relatedArticles')
  })

  it('names what shares two words of the title last, and nothing for one alone', async () => {
    const about = async (title: string): Promise<{ id: string; slug: string }> =>
      make('/articles', {
        ...(await digest(newsroom, { title, tags: [], publishedAt: day(70) })),
        _status: 'published',
      })
    const [first, like, other] = [
      await about('製氷工場の火災、原因は配電盤'),
      await about('製氷工場で火災の訓練'),
      await about('漁協が工場を見学'),
    ]
    const { related } = await answer(`/articles/${q(first.slug)}`)
    expect(related.map(({ slug }: { slug: string }) => slug)).toEqual([like.slug])
    for (const { id } of [first, like, other]) await newsroom.editor('DELETE', `/articles/${id}`)
  })

  it('has the files of its picture in one list, the narrowest first, and what must travel with it', async () => {
    const { eyecatch } = (await answer(`/articles/${q(slugs[1]!)}`)).article
    expect(eyecatch.files.map(({ width, type }: any) => [width, type])).toEqual([
      [800, 'image/jpeg'],
      [1600, 'image/jpeg'],
      [1800, 'image/jpeg'],
    ])
    expect(eyecatch.otherFiles.map(({ type }: any) => type)).toEqual(
      expect.arrayContaining(['image/webp', 'image/avif']),
    )
    expect(eyecatch.card).toMatchObject({ width: 1200, height: 630 })
    expect(eyecatch).not.toHaveProperty('sizes')
  })

  it('writes pictures in the text as figures, with every word escaped', async () => {
    const given = bodyOf(
      '【概要】\n船が来た。\n【詳細】\n港に船が来た。\n【要点】\n・船が来た',
    ) as any
    given.root.children.splice(2, 0, {
      type: 'upload',
      version: 3,
      id: '64b7e3f0a1b2c3d4e5f60718',
      fields: {},
      relationTo: 'media',
      value: ids.picture,
    })
    const doc = await make('/articles', {
      ...(await digest(newsroom, { body: given, publishedAt: day(400) })),
      _status: 'published',
    })
    const { html } = (await answer(`/articles/${q(doc.slug)}`)).article
    expect(html).toMatch(
      /<figure><img src="[^"]+" srcset="[^"]+ 800w, [^"]+" alt="北浜港の&#34;朝&#34;" width="1800" height="1200" loading="lazy">/,
    )
    expect(html).toContain(
      '<figcaption>初便を待つ人々<small><a href="https://kitahama.example/photo" rel="nofollow">北浜日報 &#60;佐藤&#62;</a></small></figcaption>',
    )
    await newsroom.editor('DELETE', `/articles/${doc.id}`)
  })

  it('has the parts alone that are asked for', async () => {
    const page = await answer(
      `/articles/${q(slugs[1]!)}?fields=article.title,article.html,article.nothing,next`,
    )
    expect(Object.keys(page)).toEqual(['article', 'next'])
    expect(Object.keys(page.article)).toEqual(['title', 'html', 'nothing'])
    expect(page.article.nothing).toBeNull()
    const { status, body } = await site(`/articles/${q(slugs[1]!)}?fields=article,sidebar`)
    expect([status, body.errors[0].path]).toEqual([400, 'fields'])
    expect(body.errors[0].message).toContain('「sidebar」という部分はありません')
  })

  it('leads on from a slug it had before, and `addresses` says where to', async () => {
    const doc = await make('/articles', {
      ...(await digest(newsroom, { publishedAt: day(300), slug: '古い名' })),
      _status: 'published',
    })
    await newsroom.editor('PATCH', `/articles/${doc.id}`, {
      slug: '新しい名',
      _status: 'published',
    })
    const moved = await site(`/articles/${q('古い名')}`)
    expect(moved.status).toBe(301)
    expect(moved.headers.get('location')).toBe(`/api/site/articles/${q('新しい名')}`)
    expect(moved.body.errors[0].code).toBe('moved')
    expect(await answer(`/addresses?from=${q('古い名')}`)).toEqual({ to: '新しい名', status: 301 })
    // What is taken back leads nowhere.
    await newsroom.editor('PATCH', `/articles/${doc.id}`, { _status: 'draft' })
    expect((await site(`/articles/${q('古い名')}`)).status).toBe(404)
    expect((await site(`/addresses?from=${q('古い名')}`)).status).toBe(404)
    await newsroom.editor('DELETE', `/articles/${doc.id}`)
  })

  it('says in words that there is none', async () => {
    const { status, body, headers } = await site('/articles/%E7%84%A1')
    expect([status, body]).toEqual([
      404,
      {
        errors: [{ code: 'notFound', path: 'slug', message: '「無」という記事は見つかりません。' }],
      },
    ])
    expect(headers.get('vary')).toBe('Accept-Language')
    const english = await site('/articles/%E7%84%A1', { 'Accept-Language': 'en-GB' })
    expect(english.body.errors[0].message).toBe('There is no article “無”.')
  })
})

describe('GET /api/site/articles', () => {
  const listed = async (query: string): Promise<string[]> =>
    (await answer(`/articles?limit=100${query}`)).docs.map(({ slug }: { slug: string }) => slug)
  const of = (...numbers: number[]): string[] => numbers.map((n) => slugs[n]!)

  it.each<[string, () => string, number[]]>([
    ['all of them', () => '', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    [
      'a category by its slug, with all below it',
      () => `&category=${q('港')}`,
      [0, 1, 3, 4, 6, 7, 9, 10],
    ],
    ['a category by its ASCII slug', () => '&category=harbour', [0, 1, 3, 4, 6, 7, 9, 10]],
    ['a category by its id', () => `&category=${ids.ferries}`, [1, 4, 7, 10]],
    ['a tag', () => `&tag=${q('朝の便')}`, [0, 3, 6, 9]],
    ['a source', () => `&source=${ids.source}`, [0, 1, 2, 3, 4]],
    ['a month in Japan', () => '&month=2026-03', [0, 1, 2, 3, 4, 5, 6]],
    ['a span, both days among it', () => '&from=2026-03-21&to=2026-03-31', [0, 1, 2]],
    ['a format', () => '&format=digest', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['a format nobody has used', () => '&format=column', []],
    ['a tag in a category', () => `&tag=${q('朝の便')}&category=${q('港')}`, [0, 3, 6, 9]],
    [
      'a tag of a source in a month',
      () => `&tag=${q('朝の便')}&source=${ids.source}&month=2026-03`,
      [0, 3],
    ],
    ['a category within a span', () => `&category=${q('町')}&from=2026-03-01&to=2026-03-10`, [5]],
  ])('keeps to %s, and counts it', async (_, query, wanted) => {
    expect(await listed(query())).toEqual(of(...wanted))
    expect((await answer(`/articles?limit=1&total=true${query()}`)).total).toBe(wanted.length)
  })

  it('goes on by cursors in both directions', async () => {
    const seen: string[] = []
    let page = await answer('/articles?limit=5')
    expect(page.previous).toBeNull()
    for (;;) {
      seen.push(...page.docs.map(({ slug }: { slug: string }) => slug))
      if (!page.next) break
      page = await answer(`/articles?limit=5&cursor=${page.next}`)
    }
    expect(seen).toEqual(slugs)
    const back: string[] = page.docs.map(({ slug }: { slug: string }) => slug)
    while (page.previous) {
      page = await answer(`/articles?limit=5&cursor=${page.previous}`)
      back.unshift(...page.docs.map(({ slug }: { slug: string }) => slug))
    }
    expect(back).toEqual(slugs)
  })

  it('shows nothing twice and leaves nothing out while articles come in', async () => {
    const first = await answer('/articles?limit=5')
    const fresh = await make('/articles', {
      ...(await digest(newsroom, { publishedAt: day(-1) })),
      _status: 'published',
    })
    const second = await answer(`/articles?limit=5&cursor=${first.next}`)
    expect(second.docs.map(({ slug }: { slug: string }) => slug)).toEqual(slugs.slice(5, 10))
    const before = await answer(`/articles?limit=5&cursor=${second.previous}`)
    expect(before.docs.map(({ slug }: { slug: string }) => slug)).toEqual(slugs.slice(0, 5))
    const newest = await answer(`/articles?limit=5&cursor=${before.previous}`)
    expect(newest.docs.map(({ slug }: { slug: string }) => slug)).toEqual([fresh.slug])
    expect(newest.previous).toBeNull()
    await newsroom.editor('DELETE', `/articles/${fresh.id}`)
  })

  it.each([
    ['sort=-views', 'unknownParameter', 'sort'],
    ['where[id][equals]=1', 'unknownParameter', 'where[id][equals]'],
    ['limit=0', 'badParameter', 'limit'],
    ['limit=101', 'badParameter', 'limit'],
    ['limit=1&limit=2', 'badParameter', 'limit'],
    ['month=2026-13', 'badParameter', 'month'],
    ['from=2026-02-30', 'badParameter', 'from'],
    ['cursor=x', 'badParameter', 'cursor'],
    ['cursor=ombkc5xc0.7', 'badParameter', 'cursor'],
    ['total=yes', 'badParameter', 'total'],
    ['tag=%00', 'badParameter', 'tag'],
    ['category=none', 'notFound', 'category'],
  ])('%s is refused and named', async (query, code, path) => {
    const { status, body } = await site(`/articles?${query}`)
    expect(body.errors[0]).toMatchObject({ code, path })
    expect(status).toBe(code === 'notFound' ? 404 : 400)
    expect(body.errors[0].message).toMatch(/[。：:]/)
  })
})

describe('overviews', () => {
  it('GET home is the front page in one call', async () => {
    const { latest, sections } = await answer('/home?latest=3&size=2')
    expect(latest.map(({ slug }: any) => slug)).toEqual(slugs.slice(0, 3))
    expect(
      sections.map(({ category, docs }: any) => [category.name, docs.map(({ slug }: any) => slug)]),
    ).toEqual([
      ['町', [slugs[2], slugs[5]]],
      ['港', [slugs[0], slugs[1]]],
    ])
  })

  it('GET categories/:slug is the page of a category in one call, by any of its names', async () => {
    const { category, trail, children, docs, next, total } = await answer(
      `/categories/${q('航路')}?limit=3&total=true`,
    )
    expect([category.name, category.articles, children, total]).toEqual(['航路', 4, [], 4])
    expect(trail.map(({ name }: { name: string }) => name)).toEqual(['港', '航路'])
    expect(docs.map(({ slug }: { slug: string }) => slug)).toEqual([1, 4, 7].map((n) => slugs[n]))
    const rest = await answer(`/categories/${q('航路')}?cursor=${next}`)
    expect(rest.docs.map(({ slug }: { slug: string }) => slug)).toEqual([slugs[10]])
    for (const name of ['harbour', ids.harbour!]) {
      const above = await answer(`/categories/${name}`)
      expect(above.children).toMatchObject([
        { name: '航路', articles: 4, latest: { slug: slugs[1] } },
      ])
      expect(above.children[0]).not.toHaveProperty('children')
      expect(above.docs).toHaveLength(8)
    }
    expect((await site(`/categories/${q('山')}`)).status).toBe(404)
  })

  it('GET home leads with what an editor has put there, and ends with what was said last', async () => {
    expect(await answer('/home')).toMatchObject({ lead: null, comments: [] })
    for (const n of [3, 5])
      await newsroom.editor('PATCH', `/articles/${ids[`article${n}`]}`, {
        isLead: true,
        _status: 'published',
      })
    expect((await answer('/home')).lead.slug).toBe(slugs[3])
    const said = []
    for (const status of ['approved', 'pending', 'approved'])
      said.push(
        await make('/comments', {
          article: ids.article3,
          authorName: '読者',
          body: `${status}${'長'.repeat(100)}`,
          status,
        }),
      )
    const { comments } = await answer('/home')
    expect(comments).toEqual(
      [said[2], said[0]].map(({ id }) => ({
        id,
        authorName: '読者',
        text: `approved${'長'.repeat(72)}`,
        postedAt: expect.any(String),
        article: { slug: slugs[3], title: '北浜港の記録 3' },
      })),
    )
    // Also where nothing else on the page shows the article.
    const titled = (title: string) =>
      newsroom.editor('PATCH', `/articles/${ids.article3}`, {
        title,
        isLead: false,
        _status: 'published',
      })
    await titled('北浜港の記録 三')
    const { body, headers } = await site('/home?latest=1&size=1')
    expect(body.comments[0].article.title).toBe('北浜港の記録 三')
    expect(headers.get('cache-tag')).toContain(`articles:${ids.article3}`)
    await titled('北浜港の記録 3')
    expect((await answer('/home')).lead.slug).toBe(slugs[5])
    for (const { id } of said) await newsroom.editor('DELETE', `/comments/${id}`)
    await newsroom.editor('PATCH', `/articles/${ids.article5}`, {
      isLead: false,
      _status: 'published',
    })
    expect(await answer('/home')).toMatchObject({ lead: null, comments: [] })
  })

  it('GET categories is the tree, with what stands below each counted in', async () => {
    const { docs } = await answer('/categories')
    const told = (nodes: any[]): any[] =>
      nodes.map(({ name, articles, latest, children }) => [
        name,
        articles,
        latest?.slug,
        told(children),
      ])
    expect(told(docs)).toEqual([
      ['町', 4, slugs[2], []],
      ['港', 8, slugs[0], [['航路', 4, slugs[1], []]]],
    ])
  })

  it('GET tags and archive count', async () => {
    expect((await answer('/tags')).docs).toEqual([
      { tag: '港', articles: 12 },
      { tag: '朝の便', articles: 4 },
    ])
    expect((await answer('/archive')).docs).toEqual([
      { month: '2026-03', articles: 7 },
      { month: '2026-02', articles: 5 },
    ])
  })

  it('GET sources/:id says who cites it', async () => {
    const { source, docs, total } = await answer(`/sources/${ids.source}?total=true`)
    expect(source).toMatchObject({ id: ids.source, title: '北浜港、三年ぶり再開' })
    expect(docs.map(({ slug }: any) => slug)).toEqual(slugs.slice(0, 5))
    expect(total).toBe(5)
    const unused = await sourceIn(newsroom)
    expect((await site(`/sources/${unused}`)).status).toBe(404)
    expect((await site('/sources/none')).status).toBe(404)
  })

  it('count neither what is drafted nor what is to come', async () => {
    const before = [await answer('/tags'), await answer('/archive'), await answer('/categories')]
    const change = { tags: ['港', '秘密'], category: ids.town }
    await newsroom.editor('POST', '/articles?draft=true', await digest(newsroom, change))
    await make('/articles', {
      ...(await digest(newsroom, change)),
      publishedAt: new Date(Date.now() + 3_600_000).toISOString(),
      _status: 'published',
    })
    expect([await answer('/tags'), await answer('/archive'), await answer('/categories')]).toEqual(
      before,
    )
    expect((await answer('/articles?total=true')).total).toBe(12)
  })
})

it('an article whose time comes is everywhere from then on, beside those that have named it before, without a job', async () => {
  const at = Date.now() + 2500
  const coming = await make('/articles', {
    ...(await digest(newsroom, { title: 'あすの便り', tags: ['あす'] })),
    publishedAt: new Date(at).toISOString(),
    _status: 'published',
  })
  const naming = await make('/articles', {
    ...(await digest(newsroom, { relatedArticles: [coming.id], publishedAt: day(60) })),
    _status: 'published',
  })
  const seen = async (): Promise<unknown[]> => [
    (await answer('/articles?limit=1')).docs[0].id === coming.id,
    (await answer('/home')).latest[0].id === coming.id,
    (await answer(`/articles/${q(naming.slug)}`)).related[0]?.id === coming.id,
    (await answer('/tags')).docs.some(({ tag }: any) => tag === 'あす'),
    (await answer(`/search?q=${q('あすの便り')}`)).total,
    (await answer(`/articles/${q(slugs[0]!)}`)).next?.id === coming.id,
    // Last: its page is made by whoever asks for it.
    (await site(`/articles/${q(coming.slug)}`)).status,
  ]
  expect(await seen()).toEqual([false, false, false, false, 0, false, 404])
  await wait(at - Date.now() + 20)
  expect(await seen()).toEqual([true, true, true, true, 1, true, 200])
  for (const id of [coming.id, naming.id]) await newsroom.editor('DELETE', `/articles/${id}`)
})

it('a source that was merged into another is cited there at once, whatever is asked for first', async () => {
  const [gone, stays] = [await sourceIn(newsroom), await sourceIn(newsroom)]
  const made = []
  for (const source of [gone, stays])
    made.push(
      await make('/articles', {
        ...(await digest(newsroom, {
          citations: [{ source, role: 'base' }],
          publishedAt: day(70),
        })),
        _status: 'published',
      }),
    )
  expect((await answer(`/sources/${stays}`)).docs).toHaveLength(1)
  const merged = await newsroom.editor('POST', `/sources/${gone}/merge`, { into: stays })
  expect(merged.status).toBe(200)
  expect((await answer(`/sources/${stays}?total=true`)).total).toBe(2)
  expect((await answer(`/sources/${stays}`)).docs).toHaveLength(2)
  expect((await site(`/sources/${gone}`)).status).toBe(404)
  for (const { id } of made) await newsroom.editor('DELETE', `/articles/${id}`)
})

describe('over HTTP', () => {
  it('what a client has is not sent again, in whatever encoding it has it', async () => {
    const path = `/articles/${q(slugs[1]!)}`
    const first = await site(path)
    const etag = first.headers.get('etag')!
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(first.headers.get('last-modified')).toMatch(/GMT$/)
    expect(first.headers.get('cache-tag')!.split(',')).toContain(`articles:${ids.article1}`)
    for (const known of [etag, `W/${etag}`, `"x", ${etag}`, etag.replace(/"$/, '-br"'), '*']) {
      const again = await site(path, { 'If-None-Match': known })
      expect([again.status, again.body]).toEqual([304, ''])
      expect(again.headers.get('etag')).toBe(etag)
    }
    expect((await site(path, { 'If-None-Match': '"x"' })).status).toBe(200)
    await newsroom.editor('PATCH', `/articles/${ids.article1}`, {
      kicker: '速報',
      _status: 'published',
    })
    expect((await site(path, { 'If-None-Match': etag })).status).toBe(200)
  })

  it('HEAD says the same without the body', async () => {
    for (const path of ['/articles', '/home', '/tags', '/openapi.json', '/articles/none']) {
      const [get, head] = [
        await newsroom.anonymous('GET', `/site${path}`),
        await newsroom.anonymous('HEAD', `/site${path}`),
      ]
      expect(head.status).toBe(get.status)
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'))
    }
  })

  it('nothing is written through it', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await newsroom.editor(method, '/site/articles', {})).status).toBe(404)
  })

  it('staff get what readers get', async () => {
    await newsroom.editor('POST', '/articles?draft=true', await digest(newsroom))
    const { body } = await newsroom.editor('GET', '/site/articles?limit=100')
    expect(body).toEqual(await answer('/articles?limit=100'))
  })
})

it('names whole addresses of the server as it is now, also in pages that were made for another', async () => {
  const { editor, anonymous, payload, ...other } = await openNewsroom(
    { articleUrl: ({ slug }) => `/news/${slug}` },
    { serverURL: 'https://old.example' },
  )
  const { body } = await editor('POST', '/articles', {
    ...(await digest({ editor, anonymous, payload, ...other } as never)),
    _status: 'published',
  })
  const url = async (): Promise<string> =>
    (await anonymous('GET', `/site/articles/${q(body.doc.slug)}`)).body.article.url
  expect(await url()).toBe(`https://old.example/news/${body.doc.slug}`)
  payload.config.serverURL = 'https://new.example'
  await makeDue(payload)
  expect(await url()).toBe(`https://new.example/news/${body.doc.slug}`)
})

it('openapi.json describes every call, and every answer is what it says', async () => {
  const described = await answer('/openapi.json')
  expect(Object.keys(described.paths)).toEqual([
    '/home',
    '/articles',
    '/articles/{slug}',
    '/authors',
    '/authors/{slug}',
    '/categories',
    '/categories/{slug}',
    '/tags',
    '/archive',
    '/sources/{id}',
    '/popular',
    '/search',
    '/addresses',
    '/withdrawn',
    '/views',
  ])
  const { schemas } = described.components
  const check = (value: any, schema: any, at: string): void => {
    if (schema.$ref) return check(value, schemas[schema.$ref.split('/').at(-1)], at)
    if (schema.allOf) return schema.allOf.forEach((one: any) => check(value, one, at))
    if (schema.anyOf) {
      if (value === null) return expect(schema.anyOf, at).toContainEqual({ type: 'null' })
      return check(value, schema.anyOf[0], at)
    }
    if (schema.const !== undefined) return expect(value, at).toBe(schema.const)
    const types = { string: 'string', integer: 'number', boolean: 'boolean' } as Record<
      string,
      string
    >
    if (schema.type === 'array')
      return value.forEach((one: any, n: number) => check(one, schema.items, `${at}[${n}]`))
    if (schema.type !== 'object')
      return expect(
        [schema.type].flat().map((type) => types[type]),
        at,
      ).toContain(typeof value)
    for (const name of schema.required) expect(value, at).toHaveProperty(name)
    for (const [name, inner] of Object.entries(schema.properties))
      if (value[name] !== undefined) check(value[name], inner, `${at}.${name}`)
  }
  const paths = {
    articles: '/articles?total=true',
    article: `/articles/${q(slugs[1]!)}`,
    authors: '/authors',
    author: `/authors/${ids.author}`,
    home: '/home',
    categories: '/categories',
    category: '/categories/harbour',
    tags: '/tags',
    archive: '/archive',
    source: `/sources/${ids.source}`,
    popular: '/popular',
    search: `/search?q=${q('港')}`,
  }
  for (const [name, path] of Object.entries(paths)) check(await answer(path), schemas[name], name)
})

describe('GET /api/site/withdrawn', () => {
  const named = async (): Promise<unknown[]> =>
    (await answer('/withdrawn')).docs.map(({ id }: { id: unknown }) => id)
  const made = async (change: object): Promise<string> => {
    const doc = await make('/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
      ...change,
    })
    return doc.id
  }

  it('names what readers saw and see no more, by its id alone, until they see it again', async () => {
    const id = await made({ title: '取り下げる記事' })
    await answer('/articles?limit=50')
    expect(await named()).not.toContain(id)
    await newsroom.editor('PATCH', `/articles/${id}`, { _status: 'draft' })
    const { docs } = await answer('/withdrawn')
    expect(Object.keys(docs[0])).toEqual(['id', 'withdrawnAt'])
    expect(docs[0].id).toBe(id)
    await newsroom.editor('PATCH', `/articles/${id}`, { _status: 'published' })
    expect(await named()).not.toContain(id)
    await answer('/articles?limit=50')
    await newsroom.editor('DELETE', `/articles/${id}`)
    expect((await named())[0]).toBe(id)
  })

  it('names what was booked for a later day, and what is taken back after that', async () => {
    const id = await made({})
    await answer('/articles?limit=50')
    await newsroom.editor('PATCH', `/articles/${id}`, {
      publishedAt: new Date(Date.now() + 86_400_000).toISOString(),
      _status: 'published',
    })
    expect(await named()).toContain(id)
    await newsroom.editor('PATCH', `/articles/${id}`, { _status: 'draft' })
    expect(await named()).toContain(id)
    await newsroom.editor('DELETE', `/articles/${id}`)
  })

  it('does not name what nobody saw: drafts, and what was booked', async () => {
    const booked = await made({ publishedAt: new Date(Date.now() + 86_400_000).toISOString() })
    const draft = await made({ _status: 'draft' })
    for (const id of [booked, draft]) await newsroom.editor('DELETE', `/articles/${id}`)
    expect(await named()).not.toEqual(expect.arrayContaining([booked]))
    expect(await named()).not.toEqual(expect.arrayContaining([draft]))
  })
})
