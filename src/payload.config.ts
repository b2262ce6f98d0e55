import { postgresAdapter } from '@payloadcms/db-postgres'
import path from 'node:path'
import { buildConfig } from 'payload'
import { midashi } from './plugins/midashi.ts'

// Next bundles this file, so that its own address says nothing: the newsroom always runs in its folder.
const here = (...parts: string[]): string => path.resolve(process.cwd(), ...parts)

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL: process.env.SERVER_URL ?? '',
  plugins: [midashi()],
  db: postgresAdapter({
    idType: 'uuidv7',
    // One client of the pool stays checked out (payload#11727), and a request holds one for its whole transaction.
    pool: { connectionString: process.env.DATABASE_URL, max: 10 },
    push: false,
    migrationDir: here('src/migrations'),
  }),
  jobs: {
    // Scheduled publishing: looked for once a minute, in the web process of a newsroom on one machine.
    autoRun: process.env.MIDASHI_JOBS === 'off' ? [] : [{ cron: '* * * * *', queue: 'default', limit: 20 }],
    access: { run: () => false, queue: ({ req }) => Boolean(req.user), cancel: ({ req }) => Boolean(req.user) },
  },
  admin: {
    importMap: { baseDir: here('src'), importMapFile: here('src/app/(payload)/admin/importMap.js') },
    meta: { titleSuffix: ' — Midashi', icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }] },
    timezones: { defaultTimezone: 'Asia/Tokyo' },
  },
  typescript: { outputFile: here('src/payload-types.ts'), autoGenerate: false },
  graphQL: { schemaOutputFile: here('src/schema.graphql') },
  telemetry: false,
})
