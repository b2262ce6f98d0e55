import { postgresAdapter } from '@payloadcms/db-postgres'
import { en } from '@payloadcms/translations/languages/en'
import { fr } from '@payloadcms/translations/languages/fr'
import { randomUUID } from 'node:crypto'
import { buildConfig, getPayload, handleEndpoints, type Config, type Plugin } from 'payload'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { urlOf } from '../../src/newsroom/postgres.ts'
import { midashi } from '../../src/plugins/midashi.ts'
import { collectionNames } from '../../src/slugs.ts'

/** An app of its own, with a language, a dashboard and hooks of its own. */
const host = (name: string, plugins: Plugin[]): Promise<Awaited<ReturnType<typeof buildConfig>>> =>
  buildConfig({
    secret: 'host',
    telemetry: false,
    typescript: { autoGenerate: false },
    logger: { options: { level: 'silent' } },
    i18n: { supportedLanguages: { en, fr } },
    admin: { user: 'admins', components: { beforeDashboard: ['./Welcome#Welcome'] } },
    db: postgresAdapter({
      idType: 'serial',
      push: true,
      pool: { connectionString: urlOf(inject('cluster'), name), max: 6 },
    }),
    collections: [
      {
        slug: 'admins',
        auth: true,
        fields: [{ name: 'roles', type: 'select', hasMany: true, options: ['boss', 'clerk'] }],
      },
      {
        slug: 'posts',
        access: { read: () => true, create: () => true },
        versions: { drafts: true },
        hooks: {
          beforeChange: [
            ({ data }) => {
              if (data.title === 'range') throw new RangeError('of the app itself')
              return data
            },
          ],
        },
        fields: [
          { name: 'title', type: 'text', required: true },
          { name: 'parent', type: 'relationship', relationTo: 'posts' },
        ],
      },
    ],
    globals: [
      { slug: 'header', access: { read: () => true }, fields: [{ name: 'text', type: 'text' }] },
    ],
    jobs: { tasks: [] },
    plugins,
  } as Config)

const databases: string[] = []
const onServer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(inject('cluster'), 'postgres') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

const openHost = async (plugins: Plugin[]) => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  databases.push(name)
  await onServer(`create database ${name}`)
  const key = randomUUID()
  const payload = await getPayload({ key, cron: false, config: host(name, plugins) })
  return {
    payload,
    ask: async (method: string, path: string, data?: unknown, headers: object = {}) => {
      const response = await handleEndpoints({
        config: payload.config,
        payloadInstanceCacheKey: key,
        request: new Request(`http://host.test/api${path}`, {
          method,
          headers: { 'Content-Type': 'application/json', ...headers },
          body:
            data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data),
        }),
      })
      const text = (await response.text()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
      return { status: response.status, text }
    },
  }
}

/** A config as text: functions by their source, so that another one shows. */
const written = (value: unknown): string => {
  const seen = new WeakSet<object>()
  return JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'function') return `function ${one.name} ${String(one)}`
    if (typeof one === 'object' && one !== null) {
      if (seen.has(one)) return 'again'
      seen.add(one)
    }
    return one
  })
}

type Host = Awaited<ReturnType<typeof openHost>>
let [bare, withOurs]: Host[] = []

beforeAll(async () => {
  bare = await openHost([])
  withOurs = await openHost([midashi({ staff: () => 'admin' })])
}, 60_000)

afterAll(async () => {
  for (const { payload } of [bare!, withOurs!]) {
    ;(payload.db as unknown as { pool: pg.Pool }).pool.on('error', () => {})
    await payload.destroy()
  }
  for (const name of databases) await onServer(`drop database ${name} with (force)`)
})

describe('an app that takes midashi() stays what it was', () => {
  it('in its config: depths, languages, dates, GraphQL, limits, dashboard, routes, jobs', () => {
    const taste = ({ payload: { config } }: Host) => ({
      defaultDepth: config.defaultDepth,
      maxDepth: config.maxDepth,
      fallbackLanguage: config.i18n.fallbackLanguage,
      french: config.i18n.supportedLanguages.fr,
      dateFormat: config.admin.dateFormat,
      avatar: config.admin.avatar,
      user: config.admin.user,
      first: config.admin.components.beforeDashboard?.[0],
      graphQL: config.graphQL,
      routes: config.routes,
      upload: config.upload,
      cors: config.cors,
      csrf: config.csrf,
      bodyParser: config.bodyParser,
      queues: config.jobs.autoRun,
      localization: config.localization,
      // Payload keeps one of its own where a task has a schedule.
      globals: config.globals.filter(({ slug }) => !slug.startsWith('payload-')),
    })
    for (const [name, value] of Object.entries(taste(withOurs!)))
      expect(written(value), name).toBe(
        written(taste(bare!)[name as keyof ReturnType<typeof taste>]),
      )
  })

  it('in its collections, field by field and hook by hook', () => {
    for (const slug of ['posts', 'payload-preferences', 'payload-migrations'] as const) {
      const config = ({ payload }: Host): string => {
        const {
          joins: _joins,
          polymorphicJoins: _more,
          ...rest
        } = (payload.collections as any)[slug].config
        return written(rest)
      }
      expect(config(withOurs!), slug).toBe(config(bare!))
    }
  })

  it('in what it has: ours and no other collection beside its own, and no second one that signs in', () => {
    const slugs = ({ payload }: Host): string[] =>
      payload.config.collections.map(({ slug }) => slug)
    // Payload itself adds one where a job is known.
    const added = slugs(withOurs!).filter((slug) => !slugs(bare!).includes(slug))
    const ours: string[] = collectionNames.filter((name) => name !== 'users')
    expect(added.filter((slug) => slug !== 'payload-jobs').toSorted()).toEqual(ours.toSorted())
    expect(withOurs!.payload.config.collections.filter(({ auth }) => auth)).toHaveLength(1)
  })

  it.each([
    ['POST', '/posts', { title: '一' }],
    ['POST', '/posts', { title: 'range' }],
    ['POST', '/posts', {}],
    ['POST', '/posts', '{"title":'],
    ['POST', '/posts', { title: '二', parent: 99 }],
    ['GET', '/posts'],
    ['GET', '/posts?depth=9&limit=5000'],
    ['GET', '/posts?where[title][like]=一&sort=-title'],
    ['GET', '/posts?where[nothing][equals]=1'],
    ['GET', '/posts?where[id][equals]=x'],
    ['GET', '/posts/99'],
    ['GET', '/posts/x'],
    ['DELETE', '/posts/1'],
    ['GET', '/posts/versions'],
    ['GET', '/admins'],
    ['POST', '/admins/login', { email: 'a@b.test', password: 'wrong' }],
    ['GET', '/globals/header'],
    ['GET', '/payload-preferences/x'],
    ['GET', '/access'],
  ] as [string, string, unknown?][])('in what it answers: %s %s %j', async (method, path, data) => {
    for (const language of ['en', 'fr', '']) {
      const headers = language ? { 'Accept-Language': language } : {}
      const answers = [
        await bare!.ask(method, path, data, headers),
        await withOurs!.ask(method, path, data, headers),
      ] as const
      if (path === '/access') {
        const own = answers.map(({ text }) => JSON.parse(text).collections?.posts)
        expect(own[1]).toEqual(own[0])
      } else expect(answers[1]).toEqual(answers[0])
    }
  })
})
