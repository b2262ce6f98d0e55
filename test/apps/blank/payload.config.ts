import { postgresAdapter } from '@payloadcms/db-postgres'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { midashi } from 'midashi'
import path from 'node:path'
import { buildConfig } from 'payload'
import sharp from 'sharp'

// Payload's blank template, and midashi().
export default buildConfig({
  admin: { user: 'users', importMap: { baseDir: path.resolve(process.cwd()) } },
  collections: [
    { slug: 'users', auth: true, admin: { useAsTitle: 'email' }, fields: [] },
    {
      slug: 'media',
      access: { read: () => true },
      upload: true,
      fields: [{ name: 'alt', type: 'text', required: true }],
    },
  ],
  editor: lexicalEditor(),
  secret: process.env.PAYLOAD_SECRET ?? '',
  typescript: { outputFile: path.resolve(process.cwd(), 'payload-types.ts') },
  db: postgresAdapter({
    pool: { connectionString: process.env.DATABASE_URL },
    push: false,
    migrationDir: path.resolve(process.cwd(), 'migrations'),
  }),
  sharp,
  plugins: [midashi({ collections: { media: 'media' }, comments: { minimumSeconds: 0 } })],
})
