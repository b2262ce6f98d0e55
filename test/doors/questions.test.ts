import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'

const { graphql } = createRequire(import.meta.url)('graphql') as typeof import('graphql')

let newsroom: Newsroom
let article: { id: string }
let schema: ReturnType<typeof configToSchema>['schema']
/** Somebody who signs in elsewhere in the app, and does not work here. */
let customer: Person
beforeAll(async () => {
  newsroom = await openNewsroom(
    {},
    {
      collections: [
        { slug: 'customers', auth: true, fields: [], access: { create: () => true } },
        { slug: 'users', auth: true, fields: [{ name: 'name', type: 'text' }] },
      ],
      admin: { user: 'users' },
    },
  )
  schema = configToSchema(newsroom.payload.config).schema
  const { body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom)),
    commentPolicy: 'open',
    _status: 'published',
  })
  article = body.doc
  const account = { email: 'reader@elsewhere.example', password: 'correct horse' }
  await newsroom.payload.create({ collection: 'customers' as never, data: account as never })
  const { token } = (await newsroom.anonymous('POST', '/customers/login', account)).body
  customer = (method, path, data, headers) =>
    newsroom.anonymous(method, path, data, { Authorization: `JWT ${token}`, ...headers })
})

const readers = ['anonymous', 'customer'] as const
const asked = (who: (typeof readers)[number]): Person =>
  who === 'customer' ? customer : newsroom.anonymous

describe.each(readers)('a reader (%s) who guesses', (who) => {
  it('reads no rejected comment letter by letter, however the path is written', async () => {
    const secret = await newsroom.editor('POST', '/comments', {
      article: article.id,
      authorName: '読者',
      body: '秘密の言葉',
      status: 'rejected',
    })
    await newsroom.payload.create({
      collection: 'comments',
      data: {
        article: article.id,
        parent: secret.body.doc.id,
        authorName: '返信者',
        body: '返信',
        status: 'approved',
      } as never,
    })
    for (const query of [
      'sort=parent.body',
      'sort=parent__body',
      'sort=-parent__body',
      'sort=postedAt,parent__body',
      'where[parent.body][like]=秘',
      'where[parent__body][like]=秘',
      'where[or][0][parent__body][like]=秘',
      'where[and][0][or][0][thread__body][contains]=秘',
      'where[article__proof__status][equals]=errors',
      'where[article.revisedBy][exists]=true',
      'sort=article__revisedBy',
      'where[email][exists]=true',
      'where[addressHash][exists]=true',
      'where[_email][exists]=true',
    ]) {
      const { status, body } = await asked(who)('GET', `/comments?${query}`)
      expect([query, status]).toEqual([query, 400])
      expect(JSON.stringify(body)).not.toContain('秘密')
    }
    const override = await asked(who)('POST', '/comments', 'sort=parent__body', {
      'X-Payload-HTTP-Method-Override': 'GET',
      'Content-Type': 'application/x-www-form-urlencoded',
    })
    expect(override.status).toBe(400)
  })

  it('gets no more than one page, no draft and no trash', async () => {
    for (const query of ['limit=0', 'pagination=false', 'limit=100000', 'depth=10']) {
      const { body } = await asked(who)('GET', `/articles?${query}`)
      expect(body.limit).toBeLessThanOrEqual(100)
    }
    const { body } = await asked(who)('GET', '/articles?draft=true&trash=true')
    expect(body.docs.every((doc: any) => doc._status === 'published')).toBe(true)
  })

  it('asks for no more at once than a page needs', async () => {
    const list = (n: number, one: (at: number) => string): string =>
      Array.from({ length: n }, (_, at) => one(at)).join('&')
    for (const query of [
      list(60, (n) => `where[or][${n}][citations.source.title][like]=港`),
      list(21, (n) => `where[and][${n}][title][like]=港`),
      `sort=${Array(4).fill('title').join(',')}`,
      `sort=${Array(5000).fill('title').join(',')}`,
      `where[id][in]=${Array(101).fill(article.id).join(',')}`,
      `where[title][like]=${encodeURIComponent(Array(7).fill('港').join(' '))}`,
      `where[title][equals]=${'a'.repeat(501)}`,
      list(201, (n) => `select[f${n}]=true`),
      list(201, (n) => `populate[sources][f${n}]=true`),
      `where${'[and][0]'.repeat(10)}[title][equals]=x`,
    ]) {
      const { status } = await asked(who)('GET', `/articles?${query}`)
      expect([query.slice(0, 60), status]).toEqual([query.slice(0, 60), 400])
    }
  })
})

describe('GraphQL', () => {
  const ask = async (source: string) => {
    const req = await createLocalReq({}, newsroom.payload)
    req.payloadAPI = 'GraphQL'
    return graphql({ schema, source, contextValue: { req, headers: {} } })
  }
  it('lets a reader sort and filter by no more than REST does', async () => {
    for (const source of [
      '{ Comments(sort: "parent__body") { docs { id } } }',
      '{ Comments(sort: "parent.body") { docs { id } } }',
      '{ Articles(limit: 1000, sort: "category__name") { docs { id } } }',
    ]) {
      const { errors } = await ask(source)
      expect(errors?.[0]?.message, source).toMatch(/絞り込みや並べ替えができません/)
    }
    expect((await ask('{ Articles(sort: "-publishedAt") { docs { id } } }')).errors).toBeUndefined()
  })
})

