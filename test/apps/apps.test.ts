import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { chromium } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { urlOf } from '../../src/newsroom/postgres.ts'
import { ownSlugs, type Slugs } from '../../src/slugs.ts'
import { bodyOf } from '../setup/digest.ts'
import { firstDay, type People } from '../setup/firstDay.ts'
import { executablePath, shots } from '../setup/site.ts'
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
  /** The collection that signs the staff in. */
  staff: string
  /** What an app's users have that says what they do. */
  does: (role: 'admin' | 'editor' | 'writer') => object
}

const apps: App[] = [
  {
    name: 'blank',
    bundler: '--turbopack',
    slugs: ownSlugs,
    staff: 'users',
    does: (role) => ({ roles: [role] }),
  },
  {
    name: 'website',
    bundler: '--webpack',
    slugs: {
      ...ownSlugs,
      media: 'pictures',
      categories: 'desks',
      comments: 'letters',
    } as unknown as Slugs,
    staff: 'admins',
    does: (role) => ({ job: { admin: 'boss', editor: 'desk', writer: 'reporter' }[role] }),
  },
]

/** What is refused, by whom, and the words it must be told in: in a minified build they were “An unknown error occurred.”. */
const refusals = (
  slugs: Slugs,
  staff: string,
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
  ['anonymous', 'POST', `/${staff}/login`, account('nobody'), /正しくありません/],
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

const prose =
  '北浜港の渡し船が三年ぶりに再開し、初日は朝から多くの乗客が船着き場に列を作った。\n港湾局は一日二往復の運航を続け、利用者が増えれば夏から便を増やす方針を示している。\n岸壁の修理は三月に終わり、待合室も建て直す。'

/** The posts of the app itself: proofread over REST, with the panel beside their form. */
const proofreadPosts = async (address: string, { editor }: People): Promise<void> => {
  const post = await editor('POST', '/posts', {
    title: '渡し船が戻る',
    content: bodyOf(`${prose}\n${prose}`),
    _status: 'published',
  })
  expect(post.status, JSON.stringify(post.body)).toBe(201)
  expect(post.body.doc.proof.repairs).toHaveLength(1)
  if (executablePath === null) return
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const context = await browser.newContext({
      locale: 'ja-JP',
      viewport: { width: 1440, height: 1000 },
    })
    const page = await context.newPage()
    await page.goto(`${address}/admin/login`)
    await page.fill('#field-email', account('editor').email)
    await page.fill('#field-password', account('editor').password)
    await page.click('button[type=submit]')
    await page.waitForURL(/admin(?!\/login)/)
    await page.screenshot({ path: path.join(shots, 'app-dashboard.png') })
    await page.goto(`${address}/admin/collections/posts/${post.body.doc.id}`)
    const panel = page.getByRole('region', { name: '校閲' })
    await panel.getByText('取り除いたもの').waitFor()
    await page.screenshot({ path: path.join(shots, 'app-posts.png') })
    const count = (): Promise<number> =>
      page.locator('.rich-text-lexical p', { hasText: '渡し船が三年ぶりに再開' }).count()
    expect(await count()).toBe(1)
    await panel.getByText('取り除いたもの').click()
    await panel.getByRole('button', { name: '元に戻す' }).click()
    await expect.poll(count).toBe(2)
    await page.screenshot({ path: path.join(shots, 'app-posts-undone.png') })
    await page.goto(`${address}/admin/collections/articles/create`)
    await page.getByRole('region', { name: '校閲' }).getByText('概要').first().waitFor()
    await page.screenshot({ path: path.join(shots, 'app-article.png') })
  } finally {
    await browser.close()
  }
}

