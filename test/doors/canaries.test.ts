import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq, type FlattenedField } from 'payload'
import { beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, digest, sourceIn } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'
import { landscape, upload } from '../setup/pictures.ts'

const { graphql, getNamedType, isObjectType, isScalarType, isEnumType } = createRequire(
  import.meta.url,
)('graphql') as typeof import('graphql')

let newsroom: Newsroom
/** Ids of all that was planted, private and public. */
let ids: string[]
let versions: string[]

let planted = 0
/** A word that stands in one private place and nowhere else. */
const canary = (): string => `canary${String(planted++).padStart(3, '0')}yellow`
const singing = /canary\d{3}yellow/i

const secretBody = () =>
  bodyOf(`【概要】\n${canary()}の話題。\n【詳細】\n${canary()}が続く。\n【要点】\n・${canary()}`)

const secretArticle = () => ({
  title: canary(),
  kicker: canary(),
  excerpt: canary(),
  slug: canary(),
  tags: [canary()],
  body: secretBody(),
  eyecatchCredit: { text: canary(), url: `https://${canary()}.example/` },
})

beforeAll(async () => {
  newsroom = await openNewsroom()
  const { editor, admin, payload } = newsroom
  const make = async (person: Person, path: string, data: object): Promise<any> => {
    const { body, status } = await person('POST', path, data)
    expect(status, `${path} ${JSON.stringify(body)}`).toBe(201)
    return body.doc
  }
  const source = await sourceIn(newsroom)
  const open = await make(editor, '/articles', {
    ...(await digest(newsroom, { citations: [{ source, role: 'base' }] })),
    commentPolicy: 'open',
    _status: 'published',
  })
  const hiddenSource = await make(editor, '/sources', {
    title: canary(),
    publisher: canary(),
    author: canary(),
    url: `https://${canary()}.example/a`,
    archiveUrl: `https://${canary()}.example/b`,
  })
  const picture = await upload(
    editor,
    await landscape(1, 300, 200).png().toBuffer(),
    `${canary()}.png`,
    {
      alt: canary(),
      caption: canary(),
      credit: { text: canary(), url: `https://${canary()}.example/` },
    },
  )
  const draft = await make(editor, '/articles?draft=true', {
    ...secretArticle(),
    eyecatch: picture.body.doc.id,
    citations: [{ source: hiddenSource.id, role: 'base', note: canary(), statedTitle: canary() }],
  })
  const future = await make(editor, '/articles', {
    ...(await digest(newsroom, secretArticle())),
    publishedAt: new Date(Date.now() + 3_600_000).toISOString(),
    _status: 'published',
  })
  const trashed = await make(editor, '/articles', {
    ...(await digest(newsroom, secretArticle())),
    _status: 'published',
  })
  await editor('PATCH', `/articles/${trashed.id}`, { deletedAt: new Date().toISOString() })
  // What stands over the published article, and what it refers to.
  await editor('PATCH', `/articles/${open.id}?draft=true`, {
    ...secretArticle(),
    relatedArticles: [draft.id, future.id, trashed.id],
  })
  const approved = await make(editor, '/comments', {
    article: open.id,
    authorName: '読者',
    body: '見える言葉',
    status: 'approved',
    email: `${canary()}@kitahama.example`,
  })
  const hidden = []
  for (const status of ['pending', 'rejected', 'spam', 'withdrawn'])
    hidden.push(
      await make(editor, '/comments', {
        article: open.id,
        authorName: canary(),
        body: canary(),
        email: `${canary()}@kitahama.example`,
        termsVersion: canary(),
        status,
      }),
    )
  for (const article of [draft, future, trashed])
    hidden.push(
      await make(editor, '/comments', {
        article: article.id,
        authorName: canary(),
        body: canary(),
        status: 'approved',
      }),
    )
  // A reply keeps the place of a rejected comment in the thread.
  await payload.create({
    collection: 'comments',
    data: {
      article: open.id,
      parent: hidden[1].id,
      authorName: '読者',
      body: '返信',
      status: 'approved',
    } as never,
  })
  const block = await make(editor, '/comment-blocks', {
    kind: 'word',
    value: canary(),
    note: canary(),
    action: 'hold',
  })
  const user = await make(admin, '/users', {
    name: canary(),
    email: `${canary()}@kitahama.example`,
    password: 'correct horse',
    roles: ['writer'],
  })
  // Directly in the tables: what no door writes.
  const { db } = payload
  const set = (collection: string, id: string, data: object): Promise<unknown> =>
    db.updateOne({ collection, id, data } as never)
  await set('articles', open.id, {
    revisedBy: canary(),
    origin: {
      system: canary(),
      key: canary(),
      url: `https://${canary()}.example/`,
      digest: canary(),
    },
    proof: { status: 'warnings', findings: [{ message: canary() }], repairs: [{ text: canary() }] },
  })
  await set('sources', source, {
    aliases: [canary()],
    host: canary(),
    link: { status: 'dead', code: 404 },
  })
  await set('comments', approved.id, {
    addressHash: canary(),
    digest: canary(),
    editKey: canary(),
    termsVersion: canary(),
    holds: [canary()],
    origin: { system: canary(), key: canary() },
  })
  for (const [collection, data] of [
    [
      'comment-log',
      {
        comment: approved.id,
        article: open.id,
        action: 'rejected',
        by: canary(),
        byName: canary(),
      },
    ],
    ['comment-votes', { comment: approved.id, voter: canary(), value: 1 }],
    [
      'comment-reports',
      { comment: approved.id, reporter: canary(), reason: 'spam', note: canary() },
    ],
    [
      'payload-jobs',
      {
        taskSlug: 'inline',
        queue: canary(),
        input: { text: canary() },
        waitUntil: new Date(Date.now() + 1e9).toISOString(),
      },
    ],
    [
      'payload-preferences',
      { key: canary(), value: { text: canary() }, user: { relationTo: 'users', value: user.id } },
    ],
  ] as const)
    await db.create({ collection, data } as never).catch(() => {})
  ids = [
    open,
    draft,
    future,
    trashed,
    approved,
    ...hidden,
    block,
    user,
    hiddenSource,
    picture.body.doc,
    { id: source },
  ].map(({ id }) => String(id))
  const { body } = await editor('GET', '/articles/versions?limit=100&depth=0')
  versions = body.docs.map(({ id }: { id: string }) => id)
}, 120_000)