describe('nonsense is answered 400, by whoever it is asked', () => {
  const collections = ['articles', 'sources', 'categories', 'comments', 'media']
  const nonsense = [
    'where[_id][equals]=nothing',
    'where[id][equals]=nothing',
    'where[id][in]=1,2,nothing',
    'where[updatedAt][contains]=2026',
    'where[updatedAt][greater_than]=yesterday',
    'where[createdAt][like]=x',
    'where[noSuchField][equals]=1',
    'where[id][near]=1',
    'where[id][nonsense]=1',
    'where[updatedAt]=x',
    'where=x',
    'sort=noSuchField',
    'sort=title%27',
    'sort=-updatedAt.x',
  ]
  it.each(
    collections.flatMap((collection) => nonsense.map((query) => [collection, query] as const)),
  )('%s?%s', async (collection, query) => {
    for (const person of [newsroom.anonymous, newsroom.editor]) {
      const { status, body } = await person('GET', `/${collection}?${query}`)
      expect(status, JSON.stringify(body).slice(0, 300)).toBe(400)
    }
  })

  it.each([
    ['articles', 'category', 'nothing'],
    ['articles', 'category', '1; drop table articles'],
    ['articles', 'eyecatch', '0'],
    ['articles', 'citations.source', 'nothing'],
    ['comments', 'article', 'nothing'],
    ['categories', 'parent', 'nothing'],
  ])('a wrong id in %s.%s finds nobody who has none', async (collection, field, id) => {
    const { status } = await newsroom.editor(
      'GET',
      `/${collection}?where[${field}][equals]=${encodeURIComponent(id)}`,
    )
    expect(status).toBe(400)
  })

  it('what the database has no type for is no server error either, on Payload’s own collections', async () => {
    for (const path of [
      '/users?where[_id][equals]=nothing',
      '/users?where[updatedAt][contains]=2026',
      '/users?where[nothing][equals]=1',
      '/users?sort=nothing',
      '/payload-preferences?where[user.value][equals]=nothing',
      '/payload-locked-documents?where[updatedAt][contains]=x',
      '/comment-blocks?where[updatedAt][contains]=2026',
      '/comment-blocks?where[id][equals]=x',
      '/articles/versions?where[version.updatedAt][contains]=2026',
      '/articles/versions?where[parent][equals]=nothing',
      '/articles/versions?sort=nothing',
      '/articles/nothing',
      '/articles/versions/nothing',
      '/sources/%00',
      '/media/nothing',
      '/constructor',
      '/__proto__',
      '/toString/1',
      '/hasOwnProperty/versions',
      '/articles?where[tags][all]=x',
      '/sources/versions/x',
      '/media/versions',
      '/categories/versions/x',
      '/comments/versions/x',
      '/payload-preferences?where[user][equals]=x',
      '/payload-locked-documents?where[document][equals]=x',
      '/payload-locked-documents?where[document.value][in]=x',
      '/comment-blocks?where[id][near]=1,2,3,4',
      '/comment-blocks?where[id][all]=x',
    ])
      for (const person of [newsroom.anonymous, newsroom.editor, newsroom.admin]) {
        const { status } = await person('GET', path)
        expect([path, status < 500]).toEqual([path, true])
      }
  })
})

describe('a body that is none is no server error', () => {
  it.each([
    'articles',
    'sources',
    'categories',
    'media',
    'comment-blocks',
    'users',
    'payload-locked-documents',
    'payload-preferences',
  ])('%s', async (collection) => {
    for (const data of [
      'null',
      '1',
      '"x"',
      '[]',
      '{}',
      'nonsense',
      '{"citations":null,"title":"t"}',
      '{"citations":""}',
      '{"kind":null}',
      '{"value":1}',
      '{"password":true,"email":"a@b.example","name":"x"}',
      '{"url":"/x","filename":"q.png"}',
      '{"user":[null],"document":[null]}',
    ])
      for (const person of [newsroom.admin, newsroom.writer, newsroom.anonymous]) {
        const { status, body } = await person('POST', `/${collection}`, data)
        expect([data, status < 500], JSON.stringify(body).slice(0, 200)).toEqual([data, true])
      }
    for (const type of ['text/plain', 'a/b', 'application/x-www-form-urlencoded']) {
      const { status } = await newsroom.admin('POST', `/${collection}`, 'x=1', {
        'Content-Type': type,
      })
      expect([type, status < 500]).toEqual([type, true])
    }
  })

  it('and nobody writes when something was made', async () => {
    const { body } = await newsroom.writer('POST', '/articles?draft=true', {
      title: '港',
      createdAt: '2001-01-01T00:00:00Z',
    })
    expect(body.doc.createdAt > '2026').toBe(true)
    const saved = await newsroom.writer('PATCH', `/articles/${body.doc.id}?draft=true`, {
      createdAt: '2001-01-01T00:00:00Z',
    })
    expect(saved.body.doc.createdAt > '2026').toBe(true)
  })
})

describe('what staff and frontends do ask', () => {
  it.each([
    'where[title][like]=港',
    'where[category.name][equals]=文化',
    'where[category.slug][in]=a,b',
    'where[citations.source.publisher][equals]=北浜日報',
    'where[publishedAt][greater_than]=2026-01-01&sort=-publishedAt,title',
    'where[or][0][title][like]=港&where[or][1][excerpt][like]=港',
    'where[tags][in]=港,海',
    'where[eyecatch][exists]=true',
    'where[category][equals]=null',
    'where[eyecatchCredit.kind][equals]=ai',
    'sort=-createdAt',
  ])('is answered: %s', async (query) => {
    for (const person of [newsroom.anonymous, newsroom.editor]) {
      const { status, body } = await person('GET', `/articles?${query}`)
      expect(status, JSON.stringify(body).slice(0, 300)).toBe(200)
    }
  })
})