/** What members of the app may not, and what the plugins beside ours do with an article. */
const besideOthers = async (
  { anonymous, editor }: People,
  person: (token?: string) => Person,
): Promise<void> => {
  await anonymous('POST', '/users', account('member'))
  const { token } = (await anonymous('POST', '/users/login', account('member'))).body
  const member = person(token)
  expect((await member('GET', '/users/me')).body.user.email).toBe(account('member').email)
  expect((await member('POST', '/articles', { title: '題' })).status).toBe(403)
  expect((await member('GET', '/articles?draft=true')).body.docs).toEqual(
    (await anonymous('GET', '/articles?draft=true')).body.docs,
  )
  const made = await editor('POST', '/articles', {
    title: '港の一日',
    format: 'column',
    body: bodyOf(prose),
    _status: 'published',
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const article = made.body.doc
  const found = await editor('GET', '/search?limit=100')
  expect(found.body.docs.map(({ title }: { title: string }) => title)).toContain(article.title)
  const told = await editor('PATCH', `/articles/${article.id}`, { meta: { title: '検索での題' } })
  expect(told.status, JSON.stringify(told.body)).toBe(200)
  const { body } = await anonymous('GET', `/articles/${article.id}`)
  expect(body.metaTags['og:title']).toBe('検索での題')
  const redirect = await editor('POST', '/redirects', {
    from: '/old',
    to: { type: 'reference', reference: { relationTo: 'articles', value: article.id } },
  })
  expect(redirect.status, JSON.stringify(redirect.body)).toBe(201)
}

const countOf = async (name: string, question: string): Promise<number> => {
  const client = new pg.Client({ connectionString: urlOf(inject('cluster'), `app_${name}`) })
  await client.connect()
  const { rows } = await client.query(question)
  await client.end()
  return rows[0].n
}

/** How many tables of articles an app has. */
const tablesOf = (name: string): Promise<number> =>
  countOf(
    name,
    "select count(*)::int as n from information_schema.tables where table_name like '%articles%'",
  )

describe.each(apps)('$name: an app that is not ours, built with $bundler', (given) => {
  it(
    'takes the packed plugin, migrates, lives through a first day, and refuses in words',
    async () => {
      const { name, bundler, slugs, staff, does } = given
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
      await app.payload(['migrate'], async () => (await tablesOf(name)) > 3)
      await app.build(bundler)
      const { address, person, stop } = await app.start()
      try {
        const anonymous = person()
        const first = await anonymous('POST', `/${staff}/first-register`, {
          ...account('admin'),
          ...does('admin'),
        })
        expect(first.status, JSON.stringify(first.body)).toBe(200)
        const signedIn = async (role: 'admin' | 'editor' | 'writer'): Promise<Person> => {
          const admin = person(first.body.token)
          if (role === 'admin') return admin
          const made = await admin('POST', `/${staff}`, { ...account(role), ...does(role) })
          expect(made.status, JSON.stringify(made.body)).toBe(201)
          return person((await anonymous('POST', `/${staff}/login`, account(role))).body.token)
        }
        const people = {
          anonymous,
          editor: await signedIn('editor'),
          writer: await signedIn('writer'),
        }
        await firstDay(people, slugs)
        if (name === 'website') {
          await proofreadPosts(address, people)
          await besideOthers(people, person)
        }
        for (const [who, method, place, data, words] of refusals(slugs, staff)) {
          const { status, body } = await people[who](method, place, data)
          expect(status, place).toBeGreaterThanOrEqual(400)
          expect(JSON.stringify(body), `${method} ${place}`).toMatch(words)
        }
      } finally {
        await stop()
      }
      const audit = await app.midashi('audit')
      expect(audit.said).toMatch(/\d本の記事を校閲し/)
      const canonical = await app.midashi('nonsense')
      expect(canonical.code).toBe(1)
      expect(canonical.said).toContain('「nonsense」というコマンドはありません')

      if (name !== 'blank') return
      const config = inFolder('payload.config.ts')
      writeFileSync(
        config,
        readFileSync(config, 'utf8')
          .replace(/^import \{ midashi \}.*\n/m, '')
          .replace(/^ {2}plugins: .*\n/m, ''),
      )
      await app.payload(['migrate:create', 'without-midashi', '--force-accept-warning'], () =>
        readdirSync(inFolder('migrations')).some((file) => /without/.test(file)),
      )
      const file = readdirSync(inFolder('migrations')).find((one) => /without.*\.ts$/.test(one))!
      const migration = inFolder(`migrations/${file}`)
      writeFileSync(
        migration,
        readFileSync(migration, 'utf8').replaceAll(
          'DROP CONSTRAINT "',
          'DROP CONSTRAINT IF EXISTS "',
        ),
      )
      await app.payload(['migrate'], async () => (await tablesOf(name)) === 0)
      expect(await countOf(name, 'select count(*)::int as n from media')).toBe(1)
    },
    // Types, migration, build and start of a whole app.
    400_000,
  )
})
