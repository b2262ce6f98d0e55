import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { request } from 'node:http'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { siteClient, SiteError } from '../../../src/exports/site.ts'
import { siteHandler, type SiteHandlerOptions } from '../../../src/published/siteHandler.ts'
import { digest, sourceIn } from '../../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../../setup/newsroom.ts'

let newsroom: Newsroom
let pool: pg.Pool
const servers: Server[] = []
/** Slugs, the newest first. */
const slugs: string[] = []
const told: string[][] = []
let source: string

/** A server with the handler before an app that answers everything. */
const serve = async (options: Partial<SiteHandlerOptions> = {}): Promise<string> => {
  const site = siteHandler({ pool, ...options })
  const server = createServer((incoming, response) => {
    void site(incoming, response, async () => {
      const { status, body } = await newsroom.anonymous(
        incoming.method!,
        incoming.url!.replace('/api', ''),
      )
      response.setHeader('X-From', 'app')
      response.writeHead(status).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers.push(server)
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
}

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; bytes: Buffer }

const raw = (url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: response.headers,
          bytes: Buffer.concat(chunks),
        }),
      )
    })
      .on('error', reject)
      .end()
  })

beforeAll(async () => {
  newsroom = await openNewsroom({ site: { onChange: ({ tags }) => void told.push(tags) } })
  pool = new pg.Pool({ connectionString: newsroom.env.DATABASE_URL, max: 3 })
  pool.on('error', () => {})
  source = await sourceIn(newsroom)
  for (let n = 0; n < 3; n++) {
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, {
        title: `北浜港の記録 ${n}`,
        tags: ['フェリー'],
        citations: [{ source, role: 'base' }],
        publishedAt: new Date(Date.now() - (n + 1) * 3_600_000).toISOString(),
      })),
      _status: 'published',
    })
    slugs.push(body.doc.slug)
  }
})
afterAll(async () => {
  for (const server of servers) server.close()
  await pool.end()
})

describe('the handler without Payload', () => {
  it('leaves what is not ready to the app once, and sends it itself from then on', async () => {
    const api = await serve()
    const path = `${api}/site/articles/${encodeURIComponent(slugs[0]!)}`
    const [first, second] = [await raw(path), await raw(path)]
    expect([first.headers['x-from'], second.headers['x-from']]).toEqual(['app', undefined])
    expect(JSON.parse(second.bytes.toString())).toEqual(JSON.parse(first.bytes.toString()))
    expect((await raw(`${api}/articles`)).headers['x-from']).toBe('app')
    expect((await raw(`${api}/site/articles`, {}, 'POST')).headers['x-from']).toBe('app')
  })

  it('sends brotli, gzip or neither, each with its own strong tag', async () => {
    const api = await serve()
    const path = `${api}/site/articles/${encodeURIComponent(slugs[0]!)}`
    await raw(path)
    const plain = await raw(path)
    const br = await raw(path, { 'accept-encoding': 'gzip, deflate, br' })
    const gz = await raw(path, { 'accept-encoding': 'gzip, br;q=0' })
    expect([br.headers['content-encoding'], gz.headers['content-encoding']]).toEqual(['br', 'gzip'])
    expect(brotliDecompressSync(br.bytes)).toEqual(plain.bytes)
    expect(gunzipSync(gz.bytes)).toEqual(plain.bytes)
    const tags = [plain, br, gz].map(({ headers }) => headers.etag)
    expect(new Set(tags).size).toBe(3)
    for (const tag of tags)
      expect((await raw(path, { 'if-none-match': tag as string })).status).toBe(304)
    const head = await raw(path, { 'accept-encoding': 'br' }, 'HEAD')
    expect([head.headers.etag, head.headers['content-length'], head.bytes.length]).toEqual([
      br.headers.etag,
      String(br.bytes.length),
      0,
    ])
  })

  it('lets scripts of other sites read it where it is told to', async () => {
    const own = await serve()
    const any = await serve({ cors: '*' })
    const one = await serve({ cors: ['https://kitahama.example'] })
    const origin = async (api: string, from: string) =>
      (await raw(`${api}/site/tags`, { origin: from })).headers['access-control-allow-origin']
    await raw(`${own}/site/tags`)
    expect(await origin(own, 'https://kitahama.example')).toBeUndefined()
    expect(await origin(any, 'https://else.example')).toBe('*')
    expect(await origin(one, 'https://kitahama.example')).toBe('https://kitahama.example')
    expect(await origin(one, 'https://else.example')).toBeUndefined()
  })

  it('answers what it cannot decode or find in words', async () => {
    const api = await serve()
    for (const [path, status] of [
      ['/site/articles/%E0%A4%A', 404],
      ['/site/nothing', 404],
      ['/site/articles/a/b', 404],
      ['/site/articles?limit=%00', 400],
    ] as const) {
      const { status: got, bytes } = await raw(api + path)
      expect(got, path).toBe(status)
      expect(JSON.parse(bytes.toString()).errors[0].message).toMatch(/。|あります/)
    }
  })
})

