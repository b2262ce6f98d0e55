import { createLocalReq } from 'payload'
import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerAsked } from '../../../src/published/asked/answerAsked.ts'
import { digest, sourceIn } from '../../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../../setup/newsroom.ts'

const q = encodeURIComponent
const day = (n: number): string =>
  new Date(Date.parse('2026-03-31T12:00:00+09:00') - n * 86_400_000).toISOString()

/** A newsroom with some articles in some categories, by some authors, from some sources. */
const fill = async (newsroom: Newsroom) => {
  const make = async (path: string, data: object): Promise<any> => {
    const { status, body } = await newsroom.editor('POST', path, data)
    expect(status, JSON.stringify(body)).toBe(201)
    return body.doc
  }
  const harbour = await make('/categories', { name: '港', asciiSlug: 'harbour', order: 2 })
  const ferries = await make('/categories', { name: '航路', parent: harbour.id })
  const town = await make('/categories', { name: '町', order: 1 })
  await make('/categories', { name: '空き', order: 3 })
  const source = await sourceIn(newsroom, 'https://kitahama.example/ferry')
  const authors = [
    await make('/authors', { name: '早瀬みなこ' }),
    await make('/authors', { name: '沖野航' }),
  ]
  const articles = []
  for (let n = 0; n < 12; n++)
    articles.push(
      await make('/articles', {
        ...(await digest(newsroom, {
          title: n % 4 === 0 ? `製氷工場の火災 ${n}` : `北浜港の記録 ${n}`,
          tags: n % 3 === 0 ? ['港', '朝の便'] : n % 5 === 0 ? [] : ['港'],
          category: [harbour.id, ferries.id, town.id][n % 3],
          citations: [{ source: n < 5 ? source : await sourceIn(newsroom), role: 'base' }],
          authors:
            n % 4 === 1 ? [authors[0].id] : n % 7 === 0 ? [authors[1].id, authors[0].id] : [],
          isLead: n === 3,
          commentPolicy: 'open',
          // Some at one instant: they are in the order of their ids.
          publishedAt: day(n < 10 ? Math.floor(n / 2) * 11 : n * 8),
        })),
        _status: 'published',
      }),
    )
  const { body } = await newsroom.editor('PATCH', `/articles/${articles[2].id}`, {
    relatedArticles: [articles[9].id],
    slug: 'shifted',
    _status: 'published',
  })
  const moved = { from: articles[2].slug, to: body.doc.slug }
  await make('/articles', { title: 'まだ下書きの北浜港', tags: ['下書き'] })
  await make('/articles', {
    ...(await digest(newsroom, { title: '明日の北浜港', tags: ['明日'] })),
    publishedAt: new Date(Date.now() + 86_400_000).toISOString(),
    _status: 'published',
  })
  await make('/comments', {
    article: articles[4].id,
    authorName: '読者',
    body: '朝の便が助かります。',
    status: 'approved',
  })
  return { harbour, ferries, source, authors, articles, moved }
}

