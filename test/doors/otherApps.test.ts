import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import type { CollectionConfig } from 'payload'
import { describe, expect, it } from 'vitest'
import { slugsOf } from '../../src/slugs.ts'
import { firstDay } from '../setup/firstDay.ts'
import { openNewsroom } from '../setup/newsroom.ts'

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
      const { fields, upload } = newsroom.payload.collections.media.config
      const names = fields.map((field) => 'name' in field && field.name)
      expect(names).toEqual(expect.arrayContaining(['alt', 'caption', 'credit', 'isPublic']))
      expect(upload.imageSizes!.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['thumbnail', 'og', 'card']),
      )
    },
    60_000,
  )

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
