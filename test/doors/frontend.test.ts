import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Article } from '../../src/payload-types.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'
import { landscape, upload } from '../setup/pictures.ts'

// docs/frontend.md, block by block, as files beside each other.
const folder = mkdtempSync(path.resolve('.newsroom', 'frontend-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const blocks = [...readFileSync('docs/frontend.md', 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(
  ([, code]) =>
    code!
      .replaceAll("'./payload-types'", "'../../src/payload-types.ts'")
      .replaceAll("'./api'", "'./api.ts'"),
)
const files = ['api', 'articleAt', 'body', 'head']

type Frontend = {
  articleAt: (slug: string) => Promise<Article | null>
  bodyHTML: (article: Article) => string
  sectionHTML: (article: Article, kind: string) => string
  head: (article: Article) => string
}

let newsroom: Newsroom
let frontend: Frontend
beforeAll(async () => {
  newsroom = await openNewsroom()
  // What the client asks of a server goes to the newsroom of the test, as a stranger.
  vi.stubGlobal('fetch', async (address: string | URL | Request, init?: RequestInit) => {
    const { pathname, search } = new URL(address instanceof Request ? address.url : address)
    const { body, status } = await newsroom.anonymous(
      init?.method ?? 'GET',
      `${pathname.replace('/api', '')}${search}`,
    )
    return Response.json(body, { status })
  })
  expect(blocks).toHaveLength(files.length)
  const modules: object[] = []
  for (const [n, name] of files.entries()) {
    const file = path.join(folder, `${name}.ts`)
    writeFileSync(file, blocks[n]!)
    modules.push((await import(file)) as object)
  }
  frontend = Object.assign({}, ...modules) as Frontend
})
afterAll(() => vi.unstubAllGlobals())

it('the page of an article, as docs/frontend.md makes it', async () => {
  const file = await landscape(5, 1400, 900).jpeg().toBuffer()
  const picture = await upload(newsroom.editor, file, '港.jpg', {
    alt: '北浜港の"朝"',
    credit: { text: '北浜日報 <佐藤>' },
  })
  const given = await digest(newsroom, { eyecatch: picture.body.doc.id, _status: 'published' })
  const root = (given.body as any).root
  root.children.splice(2, 0, {
    type: 'upload',
    version: 3,
    relationTo: 'media',
    value: picture.body.doc.id,
    fields: {},
    format: '',
  })
  const made = await newsroom.editor('POST', '/articles', given)
  expect(made.status, JSON.stringify(made.body)).toBe(201)

  expect(await frontend.articleAt('nothing')).toBeNull()
  const article = (await frontend.articleAt(made.body.doc.slug))!
  const html = frontend.bodyHTML(article)
  expect(html.match(/<h2[ >]/g)).toHaveLength(3)
  expect(html).toContain('alt="北浜港の&#34;朝&#34;"')
  expect(html).toContain('<figcaption>北浜日報 &#60;佐藤&#62;</figcaption>')
  expect(html).not.toContain('<佐藤>')
  const keyPoints = frontend.sectionHTML(article, 'keyPoints')
  expect(keyPoints).toMatch(/^<ul[^]*再開は三年ぶり[^]*<\/ul>$/)
  const head = frontend.head(article)
  expect(head).toContain('<meta property="og:title" content="北浜港の定期航路が再開')
  expect(head).toContain('"@type":"NewsArticle"')
})
