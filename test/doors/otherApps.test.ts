import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { CollectionConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { slugsOf } from '../../src/slugs.ts'
import { digest } from '../setup/digest.ts'
import { firstDay, importSamples } from '../setup/firstDay.ts'
import { openNewsroom, openPlain } from '../setup/newsroom.ts'

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'midashi-app-'))

const users: CollectionConfig = {
  slug: 'users',
  auth: true,
  fields: [{ name: 'name', type: 'text' }],
}

const open = { read: () => true }

/** As Payload's website template has them. */
const website = (): CollectionConfig[] => [
  users,
  {
    slug: 'media',
    access: open,
    upload: {
      staticDir: folder(),
      imageSizes: [
        { name: 'thumbnail', width: 300 },
        { name: 'og', width: 1200, height: 630, crop: 'center' },
      ],
    },
    fields: [
      { name: 'alt', type: 'text' },
      { name: 'caption', type: 'richText', editor: lexicalEditor({}) },
    ],
  },
  { slug: 'categories', access: open, fields: [{ name: 'title', type: 'text', required: true }] },
  {
    slug: 'posts',
    access: open,
    fields: [
      { name: 'title', type: 'text' },
      { name: 'heroImage', type: 'upload', relationTo: 'media' },
      { name: 'categories', type: 'relationship', relationTo: 'categories', hasMany: true },
    ],
  },
]

const comments = { minimumSeconds: 0 }

describe('a first day in an app that has collections of its own', () => {
  it.each(['uuidv7', 'uuid', 'serial'] as const)(
    'with slugs of ours that are free, and ids that are %s',
    async (idType) => {
      const newsroom = await openNewsroom(
        {
          comments,
          slugs: {
            articles: 'digests',
            media: 'pictures',
            categories: 'desks',
            comments: 'letters',
          },
        },
        { collections: website() },
        { idType },
      )
      const slugs = slugsOf(newsroom)
      expect(slugs).toMatchObject({ articles: 'digests', media: 'pictures', sources: 'sources' })
      await firstDay(newsroom, slugs)
      await importSamples(newsroom)
    },
    60_000,
  )

  it.each(['uuidv7', 'serial'] as const)(
    'with its own media, readable as before, and ids that are %s',
    async (idType) => {
      const newsroom = await openNewsroom(
        { comments, slugs: { categories: 'desks' }, collections: { media: 'media' } },
        { collections: website() },
        { idType },
      )
      await firstDay(newsroom, slugsOf(newsroom))
      await importSamples(newsroom)
      const asked = await newsroom.anonymous('GET', '/media?limit=500&where[color][exists]=true')
      expect(asked.body).toMatchObject({ limit: 500, totalDocs: 1 })
      const { fields, upload } = newsroom.payload.collections.media.config
      const names = fields.map((field) => 'name' in field && field.name)
      expect(names).toEqual(expect.arrayContaining(['alt', 'caption', 'credit', 'isPublic']))
      expect(upload.imageSizes!.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['thumbnail', 'og', 'card']),
      )
    },
    60_000,
  )

  it('with its own categories, which keep their titles, and those that were there before', async () => {
    const newsroom = await openNewsroom(
      { comments, collections: { media: 'media', categories: 'categories' } },
      { collections: website() },
    )
    const { editor, payload } = newsroom
    const made = await editor('POST', '/categories', { title: '港と海' })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body.doc).toMatchObject({ title: '港と海', name: '港と海', slug: '港と海' })
    const below = await editor('POST', '/categories', { title: '渡し船', parent: made.body.doc.id })
    expect(below.body.doc.breadcrumbs.map(({ label }: any) => label)).toEqual(['港と海', '渡し船'])
    // As a row from before the plugin is.
    const { drizzle } = payload.db as unknown as { drizzle: { execute: (sql: string) => unknown } }
    await drizzle.execute('update categories set name = null, slug = null')
    const article = await editor('POST', '/articles', {
      ...(await digest(newsroom, { category: below.body.doc.id })),
      _status: 'published',
    })
    expect(article.status, JSON.stringify(article.body)).toBe(201)
    const read = await newsroom.anonymous('GET', `/articles/${article.body.doc.id}?depth=1`)
    expect(read.body.category.title).toBe('渡し船')
    const renamed = await editor('PATCH', `/categories/${below.body.doc.id}`, { order: 1 })
    expect(renamed.body.doc.name).toBe('渡し船')
    await importSamples(newsroom)
  }, 60_000)

  it('with pictures whose ids are texts of its own', async () => {
    const [, media] = website()
    const newsroom = await openNewsroom(
      { comments, collections: { media: 'images' } },
      {
        collections: [
          users,
          {
            ...media!,
            slug: 'images',
            fields: [
              { name: 'id', type: 'text', defaultValue: () => crypto.randomUUID().slice(0, 8) },
              ...media!.fields,
            ],
          } as CollectionConfig,
        ],
      },
    )
    await firstDay(newsroom, slugsOf(newsroom))
  }, 60_000)
})

