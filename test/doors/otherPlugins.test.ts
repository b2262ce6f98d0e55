import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { importExportPlugin } from '@payloadcms/plugin-import-export'
import { redirectsPlugin } from '@payloadcms/plugin-redirects'
import { searchPlugin } from '@payloadcms/plugin-search'
import { seoPlugin } from '@payloadcms/plugin-seo'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { Plugin } from 'payload'
import { describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

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