describe('through Payload, without rows that are ready', () => {
  let newsroom: Newsroom
  let filled: Awaited<ReturnType<typeof fill>>
  beforeAll(async () => {
    newsroom = await openNewsroom()
    filled = await fill(newsroom)
  })

  /** What a stranger is answered, read by Payload. */
  const asked = async (address: string) => {
    const [path = '', query = ''] = address.split('?', 2)
    const req = await createLocalReq({}, newsroom.payload)
    req.user = null
    const { status, body } = await answerAsked(req, {
      method: 'GET',
      path,
      query: new URLSearchParams(query),
      header: () => null,
    })
    return { status, body: JSON.parse(String(body)) }
  }

  /** One answer from both: the same. */
  const both = async (address: string): Promise<any> => {
    const ready = await newsroom.anonymous('GET', `/site${address}`)
    const { status, body } = await asked(address)
    expect({ status, body }, address).toEqual({ status: ready.status, body: ready.body })
    return body
  }

  it('every call answers a stranger what the rows would', async () => {
    const { authors, articles, harbour, source, moved } = filled
    for (const { slug } of articles.filter((_, n) => n !== 2)) await both(`/articles/${q(slug)}`)
    for (const address of [
      '/articles/shifted',
      '/articles/shifted?fields=article.title,next',
      '/home',
      '/home?latest=3&size=1',
      '/articles?total=true',
      '/articles?category=harbour&limit=3',
      `/articles?category=${harbour.id}&tag=${q('港')}&total=true`,
      `/articles?tag=${q('朝の便')}`,
      `/articles?source=${source}&total=true`,
      '/articles?source=999999',
      `/articles?author=${q(authors[0].slug)}`,
      '/articles?author=nobody',
      '/articles?month=2026-03&format=digest&total=true',
      '/articles?from=2026-03-01&to=2026-03-20',
      '/categories',
      '/categories/harbour',
      '/categories/harbour?limit=2&total=true',
      '/authors',
      `/authors/${q(authors[1].slug)}`,
      `/authors/${authors[0].id}?limit=1`,
      '/tags',
      '/tags?limit=1',
      '/archive',
      `/sources/${source}`,
      `/search?q=${q('製氷 火災')}`,
      `/search?q=${q('北浜港 -製氷')}&sort=newest&limit=2`,
      `/search?q=${q('早瀬')}&category=harbour`,
      `/search?q=${q('製氷工揚')}`,
      `/addresses?from=${q(moved.from)}`,
    ])
      expect(Object.keys(await both(address)), address).not.toContain('errors')
  })

  it('refuses in the same words', async () => {
    const { moved } = filled
    for (const address of [
      '/articles/nothing',
      `/articles/${q(moved.from)}`,
      '/articles?sort=-views',
      '/articles?limit=0',
      '/articles?category=nothing',
      '/articles?cursor=x',
      '/categories/nothing',
      '/authors/nobody',
      '/sources/1',
      '/popular?category=nothing',
      '/search?q=-x',
      '/search',
      '/addresses',
      '/addresses?from=nothing',
      '/nothing',
      '/openapi.json?x=1',
      `/articles/${q('明日の北浜港')}`,
    ])
      expect(Object.keys(await both(address)), address).toEqual(['errors'])
  })

  it('goes through a list in both directions, articles of one instant too', async () => {
    for (const list of ['/articles?limit=3', `/articles?limit=2&tag=${q('港')}`]) {
      const seen: string[] = []
      let page = await both(list)
      let last = page
      for (;;) {
        seen.push(...page.docs.map(({ id }: { id: string }) => id))
        if (!page.next) break
        last = page = await both(`${list}&cursor=${page.next}`)
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.length).toBeGreaterThan(8)
      while (last.previous) last = await both(`${list}&cursor=${last.previous}`)
      expect(last.docs[0].id).toBe(seen[0])
    }
    const found = await both(`/search?q=${q('北浜港')}&limit=4`)
    await both(`/search?q=${q('北浜港')}&limit=4&cursor=${found.next}`)
  })
})

