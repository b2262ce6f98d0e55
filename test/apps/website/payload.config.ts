import { postgresAdapter } from '@payloadcms/db-postgres'
import { nestedDocsPlugin } from '@payloadcms/plugin-nested-docs'
import { redirectsPlugin } from '@payloadcms/plugin-redirects'
import { searchPlugin } from '@payloadcms/plugin-search'
import { seoPlugin } from '@payloadcms/plugin-seo'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { BodyEditorFeature, midashi } from 'midashi'
import path from 'node:path'
import { buildConfig } from 'payload'
import sharp from 'sharp'

const anybody = () => true

// The shape of Payload's website template: its own posts, media and categories, nested, a staff of its own with jobs beside members
// who sign in, too, and the plugins for SEO, search and redirects.
export default buildConfig({
  admin: { user: 'admins', importMap: { baseDir: path.resolve(process.cwd()) } },
  collections: [
    {
      slug: 'admins',
      auth: true,
      admin: { useAsTitle: 'name' },
      fields: [
        { name: 'name', type: 'text' },
        { name: 'job', type: 'text', saveToJWT: true },
      ],
    },
    { slug: 'users', auth: true, access: { create: anybody }, fields: [] },
    {
      slug: 'media',
      access: { read: anybody },
      upload: {
        staticDir: path.resolve(process.cwd(), 'public/media'),
        focalPoint: true,
        imageSizes: [{ name: 'thumbnail', width: 300 }],
      },
      fields: [
        { name: 'alt', type: 'text' },
        { name: 'caption', type: 'richText' },
      ],
    },
    {
      slug: 'categories',
      access: { read: anybody },
      fields: [
        { name: 'title', type: 'text', required: true },
        { name: 'slug', type: 'text', index: true },
      ],
    },
    {
      slug: 'posts',
      access: { read: anybody },
      versions: { drafts: { autosave: true } },
      fields: [
        { name: 'title', type: 'text', required: true },
        { name: 'heroImage', type: 'upload', relationTo: 'media' },
        {
          name: 'content',
          type: 'richText',
          editor: lexicalEditor({
            features: ({ defaultFeatures }) => [...defaultFeatures, BodyEditorFeature()],
          }),
        },
        { name: 'categories', type: 'relationship', relationTo: 'categories', hasMany: true },
      ],
    },
  ],
  globals: [{ slug: 'header', fields: [{ name: 'title', type: 'text' }] }],
  editor: lexicalEditor(),
  secret: process.env.PAYLOAD_SECRET ?? '',
  typescript: { outputFile: path.resolve(process.cwd(), 'payload-types.ts') },
  db: postgresAdapter({
    idType: 'uuid',
    pool: { connectionString: process.env.DATABASE_URL },
    push: false,
    migrationDir: path.resolve(process.cwd(), 'migrations'),
  }),
  sharp,
  plugins: [
    nestedDocsPlugin({ collections: ['categories'] }),
    midashi({
      slugs: { media: 'pictures', categories: 'desks', comments: 'letters' },
      staff: ({ job }) => (job === 'boss' ? 'admin' : job === 'desk' ? 'editor' : 'writer'),
      proofread: { posts: { title: 'title', body: 'content' } },
      comments: { minimumSeconds: 0 },
    }),
    seoPlugin({ collections: ['posts', 'articles'], uploadsCollection: 'pictures' }),
    searchPlugin({ collections: ['posts', 'articles'] }),
    redirectsPlugin({ collections: ['posts', 'articles'] }),
  ],
})
