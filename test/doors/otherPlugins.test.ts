import { multiTenantPlugin } from '@payloadcms/plugin-multi-tenant'
import { cloudStoragePlugin } from '@payloadcms/plugin-cloud-storage'
import type { Adapter } from '@payloadcms/plugin-cloud-storage/types'
import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { importExportPlugin } from '@payloadcms/plugin-import-export'
import { redirectsPlugin } from '@payloadcms/plugin-redirects'
import { searchPlugin } from '@payloadcms/plugin-search'
import { seoPlugin } from '@payloadcms/plugin-seo'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { CollectionConfig, Plugin } from 'payload'
import { describe, expect, it } from 'vitest'
import { deleteAfterCommit } from '../../src/plugins/deleteAfterCommit.ts'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom, type Person } from '../setup/newsroom.ts'
import { landscape, tagsOf, upload } from '../setup/pictures.ts'

const published = async (newsroom: Newsroom, change: object = {}): Promise<any> => {
  const { status, body } = await newsroom.editor('POST', '/articles', {
    ...(await digest(newsroom, { _status: 'published', ...change })),
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.doc
}

type Neighbour = {
  name: string
  plugin: () => Plugin
  /** What it is there for, done on an article of ours. */
  job: (newsroom: Newsroom) => Promise<void>
  /** Whether it changes collections that are there before it, so that it stands behind ours. */
  needsOurs: boolean
}

const neighbours: Neighbour[] = [
  {
    name: 'seo',
    plugin: () => seoPlugin({ collections: ['articles'], uploadsCollection: 'media' }),
    needsOurs: true,
    job: async (newsroom) => {
      const doc = await published(newsroom, {
        meta: { title: '北浜港の便', description: '便が三年ぶりに戻った。' },
      })
      const { body } = await newsroom.anonymous('GET', `/articles/${doc.id}`)
      expect(body.meta).toMatchObject({
        title: '北浜港の便',
        description: '便が三年ぶりに戻った。',
      })
      expect(JSON.stringify(body.metaTags)).toContain('便が三年ぶりに戻った。')
    },
  },
  {
    name: 'search',
    plugin: () => searchPlugin({ collections: ['articles'], defaultPriorities: { articles: 10 } }),
    needsOurs: true,
    job: async (newsroom) => {
      const doc = await published(newsroom)
      const found = await newsroom.payload.find({ collection: 'search' as 'articles' })
      expect(found.docs.map(({ title }) => title)).toContain(doc.title)
    },
  },
  {
    name: 'redirects',
    plugin: () => redirectsPlugin({ collections: ['articles'] }),
    needsOurs: false,
    job: async (newsroom) => {
      const doc = await published(newsroom)
      const { status, body } = await newsroom.admin('POST', '/redirects', {
        from: '/old',
        to: { type: 'reference', reference: { relationTo: 'articles', value: doc.id } },
      })
      expect(status, JSON.stringify(body)).toBe(201)
    },
  },
  {
    name: 'form builder',
    plugin: () => formBuilderPlugin({ fields: { text: true } }),
    needsOurs: false,
    job: async (newsroom) => {
      const { status, body } = await newsroom.admin('POST', '/forms', {
        title: '問い合わせ',
        confirmationType: 'redirect',
        redirect: { url: '/thanks' },
        fields: [{ blockType: 'text', name: 'name', label: '名前' }],
      })
      expect(status, JSON.stringify(body)).toBe(201)
      await published(newsroom)
    },
  },
  {
    name: 'import and export',
    plugin: () => importExportPlugin({ collections: [{ slug: 'articles' }] }),
    needsOurs: true,
    job: async (newsroom) => {
      const doc = await published(newsroom)
      const { status, body } = await newsroom.admin('POST', '/exports/download', {
        data: { collectionSlug: 'articles', format: 'json', fields: ['title'], drafts: 'no' },
      })
      expect(status, JSON.stringify(body)).toBe(200)
      expect(JSON.stringify(body)).toContain(doc.title)
    },
  },
]

/** Two papers in one app, each with its articles and pictures; what they cite and file them under is of both. */
const papers: CollectionConfig = {
  slug: 'papers',
  admin: { useAsTitle: 'name' },
  fields: [{ name: 'name', type: 'text' }],
}

const ofPapers = (): Plugin => (config) =>
  multiTenantPlugin({
    collections: { articles: {}, media: {} } as object,
    tenantsSlug: 'papers',
    userHasAccessToAllTenants: (user) =>
      Boolean((user as { roles?: string[] }).roles?.includes('admin')),
  })({ ...config, collections: [...(config.collections ?? []), papers] })

describe('beside the plugin for tenants', () => {
  it('each paper has its own articles and pictures, and both cite one source', async () => {
    const newsroom = await openNewsroom({}, { editor: lexicalEditor({}), plugins: [ofPapers()] })
    const { admin, editor, writer, anonymous } = newsroom
    const made = async (name: string): Promise<string> =>
      (await admin('POST', '/papers', { name })).body.doc.id
    const [north, south] = [await made('北浜日報'), await made('南浜新聞')]
    const users = (await admin('GET', '/users')).body.docs
    for (const [role, tenant] of [
      ['editor', north],
      ['writer', south],
    ] as const) {
      const { id } = users.find(({ roles }: { roles: string[] }) => roles.includes(role))
      const { status, body } = await admin('PATCH', `/users/${id}`, {
        tenants: [{ tenant }],
        roles: ['editor'],
      })
      expect(status, JSON.stringify(body)).toBe(200)
    }
    const { citations } = (await digest(newsroom)) as { citations: { source: string }[] }
    const write = async (who: Person, tenant: string, title: string) => {
      const { status, body } = await who('POST', '/articles', {
        ...(await digest(newsroom, { title, citations, _status: 'published' })),
        tenant,
      })
      expect(status, JSON.stringify(body)).toBe(201)
      return body.doc
    }
    const first = await write(editor, north, '北浜の便が戻る')
    const second = await write(writer, south, '南浜の市が立つ')
    const titles = async (who: Person): Promise<string[]> =>
      (await who('GET', '/articles?draft=true&sort=title')).body.docs.map(
        ({ title }: { title: string }) => title,
      )
    expect(await titles(editor)).toEqual(['北浜の便が戻る'])
    expect(await titles(writer)).toEqual(['南浜の市が立つ'])
    expect(await titles(anonymous)).toEqual(['北浜の便が戻る', '南浜の市が立つ'])
    expect((await editor('PATCH', `/articles/${second.id}`, { title: '乗っ取り' })).status).toBe(
      403,
    )
    const cited = await anonymous('GET', `/articles?where[id][in]=${first.id},${second.id}&depth=0`)
    const sources = cited.body.docs.map(({ citations }: any) => citations[0].source)
    expect(sources).toEqual([citations[0]!.source, citations[0]!.source])
    expect((await anonymous('GET', '/site/articles')).body.docs.length).toBe(2)
  }, 60_000)
})

describe.each(neighbours)('beside the plugin for $name', ({ plugin, job, needsOurs }) => {
  it('behind ours', async () => {
    const newsroom = await openNewsroom({}, { editor: lexicalEditor({}), plugins: [plugin()] })
    await job(newsroom)
  }, 60_000)

  it('before ours', async () => {
    const newsroom = await openNewsroom({}, { editor: lexicalEditor({}) }, { before: [plugin()] })
    if (needsOurs) await published(newsroom)
    else await job(newsroom)
  }, 60_000)
})

describe('beside cloud storage', () => {
  /** A bucket: objects by their key, which can fail. */
  const bucket = new Map<string, Buffer>()
  let isDown = false
  const adapter: Adapter = () => ({
    name: 'bucket',
    handleUpload: async ({ file }) => {
      if (isDown) throw new Error('The bucket does not answer.')
      bucket.set(file.filename, Buffer.from(file.buffer))
    },
    handleDelete: async ({ filename }) => void bucket.delete(filename),
    staticHandler: async (_req, { params }) => {
      const found = bucket.get(params.filename)
      return new Response(found && new Uint8Array(found), { status: found ? 200 : 404 })
    },
  })

  it('keeps pictures in it, with their words in every file; what cannot be written changes nothing', async () => {
    const newsroom = await openNewsroom(
      {},
      {
        plugins: [
          cloudStoragePlugin({ collections: { media: { adapter, disableLocalStorage: true } } }),
        ],
      },
    )
    const { editor } = newsroom
    const bytes = await landscape(3, 1400, 900).jpeg().toBuffer()
    const sent = await upload(editor, bytes, '港.jpg', {
      alt: '北浜港の朝',
      credit: { text: '北浜日報' },
    })
    expect(sent.status, JSON.stringify(sent.body)).toBe(201)
    const { id, filename, sizes } = sent.body.doc
    const names = [filename, sizes.card.filename]
    for (const name of names) expect(creditIn(bucket.get(name)!)).toBe('北浜日報')
    await published(newsroom, { eyecatch: id })

    const words = await editor('PATCH', `/media/${id}`, { credit: { text: '北浜日報／佐藤' } })
    expect(words.status, JSON.stringify(words.body)).toBe(200)
    for (const name of names) expect(creditIn(bucket.get(name)!)).toBe('北浜日報／佐藤')

    const before = new Map(bucket)
    isDown = true
    expect((await editor('PATCH', `/media/${id}`, { credit: { text: '別の人' } })).status).not.toBe(
      200,
    )
    isDown = false
    const { body } = await editor('GET', `/media/${id}`)
    expect(body.credit.text).toBe('北浜日報／佐藤')
    expect([...bucket].map(([name, held]) => [name, held.equals(before.get(name)!)])).toEqual(
      [...before].map(([name]) => [name, true]),
    )
  }, 60_000)

  it('takes nothing out of it before the save is committed, and what a refused save has put there goes again', async () => {
    bucket.clear()
    let refused = false
    /** What is in the bucket when a transaction is about to be committed. */
    const seen: string[][] = []
    const newsroom = await openNewsroom(
      {
        overrides: {
          media: ({ defaultCollection }) => ({
            ...defaultCollection,
            hooks: {
              ...defaultCollection.hooks,
              afterOperation: [
                ...(defaultCollection.hooks?.afterOperation ?? []),
                ({ operation, result }) => {
                  if (operation === 'updateByID' || operation === 'deleteByID') {
                    seen.push([...bucket.keys()])
                    if (refused) throw new Error('No more room.')
                  }
                  return result
                },
              ],
            },
          }),
        },
      },
      {
        plugins: [
          deleteAfterCommit(
            cloudStoragePlugin({ collections: { media: { adapter, disableLocalStorage: true } } }),
          ),
        ],
      },
    )
    const { editor } = newsroom
    const sent = await upload(editor, await landscape(3, 1400, 900).jpeg().toBuffer(), '朝.jpg', {
      alt: '北浜港の朝',
    })
    const { id } = sent.body.doc
    const first = [...bucket.keys()]

    const replace = async (name: string) =>
      upload(
        editor,
        await landscape(5, 1400, 900).jpeg().toBuffer(),
        name,
        {},
        `/media/${id}`,
        'PATCH',
      )
    refused = true
    expect((await replace('昼.jpg')).status).toBe(500)
    expect([...bucket.keys()]).toEqual(first)
    expect(seen.at(-1)).toEqual(expect.arrayContaining(first))
    expect(seen.at(-1)!.length).toBe(2 * first.length)

    refused = false
    expect((await replace('昼.jpg')).status).toBe(200)
    expect(seen.at(-1)).toEqual(expect.arrayContaining(first))
    const second = [...bucket.keys()]
    expect(second.length).toBe(first.length)
    expect(second.filter((name) => first.includes(name))).toEqual([])

    refused = true
    expect((await editor('DELETE', `/media/${id}`)).status).toBe(500)
    expect([...bucket.keys()]).toEqual(second)
    refused = false
    expect((await editor('DELETE', `/media/${id}`)).status).toBe(200)
    expect(seen.at(-1)).toEqual(second)
    expect([...bucket.keys()]).toEqual([])
  }, 60_000)
})

const creditIn = (bytes: Buffer): unknown => tagsOf(bytes, 'jpg')['XMP-photoshop:Credit']
