import fc from 'fast-check'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { siteHandler } from '../../../src/published/siteHandler.ts'
import { digest, sourceIn } from '../../setup/digest.ts'
import { openBeside, openNewsroom, type Newsroom, type Person } from '../../setup/newsroom.ts'
import { landscape, upload } from '../../setup/pictures.ts'

let newsroom: Newsroom
/** Readers of two processes, and of one that has no Payload and leaves what is not ready to the first. */
const readers: ((path: string) => Promise<{ status: number; body: any }>)[] = []
let server: Server
let pool: pg.Pool

const categories: string[] = []
const sources: string[] = []
const pictures: string[] = []
const articles: string[] = []
const comments: string[] = []
/** When the time of an article comes that was published ahead of it. */
const times: number[] = []

beforeAll(async () => {
  newsroom = await openNewsroom()
  const beside = await openBeside(newsroom)
  const asking = (person: Person) => (path: string) => person('GET', `/site${path}`)
  pool = new pg.Pool({ connectionString: newsroom.env.DATABASE_URL, max: 3 })
  pool.on('error', () => {})
  const site = siteHandler({ pool })
  server = createServer((request, response) => {
    void site(request, response, async (error) => {
      if (error) throw error
      const { status, body } = await newsroom.anonymous('GET', request.url!.replace('/api', ''))
      response.writeHead(status).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  readers.push(asking(newsroom.anonymous), asking(beside), async (path) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/site${path}`)
    return { status: response.status, body: await response.json() }
  })
  for (const name of ['港', '町', '山'])
    categories.push((await newsroom.editor('POST', '/categories', { name })).body.doc.id)
  for (let n = 0; n < 4; n++) sources.push(await sourceIn(newsroom))
  for (let n = 0; n < 2; n++) {
    const file = await landscape(n, 300, 200).png().toBuffer()
    pictures.push((await upload(newsroom.editor, file, `p${n}.png`, { alt: `絵${n}` })).body.doc.id)
  }
})
afterAll(async () => {
  server.close()
  await pool.end()
})

const at = <Item>(list: Item[], n: number): Item => list[n % list.length]!
let named = 0
const name = (what: string): string => `${what}${++named}`

/** What happens in a newsroom, by what it is called; `n` chooses what it happens to. Refusals change nothing and are no matter. */
const happenings = {
  publish: async (n: number) => {
    const given = await digest(newsroom, {
      title: name('記事'),
      tags: [at(['港', '朝', '潮'], n)],
      category: at([...categories, null], n),
      citations: [{ source: at(sources, n), role: 'base' }],
      eyecatch: at([...pictures, null], n),
      relatedArticles: articles.length > 0 ? [at(articles, n)] : [],
      publishedAt: new Date(Date.now() - n * 3_600_000).toISOString(),
      commentPolicy: 'open',
    })
    const { body } = await newsroom.editor('POST', '/articles', { ...given, _status: 'published' })
    if (body.doc) articles.push(body.doc.id)
  },
  // Its time comes within a moment: some looks fall before, some behind it.
  schedule: async (n: number) => {
    const time = Date.now() + 150 + (n % 3) * 200
    times.push(time)
    const given = await digest(newsroom, {
      title: name('あすの記事'),
      category: at(categories, n),
      publishedAt: new Date(time).toISOString(),
      relatedArticles: articles.length > 0 ? [at(articles, n)] : [],
    })
    const { body } = await newsroom.editor('POST', '/articles', { ...given, _status: 'published' })
    if (body.doc) articles.push(body.doc.id)
  },
  timePasses: async (n: number) => void (await wait(50 + (n % 4) * 100)),
  draft: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}?draft=true`, { title: name('下書き') }),
  publishDraft: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}`, { _status: 'published' }),
  change: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}`, {
      title: name('改題'),
      tags: [at(['港', '朝', '潮'], n + 1), '直し'],
      category: at([...categories, null], n + 1),
      relatedArticles: [at(articles, n + 1)],
      _status: 'published',
    }),
  changeMany: (n: number) =>
    newsroom.editor('PATCH', `/articles?where[category][equals]=${at(categories, n)}`, {
      kicker: name('まとめて'),
      _status: 'published',
    }),
  rename: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}`, {
      slug: name('名'),
      _status: 'published',
    }),
  takeBack: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}`, { _status: 'draft' }),
  trash: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}`, {
      deletedAt: new Date().toISOString(),
    }),
  restore: (n: number) =>
    newsroom.editor('PATCH', `/articles/${at(articles, n)}?trash=true`, { deletedAt: null }),
  remove: (n: number) => newsroom.editor('DELETE', `/articles/${at(articles, n)}`),
  renameCategory: (n: number) =>
    newsroom.editor('PATCH', `/categories/${at(categories, n)}`, { name: name('分類') }),
  moveCategory: (n: number) =>
    newsroom.editor('PATCH', `/categories/${at(categories, n)}`, {
      parent: at([...categories, null], Math.floor(n / 3)),
    }),
  renameSource: (n: number) =>
    newsroom.editor('PATCH', `/sources/${at(sources, n)}`, { title: name('資料') }),
  merge: (n: number) =>
    newsroom.editor('POST', `/sources/${at(sources, n)}/merge`, { into: at(sources, n + 1) }),
  changePicture: (n: number) =>
    newsroom.editor('PATCH', `/media/${at(pictures, n)}`, { alt: name('絵') }),
  comment: async (n: number) => {
    const { body } = await newsroom.editor('POST', '/comments', {
      article: at(articles, n),
      authorName: '読者',
      body: name('感想'),
      status: 'approved',
    })
    if (body.doc) comments.push(body.doc.id)
  },
  moderate: (n: number) =>
    newsroom.editor('POST', '/comments/moderate', {
      ids: [at(comments, n)],
      action: at(['approve', 'reject'], n),
    }),
  closeComments: (n: number) =>
    newsroom.editor('POST', `/articles/${at(articles, n)}/comments/close`, { closed: n % 2 === 0 }),
} satisfies Record<string, (n: number) => Promise<unknown>>

/** What readers should get, from Payload's own answers to a stranger. */
const afresh = async () => {
  const { anonymous } = newsroom
  const read = async (path: string): Promise<any[]> =>
    (await anonymous('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100`)).body.docs
  const docs = await read('/articles?depth=2')
  docs.sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || (a.id < b.id ? 1 : -1))
  const tree = await read('/categories?depth=0')
  const { totals } = (
    await anonymous('GET', `/comments/totals?articles=${docs.map(({ id }) => id).join()}`)
  ).body
  return { docs, tree, totals: totals ?? {} }
}