describe('an app whose readers do not comment', () => {
  it('has no tables, fields, doors or jobs for it, and all else', async () => {
    const newsroom = await openNewsroom({ comments: false })
    const { editor, anonymous, payload } = newsroom
    const slugs = Object.keys(payload.collections)
    expect(slugs.filter((slug) => /comment|discussion/.test(slug))).toEqual([])
    expect(payload.config.jobs.tasks!.map(({ slug }) => slug)).not.toContain('tendComments')
    const { status, body } = await editor('POST', '/articles', {
      ...(await digest(newsroom)),
      _status: 'published',
    })
    expect(status, JSON.stringify(body)).toBe(201)
    expect(body.doc).not.toHaveProperty('commentPolicy')
    expect((await anonymous('GET', `/articles/${body.doc.id}/comments`)).status).toBe(404)
    expect((await editor('DELETE', `/articles/${body.doc.id}?trash=true`)).status).toBe(200)
    await importSamples(newsroom)
  })
})

describe('an app in several languages', () => {
  it('is told in the language it is asked in, and in all of them at once', async () => {
    const newsroom = await openNewsroom(
      {
        overrides: {
          articles: ({ defaultCollection }) => ({
            ...defaultCollection,
            fields: defaultCollection.fields.map((field) =>
              'name' in field && ['title', 'excerpt'].includes(field.name)
                ? ({ ...field, localized: true } as typeof field)
                : field,
            ),
          }),
        },
      },
      { localization: { locales: ['ja', 'en'], defaultLocale: 'ja', fallback: true } },
    )
    const { editor, anonymous } = newsroom
    const made = await editor('POST', '/articles?locale=ja', {
      ...(await digest(newsroom, { title: '渡し船が戻る' })),
      _status: 'published',
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const place = `/articles/${made.body.doc.id}`
    const english = await editor('PATCH', `${place}?locale=en`, {
      title: 'The ferry is back',
      excerpt: 'It runs twice a day.',
      _status: 'published',
    })
    expect(english.status, JSON.stringify(english.body)).toBe(200)
    const read = async (locale: string): Promise<any> =>
      (await anonymous('GET', `${place}?locale=${locale}`)).body
    const ja = { headline: '渡し船が戻る', inLanguage: 'ja' }
    const en = { headline: 'The ferry is back', inLanguage: 'en' }
    expect((await read('ja')).jsonLd).toMatchObject(ja)
    expect((await read('en')).jsonLd).toMatchObject(en)
    expect((await read('en')).metaTags).toMatchObject({
      'og:locale': 'en_US',
      'og:title': 'The ferry is back',
    })
    const all = await read('all')
    expect(all.jsonLd).toMatchObject({ ja, en })
    expect(all.metaTags.en['og:description']).toBe('It runs twice a day.')
  })
})

describe('who works here, in an app that keeps its own users', () => {
  const admins = (fields: CollectionConfig['fields']): CollectionConfig => ({
    slug: 'admins',
    auth: true,
    access: { read: () => true },
    fields,
  })
  /** Somebody of the app, signed in over REST. */
  const signIn = async (app: Awaited<ReturnType<typeof openPlain>>, data: object) => {
    const account = { email: `${crypto.randomUUID()}@app.test`, password: 'correct horse' }
    await app.payload.create({
      collection: 'admins' as 'users',
      data: { ...data, ...account } as never,
    })
    const { body } = await app.anonymous('POST', '/admins/login', account)
    return async (method: string, path: string, sent?: unknown) =>
      app.anonymous(method, path, sent, { Authorization: `JWT ${body.token}` })
  }
  const article = { title: '便が戻る', format: 'column', _status: 'published' }

  it('is what its option says, and nobody else', async () => {
    const app = await openPlain(
      {
        staff: ({ job }) =>
          job === 'boss' ? ['admin'] : job === 'reporter' ? 'writer' : undefined,
      },
      {
        admin: { user: 'admins' },
        collections: [
          admins([
            { name: 'job', type: 'text', saveToJWT: true },
            { name: 'roles', type: 'select', hasMany: true, options: ['a', 'b'] },
          ]),
        ],
      },
    )
    const [boss, reporter, guest] = [
      await signIn(app, { job: 'boss' }),
      await signIn(app, { job: 'reporter' }),
      await signIn(app, { roles: ['a'] }),
    ]
    expect((await boss('GET', '/admins/me')).body.user.staffRoles).toEqual(['admin'])
    expect((await guest('GET', '/admins/me')).body.user.staffRoles).toEqual([])
    expect((await reporter('POST', '/articles', article)).status).toBe(403)
    const draft = await reporter('POST', '/articles?draft=true', { title: '下書き' })
    expect(draft.status, JSON.stringify(draft.body)).toBe(201)
    expect((await guest('GET', '/articles')).body.docs).toEqual([])
    expect((await guest('POST', '/articles?draft=true', { title: '盗作' })).status).toBe(403)
    expect((await boss('GET', '/articles?draft=true')).body.docs).toHaveLength(1)
    expect((await guest('GET', '/comments/queue')).status).toBe(403)
    expect((await boss('GET', '/comments/queue')).status).toBe(200)
  })

  it('is everybody it had before, until somebody gives them roles', async () => {
    const app = await openPlain(
      {},
      { admin: { user: 'admins' }, collections: [admins([{ name: 'name', type: 'text' }])] },
    )
    await signIn(app, { name: '一人目' })
    const old = await signIn(app, { name: '二人目' })
    // As they stood there before the plugin came.
    const { drizzle } = app.payload.db as unknown as {
      drizzle: { execute: (sql: string) => unknown }
    }
    await drizzle.execute('delete from admins_roles')
    expect((await old('GET', '/comments/queue')).status).toBe(200)
    const { docs } = (await old('GET', '/admins?where[name][equals]=一人目')).body
    const changed = await old('PATCH', `/admins/${docs[0].id}`, { roles: ['editor'] })
    expect(changed.status, JSON.stringify(changed.body)).toBe(200)
  })

  it('is asked for at boot where roles mean something else', async () => {
    await expect(
      openPlain(
        {},
        {
          admin: { user: 'admins' },
          collections: [
            admins([{ name: 'roles', type: 'select', hasMany: true, options: ['boss'] }]),
          ],
        },
      ),
    ).rejects.toThrow(
      'the field `roles` of `admins` does not have admin, editor, writer among its values, so that nobody would work here. Say who does: midashi({ staff: (user) => … })',
    )
  })

  it('changes nobody else’s account, whatever the access of the app’s own users says', async () => {
    const app = await openPlain(
      {},
      { admin: { user: 'admins' }, collections: [admins([{ name: 'name', type: 'text' }])] },
    )
    const first = await signIn(app, {})
    const writer = await signIn(app, { roles: ['writer'] })
    const [own, other] = [
      (await writer('GET', '/admins/me')).body.user.id,
      (await first('GET', '/admins/me')).body.user.id,
    ]
    const change = { password: 'another horse' }
    expect((await writer('PATCH', `/admins/${other}`, change)).status).toBe(403)
    expect((await writer('PATCH', '/admins?where[id][exists]=true', change)).status).toBe(403)
    expect((await writer('DELETE', `/admins/${other}`)).status).toBe(403)
    const made = await writer('POST', '/admins', { email: 'x@app.test', ...change })
    expect(made.status).toBe(403)
    expect((await writer('PATCH', `/admins/${own}`, change)).status).toBe(200)
    expect((await first('PATCH', `/admins/${own}`, { roles: ['editor'] })).status).toBe(200)
  })

  it('is nobody’s business where the plugin is disabled: it adds nothing', async () => {
    const { payload } = await openPlain(
      { disabled: true },
      { collections: [admins([{ name: 'name', type: 'text' }])] },
    )
    expect(Object.keys(payload.collections)).not.toContain('articles')
  })
})

describe('an app whose collections stand in the way is told at boot', () => {
  it.each([
    [
      'a slug that is taken',
      {},
      website(),
      'the app already has a collection `categories`. Give ours another slug, midashi({ slugs: { "categories": \'…\' } })',
    ],
    [
      'a collection it does not have',
      { collections: { media: 'images' } },
      [users],
      'midashi({ collections.media }): the app has no collection `images`',
    ],
    [
      'a collection without uploads',
      { collections: { media: 'images' } },
      [users, { slug: 'images', fields: [] }],
      '`images` takes no uploads',
    ],
    [
      'a field of another kind',
      { collections: { media: 'images' } },
      [users, { slug: 'images', upload: true, fields: [{ name: 'credit', type: 'text' }] }],
      'the field `credit` of `images` is a text, and Midashi keeps a group under that name',
    ],
    [
      'two collections of one slug',
      { slugs: { media: 'sources' } },
      [users],
      '`sources` is the slug of `sources` already',
    ],
  ] as [string, object, CollectionConfig[], string][])(
    '%s',
    async (_, options, collections, message) => {
      await expect(openNewsroom(options, { collections })).rejects.toThrow(message)
    },
  )
})
