import { postgresAdapter } from '@payloadcms/db-postgres'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  buildConfig,
  getPayload,
  handleEndpoints,
  type Config,
  type Payload,
  type Plugin,
} from 'payload'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { midashi } from '../../src/plugins/midashi.ts'
import { newsroomDefaults } from '../../src/plugins/newsroomDefaults.ts'
import type { MidashiOptions } from '../../src/plugins/resolveOptions.ts'
import { urlOf } from '../../src/newsroom/postgres.ts'

/** A reply as tests look at it. */
export type Reply = { status: number; body: any; headers: Headers }

/** Somebody who talks to the newsroom over REST. */
export type Person = (
  method: string,
  path: string,
  data?: unknown,
  headers?: Record<string, string>,
) => Promise<Reply>

export type Newsroom = {
  payload: Payload
  /** Under which Payload keeps it. */
  key: string
  /** Where its database is, and the folder of its pictures: what a program beside it is given. */
  env: { DATABASE_URL: string; MIDASHI_MEDIA: string }
  anonymous: Person
  writer: Person
  editor: Person
  admin: Person
}

const onServer = async (work: (client: pg.Client) => Promise<unknown>): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(inject('cluster'), 'postgres') })
  await client.connect()
  await work(client)
  await client.end()
}

/** What kind of ids the database gives, and how many clients of it there are. */
type Database = {
  idType?: 'serial' | 'uuid' | 'uuidv7'
  clients?: number
  /** Plugins that stand before ours. */
  before?: Plugin[]
}

/** What changes no table: the migrated database will do. */
const sameTables = ['articleUrl', 'comments', 'email', 'previewUrl', 'serverURL']

/**
 * A Payload with nothing but a database and `midashi()`, on a database of its own, and four people who talk to it through
 * REST. With options the schema is pushed; without, the migrated database is cloned.
 */
export const openNewsroom = async (
  options?: MidashiOptions,
  config: Partial<Config> = {},
  database: Database = {},
): Promise<Newsroom> => {
  const plain = await openPlain(options, config, database)
  const people = {} as Omit<Newsroom, 'payload' | 'key' | 'env'>
  for (const role of ['admin', 'editor', 'writer'] as const)
    people[role] = await signUp(plain.payload, plain.key, role)
  return { ...plain, ...people }
}

/** The same with nobody in it. */
export const openPlain = async (
  options?: MidashiOptions,
  config: Partial<Config> = {},
  { idType = 'uuidv7', clients = 8, before = [] }: Database = {},
): Promise<Omit<Newsroom, 'writer' | 'editor' | 'admin'>> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const fresh =
    idType !== 'uuidv7' ||
    before.length > 0 ||
    Object.keys({ ...options, ...config }).some((name) => !sameTables.includes(name))
  await onServer((client) =>
    client.query(`create database ${name}${fresh ? '' : ' template template_newsroom'}`),
  )
  const media = mkdtempSync(path.join(tmpdir(), 'midashi-media-'))
  const key = randomUUID()
  const payload = await getPayload({
    key,
    cron: false,
    config: await buildConfig({
      secret: 'test',
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } },
      db: postgresAdapter({
        idType,
        push: fresh,
        migrationDir: path.join(media, 'none'),
        pool: { connectionString: urlOf(inject('cluster'), name), max: clients },
      }),
      ...config,
      plugins: [
        ...before,
        // Pictures of an app's own lie where it says.
        midashi({
          imports: { folder: `${media}-imports` },
          ...options,
          overrides: {
            ...(!options?.collections?.media && { media: inFolder(media) }),
            ...options?.overrides,
          },
        }),
        newsroomDefaults(),
        ...(config.plugins ?? []),
      ],
    }),
  })
  afterAll(async () => {
    const { pool } = payload.db as unknown as { pool: pg.Pool }
    pool.on('error', () => {})
    await payload.destroy()
    await onServer((client) => client.query(`drop database ${name} with (force)`))
    for (const place of [media, `${media}-imports`]) rmSync(place, { recursive: true, force: true })
  })
  const env = { DATABASE_URL: urlOf(inject('cluster'), name), MIDASHI_MEDIA: media }
  return { payload, key, env, anonymous: person(payload, key) }
}

/** The same newsroom in another process: a Payload of its own over the same database. */
export const openBeside = async ({ env }: Pick<Newsroom, 'env'>): Promise<Person> => {
  const key = randomUUID()
  const payload = await getPayload({
    key,
    cron: false,
    config: await buildConfig({
      secret: 'test',
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } },
      db: postgresAdapter({
        idType: 'uuidv7',
        push: false,
        pool: { connectionString: env.DATABASE_URL, max: 6 },
      }),
      plugins: [midashi({ overrides: { media: inFolder(env.MIDASHI_MEDIA) } }), newsroomDefaults()],
    }),
  })
  const { pool } = payload.db as unknown as { pool: pg.Pool }
  pool.on('error', () => {})
  afterAll(() => payload.destroy())
  return person(payload, key)
}

const inFolder =
  (staticDir: string) =>
  ({ defaultCollection }: { defaultCollection: any }) => ({
    ...defaultCollection,
    upload: { ...defaultCollection.upload, staticDir },
  })

const person =
  (payload: Payload, key: string, token?: string): Person =>
  async (method, place, data, headers = {}) => {
    const isRaw = data instanceof FormData || data instanceof Blob
    const request = new Request(`http://newsroom.test/api${place}`, {
      method,
      headers: {
        ...(token && { Authorization: `JWT ${token}` }),
        ...(data !== undefined && !isRaw && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body:
        data === undefined
          ? undefined
          : isRaw
            ? data
            : typeof data === 'string'
              ? data
              : JSON.stringify(data),
    })
    const response = await handleEndpoints({
      config: payload.config,
      request,
      payloadInstanceCacheKey: key,
    })
    const text = await response.text()
    let body: unknown = text
    // A HEAD says what it would be, and has none.
    if (text && response.headers.get('content-type')?.includes('json')) body = JSON.parse(text)
    return { status: response.status, body, headers: response.headers }
  }

const signUp = async (payload: Payload, key: string, role: string): Promise<Person> => {
  const account = { email: `${role}@newsroom.test`, password: 'correct horse' }
  const users = payload.config.admin.user as 'users'
  await payload.create({
    collection: users,
    data: { name: role, roles: [role], ...account } as never,
  })
  const { body } = await person(payload, key)('POST', `/${users}/login`, account)
  return person(payload, key, body.token)
}