const withoutJoin = ({ citedBy: _joined, ...source }: any): unknown => source

type Truth = Awaited<ReturnType<typeof afresh>>

const below = ({ tree }: Truth, id: string): string[] => [
  id,
  ...tree
    .filter(({ parent }) => parent === id)
    .flatMap((child) => below({ tree } as Truth, child.id)),
]

const expectRight = async (truth: Truth, ask: (typeof readers)[number]): Promise<void> => {
  const { docs, tree, totals } = truth
  const answer = async (path: string): Promise<any> => {
    const { status, body } = await ask(path)
    expect(status, `${path} ${JSON.stringify(body)}`).toBe(200)
    return body
  }
  const idsOf = (list: any[]): string[] => list.map(({ id }) => id)
  const list = await answer('/articles?limit=100&total=true')
  expect(
    list.docs.map(({ id, slug, title, kicker, tags, category, eyecatch, comments: count }: any) => [
      id,
      slug,
      title,
      kicker,
      tags,
      category?.name,
      eyecatch?.alt,
      count,
    ]),
  ).toEqual(
    docs.map((doc) => [
      doc.id,
      doc.slug,
      doc.title,
      doc.kicker ?? null,
      doc.tags ?? [],
      doc.category?.name,
      doc.eyecatch?.alt,
      totals[doc.id] ?? 0,
    ]),
  )
  expect(list.total).toBe(docs.length)
  for (const [n, doc] of docs.entries()) {
    const page = await answer(`/articles/${encodeURIComponent(doc.slug)}`)
    expect(page.article.title).toBe(doc.title)
    expect(page.article.citations).toEqual(
      doc.citations.map((citation: any) => ({ ...citation, source: withoutJoin(citation.source) })),
    )
    expect(page.article.category).toEqual(doc.category)
    expect(page.article.jsonLd).toEqual(doc.jsonLd)
    expect(page.article.eyecatch?.alt).toBe(doc.eyecatch?.alt)
    expect(page.previous?.id).toBe(docs[n + 1]?.id)
    expect(page.next?.id).toBe(docs[n - 1]?.id)
    expect(page.comments.count).toBe(totals[doc.id] ?? 0)
    const chosen = (doc.relatedArticles ?? []).filter(({ id }: any) => id !== doc.id)
    expect(idsOf(page.related.slice(0, chosen.length))).toEqual(idsOf(chosen))
    expect(idsOf(page.sameCategory)).toEqual(
      doc.category
        ? idsOf(
            docs.filter(({ id, category }) => id !== doc.id && category?.id === doc.category.id),
          ).slice(0, 5)
        : [],
    )
  }
  const counted = new Map(
    (await answer('/tags')).docs.map(({ tag, articles: count }: any) => [tag, count]),
  )
  const tags = Map.groupBy(
    docs.flatMap((doc) => doc.tags ?? []),
    (tag) => tag,
  )
  expect(counted).toEqual(new Map([...tags].map(([tag, all]) => [tag, all.length])))
  const nodes = new Map<string, any>()
  const walk = (node: any): void => {
    nodes.set(node.id, node)
    node.children.forEach(walk)
  }
  ;(await answer('/categories')).docs.forEach(walk)
  expect([...nodes.keys()].sort()).toEqual(idsOf(tree).sort())
  for (const { id, name: called } of tree) {
    const inside = docs.filter(({ category }) => category && below(truth, id).includes(category.id))
    expect([nodes.get(id).name, nodes.get(id).articles, nodes.get(id).latest?.id]).toEqual([
      called,
      inside.length,
      inside[0]?.id,
    ])
    expect(idsOf((await answer(`/articles?limit=100&category=${id}`)).docs)).toEqual(idsOf(inside))
  }
  const home = await answer('/home?latest=20&size=20')
  expect(idsOf(home.latest)).toEqual(idsOf(docs.slice(0, 20)))
  for (const id of sources) {
    const citing = docs.filter(({ citations }) =>
      citations.some(({ source }: any) => source?.id === id),
    )
    const { status, body } = await ask(`/sources/${id}?limit=100`)
    expect(status === 200 ? idsOf(body.docs) : []).toEqual(idsOf(citing))
    if (status === 200)
      // What cites it stands beside it.
      expect(body.source).toEqual(
        withoutJoin((await newsroom.anonymous('GET', `/sources/${id}?depth=0`)).body),
      )
  }
  const found = await answer(`/search?limit=50&q=${encodeURIComponent('定期航路')}`)
  expect(idsOf(found.docs).sort()).toEqual(idsOf(docs).sort())
  for (const doc of docs.slice(0, 3)) {
    const { docs: hits } = await answer(
      `/search?limit=50&q=${encodeURIComponent(`"${doc.title}"`)}`,
    )
    expect(idsOf(hits)).toContain(doc.id)
  }
}

it(
  'after every write that was answered, every process answers what Payload would answer a stranger',
  { timeout: 180_000 },
  async () => {
    const happening = fc.tuple(
      fc.constantFrom(...(Object.keys(happenings) as (keyof typeof happenings)[])),
      fc.nat(1000),
    )
    for (let n = 0; n < 4; n++) await happenings.publish(n)
    const done: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 4, maxLength: 10 }),
        fc.nat(2),
        async (story, first) => {
          for (const [what, n] of story) {
            await happenings[what](n)
            done.push(what)
            // Whoever asks first has it made; each of them does now and then.
            const order = [0, 1, 2].map((reader) => readers[(reader + first) % 3]!)
            for (const ask of order)
              for (;;) {
                const began = Date.now()
                try {
                  await expectRight(await afresh(), ask)
                  break
                } catch (error) {
                  // Where a time has come between the two looks, they look again.
                  if (times.some((time) => time >= began - 5 && time <= Date.now() + 5)) continue
                  const last = done.slice(-6).join(', ')
                  throw new Error(`behind ${last}: ${(error as Error).message}`, { cause: error })
                }
              }
          }
        },
      ),
      { numRuns: 8, endOnFailure: true },
    )
  },
)