describe('`site: false`, in an app that shows some articles to members alone', () => {
  let newsroom: Newsroom
  let filled: Awaited<ReturnType<typeof fill>>
  beforeAll(async () => {
    newsroom = await openNewsroom(
      {
        site: false,
        overrides: {
          articles: ({ defaultCollection }) => ({
            ...defaultCollection,
            access: {
              ...defaultCollection.access,
              read: async (given) => {
                const own = await defaultCollection.access!.read!(given)
                if (typeof own === 'boolean' || given.req.headers.get('x-member') === 'yes')
                  return own
                return { and: [own, { kicker: { not_equals: '会員のみ' } }] }
              },
            },
          }),
        },
      },
      {},
      { idType: 'serial' },
    )
    filled = await fill(newsroom)
    const { status } = await newsroom.editor('PATCH', `/articles/${filled.articles[1].id}`, {
      kicker: '会員のみ',
      _status: 'published',
    })
    expect(status).toBe(200)
  })

  const get = async (path: string, member = false): Promise<any> => {
    const headers = member ? { 'x-member': 'yes' } : undefined
    const { status, body } = await newsroom.anonymous('GET', `/site${path}`, undefined, headers)
    expect(status, `${path} ${JSON.stringify(body)}`).toBe(200)
    return body
  }

  it('has no tables of its own', async () => {
    const { pool } = newsroom.payload.db as unknown as { pool: pg.Pool }
    const { rows } = await pool.query("select 1 from pg_tables where tablename like 'midashi_%'")
    expect(rows).toEqual([])
  })

  it('shows each what they may read, on every call', async () => {
    const { articles, authors, source } = filled
    const hidden = articles[1]
    const path = `/articles/${q(hidden.slug)}`
    expect((await newsroom.anonymous('GET', `/site${path}`)).status).toBe(404)
    expect((await get(path, true)).article.title).toBe(hidden.title)
    for (const address of [
      '/home?latest=20',
      '/articles?limit=50',
      '/categories/harbour?limit=50',
      '/categories',
      `/authors/${authors[0].id}`,
      `/sources/${source}`,
      `/search?q=${q('北浜港の記録 1')}&limit=50`,
      `/articles/${q(articles[0].slug)}`,
    ]) {
      const [stranger, member] = [await get(address), await get(address, true)]
      expect(JSON.stringify(stranger), address).not.toContain(hidden.title + '"')
      if (address !== '/categories') expect(JSON.stringify(member), address).toContain(hidden.title)
    }
    const counted = async (member: boolean): Promise<number> =>
      (await get('/articles?total=true', member)).total
    expect(await counted(true)).toBe((await counted(false)) + 1)
    for (const list of ['/tags', '/archive', '/authors'])
      expect(await get(list), list).not.toEqual(await get(list, true))
  })

  it('shows nobody a draft or what is not public yet, whoever works here', async () => {
    for (const address of ['/articles?limit=50', `/search?q=${q('北浜港')}&limit=50`, '/tags']) {
      const { status, body } = await newsroom.editor('GET', `/site${address}`)
      expect(status).toBe(200)
      expect(JSON.stringify(body), address).not.toMatch(/下書き|明日/)
    }
  })

  it('is kept by nobody on the way, and answers 304 and HEAD', async () => {
    const { headers } = await newsroom.anonymous('GET', '/site/home')
    expect([headers.get('cache-control'), headers.get('vary')]).toEqual([
      'private, no-cache',
      expect.stringContaining('Cookie'),
    ])
    const again = await newsroom.anonymous('GET', '/site/home', undefined, {
      'if-none-match': headers.get('etag')!,
    })
    expect(again.status).toBe(304)
    expect((await newsroom.anonymous('HEAD', '/site/tags')).status).toBe(200)
    const { paths } = await get('/openapi.json')
    expect(Object.keys(paths)).not.toContain('/views')
    expect(await get('/popular')).toEqual({ docs: [] })
  })

  it('leads from where an article was imported from, whole or by its path', async () => {
    const { payload } = newsroom
    const [doc] = (
      await payload.find({
        collection: 'articles',
        where: { slug: { equals: 'shifted' } },
        depth: 0,
      })
    ).docs
    await payload.db.updateOne({
      collection: 'articles',
      id: doc!.id,
      data: {
        ...doc,
        origin: { url: 'https://blog.kitahama.example/2014/03/%E6%B8%AF.html' },
      } as never,
    })
    for (const from of [
      'https://blog.kitahama.example/2014/03/%E6%B8%AF.html',
      'http://www.blog.kitahama.example/2014/03/港.html/',
      '/2014/03/港.html',
    ])
      expect(await get(`/addresses?from=${q(from)}`), from).toEqual({ to: 'shifted', status: 301 })
    for (const from of ['/2014/03/', '/03/港.html'])
      expect((await newsroom.anonymous('GET', `/site/addresses?from=${q(from)}`)).status).toBe(404)
  })

  it('leads from what an article was called before to what it is called', async () => {
    const { from, to } = filled.moved
    expect(await get(`/addresses?from=${q(from)}`)).toEqual({ to, status: 301 })
    const { status, headers } = await newsroom.anonymous('GET', `/site/articles/${q(from)}`)
    expect([status, headers.get('location')]).toEqual([301, `/api/site/articles/${to}`])
  })
})
