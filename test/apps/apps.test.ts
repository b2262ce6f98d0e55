import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { urlOf } from '../../src/newsroom/postgres.ts'
import { ownSlugs, type Slugs } from '../../src/slugs.ts'
import { firstDay } from '../setup/firstDay.ts'
import type { Person } from '../setup/newsroom.ts'
import { openApp, packed } from './strangersApp.ts'

let tarball: string
beforeAll(() => {
  tarball = packed()
})

const account = (name: string) => ({ email: `${name}@app.test`, password: 'correct horse' })

type App = {
  name: string
  bundler: '--turbopack' | '--webpack'
  slugs: Slugs
  /** What an app's users have that says what they do. */
  does: (role: 'admin' | 'editor' | 'writer') => object
}

const apps: App[] = [
  { name: 'blank', bundler: '--turbopack', slugs: ownSlugs, does: (role) => ({ roles: [role] }) },
  {
    name: 'website',
    bundler: '--webpack',
    slugs: {
      ...ownSlugs,
      media: 'pictures',
      categories: 'desks',
      comments: 'letters',
    } as unknown as Slugs,
    does: (role) => ({ job: { admin: 'boss', editor: 'desk', writer: 'reporter' }[role] }),
  },
]

/** What is refused, by whom, and the words it must be told in: in a minified build they were “An unknown error occurred.”. */
const refusals = (
  slugs: Slugs,
): [who: 'anonymous' | 'editor', method: string, path: string, data: unknown, words: RegExp][] => [
  ['anonymous', 'POST', `/${slugs.articles}`, { title: '題' }, /許可されていません/],
  [
    'anonymous',
    'GET',
    `/${slugs.articles}/nothing`,
    undefined,
    /見つかりません|Not Found|処理できません/,
  ],
  ['anonymous', 'GET', `/${slugs.articles}?where[secret][equals]=1`, undefined, /絞り込み/],
  [
    'anonymous',
    'POST',
    `/${slugs.comments}`,
    { article: 'x', authorName: 'a', body: 'b' },
    /記事が見つかりません/,
  ],
  ['anonymous', 'POST', '/users/login', account('nobody'), /正しくありません/],
  ['editor', 'POST', `/${slugs.articles}`, {}, /タイトル/],
  [
    'editor',
    'POST',
    `/${slugs.articles}`,
    { title: '題', _status: 'published' },
    /見出しがありません/,
  ],
  ['editor', 'POST', `/${slugs.articles}/read`, {}, /text に文字列で/],
  ['editor', 'POST', `/${slugs.sources}/cite`, {}, /出典を読み取れません/],
  [
    'editor',
    'POST',
    `/${slugs.media}`,
    { url: 'https://a.example/b.png', filename: 'b.png' },
    /アドレスからは/,
  ],
  ['editor', 'POST', `/${slugs.comments}/moderate`, {}, /指定してください/],
]

describe.each(apps)('$name: an app that is not ours, built with $bundler', (given) => {
  it(
    'takes the packed plugin, migrates, lives through a first day, and refuses in words',
    async () => {
      const { name, bundler, slugs, does } = given
      const app = await openApp(name, tarball, inject('cluster'))
      const inFolder = (place: string): string => path.join(app.folder, place)
      await app.payload(['generate:importmap'], () =>
        existsSync(inFolder('app/(payload)/admin/importMap.js')),
      )
      await app.payload(['generate:types'], () => existsSync(inFolder('payload-types.ts')))
      await app.payload(
        ['migrate:create', 'first'],
        () => existsSync(inFolder('migrations')) && readdirSync(inFolder('migrations')).length > 1,
      )
      let tables = 0
      const count = async (): Promise<void> => {
        const client = new pg.Client({ connectionString: urlOf(inject('cluster'), `app_${name}`) })
        await client.connect()
        const { rows } = await client.query(
          "select count(*)::int as n from information_schema.tables where table_name like '%articles%'",
        )
        tables = rows[0].n
        await client.end()
      }
      for (let tries = 0; tries < 4 && tables === 0; tries++) {
        await app.payload(['migrate'], () => true)
        await count()
      }
      expect(tables).toBeGreaterThan(3)
      await app.build(bundler)
      const { person, stop } = await app.start()
      try {
        const anonymous = person()
        const first = await anonymous('POST', '/users/first-register', {
          ...account('admin'),
          ...does('admin'),
        })
        expect(first.status, JSON.stringify(first.body)).toBe(200)
        const signedIn = async (role: 'admin' | 'editor' | 'writer'): Promise<Person> => {
          const admin = person(first.body.token)
          if (role === 'admin') return admin
          const made = await admin('POST', '/users', { ...account(role), ...does(role) })
          expect(made.status, JSON.stringify(made.body)).toBe(201)
          return person((await anonymous('POST', '/users/login', account(role))).body.token)
        }
        const people = {
          anonymous,
          editor: await signedIn('editor'),
          writer: await signedIn('writer'),
        }
        await firstDay(people, slugs)
        for (const [who, method, place, data, words] of refusals(slugs)) {
          const { status, body } = await people[who](method, place, data)
          expect(status, place).toBeGreaterThanOrEqual(400)
          expect(JSON.stringify(body), `${method} ${place}`).toMatch(words)
        }
      } finally {
        await stop()
      }
      const audit = await app.midashi('audit')
      expect(audit.said).toMatch(/2本の記事を校閲し/)
      const canonical = await app.midashi('nonsense')
      expect(canonical.code).toBe(1)
      expect(canonical.said).toContain('「nonsense」というコマンドはありません')
    },
    // Types, migration, build and start of a whole app.
    400_000,
  )
})