it('the typed client asks every call', async () => {
  const site = siteClient({ url: await serve() })
  expect((await site.home()).latest.map(({ slug }) => slug)).toEqual(slugs)
  expect((await site.articles({ tag: 'フェリー', limit: 1, total: true })).total).toBe(3)
  expect((await site.article(slugs[1]!))?.previous?.slug).toBe(slugs[2])
  expect(await site.article('無い')).toBeNull()
  expect((await site.article(slugs[1]!, { fields: ['article.title'] }))?.article.title).toBe(
    '北浜港の記録 1',
  )
  expect((await site.categories()).docs).toEqual([])
  expect((await site.tags()).docs).toEqual([{ tag: 'フェリー', articles: 3 }])
  expect((await site.archive()).docs[0]!.articles).toBeGreaterThan(0)
  expect((await site.source(source))?.docs).toHaveLength(3)
  expect(await site.addresses('無い')).toBeNull()
  const found = await site.search('ﾌｪﾘｰ')
  expect(found.total).toBe(3)
  const error = await site.articles({ month: 'x' }).catch((one: unknown) => one)
  expect(error).toBeInstanceOf(SiteError)
  expect(error).toMatchObject({ status: 400, code: 'badParameter', path: 'month' })
})

it('those who search take turns, and whoever reads a page does not wait for them', async () => {
  let [running, most] = [0, 0]
  // The pool itself, and how many it is asked at once what is searched.
  const counted: SiteHandlerOptions['pool'] = {
    query: async (question) => {
      const isSearch = question.text.includes('midashi_published_texts')
      if (isSearch) most = Math.max(most, ++running)
      try {
        return await pool.query(question)
      } finally {
        if (isSearch) running--
      }
    },
  }
  const api = await serve({ pool: counted })
  const found = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      raw(`${api}/site/search?q=${encodeURIComponent('港')}&limit=${n + 1}`),
    ),
  )
  expect(found.map(({ status }) => status)).toEqual(Array(12).fill(200))
  expect(most).toBe(2)
})

describe('GET search', () => {
  const found = async (query: string): Promise<any> =>
    (await newsroom.anonymous('GET', `/site/search?${query}`)).body
  const q = (typed: string): string => `q=${encodeURIComponent(typed)}`

  it.each([
    ['港', 3],
    ['ｷﾀﾊﾏ', 0],
    ['定期航路 三年ぶり', 3],
    ['"三年 ぶり"', 3],
    ['港 -三年ぶり', 0],
    ['記録 -値上げ', 3],
    ['ふぇりー', 3],
    ['北浜日報', 3],
    ['記録 1', 1],
    ['路期', 0],
  ])('%s finds %i', async (typed, total) => {
    const { docs, total: counted } = await found(q(typed))
    expect([docs.length, counted]).toEqual([total, total])
  })

  it('puts a title before a body, then the newest; or the newest alone; and goes on', async () => {
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, {
        title: '定期航路のこれまで',
        publishedAt: '2026-01-01T00:00:00Z',
      })),
      _status: 'published',
    })
    const slugsOf = (answer: any): string[] => answer.docs.map(({ slug }: any) => slug)
    expect(slugsOf(await found(q('定期航路')))).toEqual([body.doc.slug, ...slugs])
    expect(slugsOf(await found(`${q('定期航路')}&sort=newest`))).toEqual([...slugs, body.doc.slug])
    const first = await found(`${q('定期航路')}&limit=2`)
    const second = await found(`${q('定期航路')}&limit=2&cursor=${first.next}`)
    expect([...slugsOf(first), ...slugsOf(second)]).toEqual([body.doc.slug, ...slugs])
    expect([first.total, second.total, second.next]).toEqual([4, 4, null])
    expect(slugsOf(await found(`${q('定期航路')}&tag=${encodeURIComponent('フェリー')}`))).toEqual(
      slugs,
    )
    await newsroom.editor('DELETE', `/articles/${body.doc.id}`)
  })

  it('suggests a tag, or a word of a title, where nothing is found, and asks for a word where there is none', async () => {
    expect((await found(q('フエリー'))).suggestion).toBe('フェリー')
    const { body: terminal } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { title: 'ターミナルの改修を終える' })),
      _status: 'published',
    })
    expect((await found(q('タアミナル'))).suggestion).toBe('ターミナル')
    await newsroom.editor('DELETE', `/articles/${terminal.doc.id}`)
    const { status, body } = await newsroom.anonymous('GET', `/site/search?${q('-港')}`)
    expect([status, body.errors[0].path]).toEqual([400, 'q'])
  })
})

it('`onChange` is told of what readers see anew, behind the transaction', async () => {
  told.length = 0
  await newsroom.editor('PATCH', `/sources/${source}`, { title: '北浜港、再開の記録' })
  expect(told).toEqual([[`sources:${source}`]])
})
