import { postgresAdapter } from '@payloadcms/db-postgres'
import path from 'node:path'
import { buildConfig, type Config, type UploadConfig } from 'payload'
import type pg from 'pg'
import { frontendKey, proxies } from './newsroom/frontend.ts'
import { log } from './newsroom/log.ts'
import { pingHub } from './newsroom/pingHub.ts'
import { midashi } from './plugins/midashi.ts'
import { newsroomDefaults } from './plugins/newsroomDefaults.ts'

/** How many clients of the database are there from the start. */
const keptOpen = 8

/** Whom new comments and drafts that are handed in are mailed to; the mail itself needs an adapter, `email`, in this file. */
const mailTo = (process.env.MIDASHI_NOTIFY ?? '').split(',').flatMap((one) => one.trim() || [])

/** Who is told of articles, where somebody is. */
const webhooks = (): { url: string; secret: string }[] => {
  const { MIDASHI_WEBHOOK: url, MIDASHI_WEBHOOK_SECRET: secret = '' } = process.env
  return url ? [{ url, secret }] : []
}

/** The public address, and the hub that is told of what is new in the feeds there. */
const serverURL = process.env.SERVER_URL ?? ''
const hub = process.env.MIDASHI_HUB

// Next bundles this file, so that its own address says nothing: the newsroom always runs in its folder.
const here = (...parts: string[]): string =>
  path.resolve(/* turbopackIgnore: true */ process.cwd(), ...parts)

export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  serverURL,
  logger: log as Config['logger'],
  plugins: [
    midashi({
      masthead: process.env.MIDASHI_MASTHEAD ?? 'Midashi見本新聞',
      articleUrl: ({ slug }) => `/articles/${encodeURIComponent(slug)}`,
      previewUrl: ({ token }) => `/preview?token=${token}`,
      comments: { proxies: proxies(), frontendKey: frontendKey(), notify: { to: mailTo } },
      review: { notify: { to: mailTo } },
      imports: { folder: here(process.env.MIDASHI_HOME ?? '.newsroom', 'imports') },
      site: {
        webhooks: webhooks(),
        ...(hub && serverURL && { onChange: pingHub(hub, serverURL) }),
      },
      links: { check: process.env.MIDASHI_LINKS === 'on' },
      overrides: {
        media: ({ defaultCollection }) => ({
          ...defaultCollection,
          upload: {
            ...(defaultCollection.upload as UploadConfig),
            staticDir: here(process.env.MIDASHI_MEDIA ?? 'media'),
          },
        }),
      },
    }),
    newsroomDefaults(),
  ],
  db: postgresAdapter({
    idType: 'uuidv7',
    // One client of the pool stays checked out (payload#11727), and a save holds one for its whole transaction and asks for
    // another to see who is editing: as many saves as there are clients would wait for each other for ever.
    pool: {
      max: 20,
      connectionTimeoutMillis: 10_000,
      // Of the web process alone: a program that mends the archive may take longer. No statement of a reader or an editor does,
      // and a database that stands still is a fault after a while, not a wait for ever.
      ...(process.env.MIDASHI_SERVES && { statement_timeout: 10_000, query_timeout: 15_000 }),
      keepAlive: true,
      // Signing in needs one of the threads pictures are worked on in; a client that is there answers readers meanwhile.
      idleTimeoutMillis: 0,
      // Read when the first connection is made: a program may ask for the config before it has opened the database.
      get connectionString() {
        return process.env.DATABASE_URL
      },
    },
    push: false,
    migrationDir: here('src/migrations'),
  }),
  onInit: async (payload) => {
    // Without a listener a database that restarts ends the whole process; the pool opens new connections by itself.
    const { pool } = payload.db as unknown as { pool: pg.Pool }
    pool.on('error', (error) =>
      payload.logger.warn(`The database closed a connection: ${error.message}`),
    )
    const first = await Promise.all(Array.from({ length: keptOpen }, () => pool.connect()))
    for (const client of first) client.release()
  },
  jobs: {
    // Scheduled publishing: looked for once a minute, in the web process of a newsroom on one machine.
    autoRun:
      process.env.MIDASHI_JOBS === 'off'
        ? []
        : [
            { cron: '* * * * *', queue: 'default', limit: 20 },
            { cron: '* * * * *', queue: 'imports', limit: 1 },
            { cron: '* * * * *', queue: 'webhooks', limit: 100 },
            ...(process.env.MIDASHI_LINKS === 'on'
              ? [{ cron: '*/5 * * * *', queue: 'links', limit: 1 }]
              : []),
          ],
    access: {
      run: () => false,
      queue: ({ req }) => Boolean(req.user),
      cancel: ({ req }) => Boolean(req.user),
    },
  },
  admin: {
    // A tab that is open stays signed in; else Payload takes the form away when the session ends.
    autoRefresh: true,
    importMap: {
      baseDir: here('src'),
      importMapFile: here('src/app/(payload)/admin/importMap.js'),
    },
    meta: {
      titleSuffix: ' — Midashi',
      icons: [{ rel: 'icon', type: 'image/svg+xml', url: '/icon.svg' }],
    },
    timezones: {
      defaultTimezone: 'Asia/Tokyo',
      // Payload calls it (UTC+09:00) Tokyo, Osaka, Sapporo.
      supportedTimezones: ({ defaultTimezones }) =>
        defaultTimezones.map((zone) =>
          zone.value === 'Asia/Tokyo' ? { ...zone, label: '日本時間' } : zone,
        ),
    },
    components: {
      graphics: {
        Icon: '/app/(payload)/Mark.tsx#Icon',
        Logo: '/app/(payload)/Mark.tsx#Logo',
      },
    },
  },
  typescript: { outputFile: here('src/payload-types.ts'), autoGenerate: false },
  graphQL: { schemaOutputFile: here('src/schema.graphql') },
  telemetry: false,
})