/** Every path of a collection's fields, below groups and rows too. */
const pathsOf = (fields: FlattenedField[], above = ''): string[] =>
  fields.flatMap((field) => [
    `${above}${field.name}`,
    ...('flattenedFields' in field ? pathsOf(field.flattenedFields, `${above}${field.name}.`) : []),
  ])

const parameters = [
  '',
  'depth=10',
  'draft=true',
  'trash=true',
  'draft=true&trash=true&depth=5&limit=0',
  'pagination=false',
  'limit=0&page=1',
  'locale=all&fallback-locale=none',
  'joins[citedBy][limit]=100&joins[usedBy][limit]=100&depth=5',
  'populate[users][email]=true&populate[articles][proof]=true&populate[media][usedBy]=true&populate[sources][citedBy]=true&depth=3',
  'showHiddenFields=true&overrideAccess=true&user=1',
]

describe('what an anonymous reader gets', () => {
  it('has no private word in it: every collection, endpoint and parameter', async () => {
    const { anonymous, payload } = newsroom
    const sung: string[] = []
    let asked = 0
    const look = async (
      method: string,
      path: string,
      data?: unknown,
      headers?: Record<string, string>,
    ) => {
      const { body, headers: said } = await anonymous(method, path, data, headers)
      asked++
      const text = `${typeof body === 'string' ? body : JSON.stringify(body)} ${JSON.stringify([...said])}`
      // What was sent may be said back.
      const sent = `${path} ${JSON.stringify(data ?? '')}`
      const found = singing.exec(text)
      if (found && !sent.includes(found[0])) sung.push(`${method} ${path}: ${found[0]}`)
    }
    for (const [slug, { config }] of Object.entries(payload.collections)) {
      const own = (config.endpoints || []) as { method: string; path: string }[]
      const doors = new Set([
        ...own.map(({ method, path }) => `${method.toUpperCase()} ${path}`),
        'GET /',
        'GET /count',
        'GET /:id',
        'GET /versions',
        'GET /versions/:id',
        'GET /me',
        'GET /init',
        'GET /access/:id',
      ])
      for (const door of doors) {
        const [method = '', path = ''] = door.split(' ')
        const places = path.includes(':id')
          ? [...ids, ...(path.includes('version') ? versions.slice(0, 8) : [])].map((id) =>
              path.replace(':id', id).replace(/:\w+\??/g, id),
            )
          : [path.replace(/:\w+\??/g, ids[0]!)]
        for (const place of places)
          for (const query of method === 'GET' ? parameters : ['', 'depth=10&draft=true'])
            await look(
              method,
              `/${slug}${place === '/' ? '' : place}?${query}`,
              method === 'GET' ? undefined : {},
            )
      }
      for (const path of pathsOf(config.flattenedFields)) {
        const dotted = path.replaceAll('.', '][')
        await look('GET', `/${slug}?select[${dotted}]=true&depth=3`)
        await look('GET', `/${slug}?sort=${path}&depth=2`)
        await look('GET', `/${slug}?sort=-${path.replaceAll('.', '__')}`)
        await look('GET', `/${slug}?where[${path}][exists]=true&depth=2`)
      }
      await look('POST', `/${slug}`, 'depth=10&draft=true&trash=true&limit=0', {
        'X-Payload-HTTP-Method-Override': 'GET',
        'Content-Type': 'application/x-www-form-urlencoded',
      })
    }
    expect(asked).toBeGreaterThan(5000)
    expect(sung).toEqual([])
    console.log(`canaries: ${planted} words, ${asked} requests over REST, none heard`)
  }, 600_000)

  it('has none over the calls of the site, by any parameter, and nothing of what is not public is named', async () => {
    const { anonymous } = newsroom
    const [open, draft, future, trashed] = ids as [string, string, string, string]
    const slug = (await anonymous('GET', `/articles/${open}`)).body.slug as string
    const { paths } = (await anonymous('GET', '/site/openapi.json')).body
    const values = ['canary', 'true', '1', '2026-11', '2026-11-27', 'digest', 'newest', ...ids]
    const sung: string[] = []
    let asked = 0
    const look = async (path: string): Promise<any> => {
      const { body, headers } = await anonymous('GET', path)
      asked++
      const text = `${JSON.stringify(body)} ${JSON.stringify([...headers])}`
      const found = singing.exec(text) ?? [draft, future, trashed].find((id) => text.includes(id))
      if (found && !path.includes(String(found))) sung.push(`${path}: ${String(found)}`)
      return body
    }
    for (const [path, { get }] of Object.entries<any>(paths)) {
      if (!get) continue
      const places = /\{\w+\}/.test(path)
        ? [slug, ...ids].map((id) => path.replace(/\{\w+\}/, encodeURIComponent(id)))
        : [path]
      const names = get.parameters.flatMap(({ in: place, name }: any) =>
        place === 'query' ? name : [],
      )
      for (const place of places) {
        await look(`/site${place}`)
        for (const name of names)
          for (const value of values) await look(`/site${place}?${name}=${value}`)
      }
    }
    // A word that is found is heard as well, whatever is said of it.
    expect((await look('/site/search?q=canary')).total).toBe(0)
    for (let n = 0; n < planted; n++)
      expect((await look(`/site/search?q=canary${String(n).padStart(3, '0')}yellow`)).total).toBe(0)
    expect((await look('/site/search?q=%E6%B8%AF')).total).toBe(1)
    expect((await look('/site/articles?total=true')).total).toBe(1)
    expect(sung).toEqual([])
    expect(asked).toBeGreaterThan(500)
  }, 300_000)

  it('cannot be guessed either: no question finds a private word', async () => {
    const { anonymous, payload } = newsroom
    const found: string[] = []
    for (const [slug, { config }] of Object.entries(payload.collections))
      for (const path of pathsOf(config.flattenedFields))
        for (const spelled of new Set([path, path.replaceAll('.', '__')]))
          for (const operator of ['like', 'contains', 'equals', 'in', 'not_like']) {
            const word = operator === 'not_like' ? 'nothing of the kind' : 'canary'
            const { status, body } = await anonymous(
              'GET',
              `/${slug}?where[${spelled}][${operator}]=${word}&limit=1`,
            )
            if (operator !== 'not_like' && status === 200 && body.totalDocs > 0)
              found.push(`${slug} ${spelled} ${operator}`)
          }
    expect(found).toEqual([])
  }, 600_000)

  it('has none over GraphQL', async () => {
    const { schema } = configToSchema(newsroom.payload.config)
    const sung: string[] = []
    const selection = (type: unknown, depth: number): string => {
      const named = getNamedType(type as never)
      if (!isObjectType(named)) return ''
      const parts = Object.values(named.getFields()).flatMap((field) => {
        if (field.args.some(({ type: own }) => String(own).endsWith('!'))) return []
        const inner = getNamedType(field.type)
        if (isScalarType(inner) || isEnumType(inner)) return [field.name]
        const below = depth > 0 ? selection(inner, depth - 1) : ''
        return below ? [`${field.name} ${below}`] : []
      })
      return parts.length > 0 ? `{ ${parts.join(' ')} }` : ''
    }
    let asked = 0
    for (const field of Object.values(schema.getQueryType()!.getFields()))
      for (const given of [
        '',
        'draft: true',
        'trash: true',
        'limit: 0',
        ...ids.map((id) => `id: "${id}"`),
      ]) {
        const names = field.args.map(({ name }) => name)
        const name = given.split(':')[0]!
        if (given !== '' && !names.includes(name)) continue
        if (given === '' && names.includes('id')) continue
        const req = await createLocalReq({}, newsroom.payload)
        req.payloadAPI = 'GraphQL'
        const source = `{ ${field.name}${given ? `(${given})` : ''} ${selection(field.type, 4)} }`
        const answer = await graphql({ schema, source, contextValue: { req, headers: {} } })
        asked++
        const heard = singing.exec(JSON.stringify(answer.data ?? null))
        if (heard) sung.push(`${field.name} ${given}: ${heard[0]}`)
      }
    expect(asked).toBeGreaterThan(100)
    expect(sung).toEqual([])
  }, 600_000)

  it('would be heard: an editor gets nearly all of them', async () => {
    const { editor, payload } = newsroom
    const heard = new Set<string>()
    for (const slug of Object.keys(payload.collections))
      for (const query of ['limit=100&draft=true&trash=true&depth=2', 'limit=100&trash=true']) {
        const { body } = await editor('GET', `/${slug}?${query}`)
        for (const [word] of JSON.stringify(body).matchAll(/canary\d{3}yellow/g)) heard.add(word)
      }
    expect(heard.size).toBeGreaterThan(planted * 0.6)
  })
})
