import { sql } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq } from 'payload'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { orderPopular } from '../../../src/database/published/countViews.ts'
import { runSql, type Statement } from '../../../src/database/runSql.ts'
import { writeViews } from '../../../src/published/viewBuffer.ts'
import { digest } from '../../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../../setup/newsroom.ts'

const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
const crawler = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'

let newsroom: Newsroom
let harbour: string
const slugs: string[] = []
const ids: string[] = []

const query = async (statement: Statement) =>
  runSql(await createLocalReq({}, newsroom.payload), statement)

/** Somebody at an address of the documentation's network reads an article. */
const read = async (slug: unknown, reader: number, agent = browser): Promise<number> =>
  (
    await newsroom.anonymous('POST', '/site/views', JSON.stringify({ slug }), {
      'Content-Type': 'text/plain;charset=UTF-8',
      'User-Agent': agent,
      'X-Forwarded-For': `198.51.100.${reader}`,
    })
  ).status

/** Writes what was gathered, and orders it although it is no minute ago. */
const settle = async (): Promise<void> => {
  await writeViews(newsroom.payload)
  await orderPopular(await createLocalReq({}, newsroom.payload))
}

const popular = async (asked = ''): Promise<number[]> => {
  const { status, body } = await newsroom.anonymous('GET', `/site/popular${asked}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.docs.map(({ slug }: { slug: string }) => slugs.indexOf(slug))
}

beforeAll(async () => {
  newsroom = await openNewsroom()
  harbour = (await newsroom.editor('POST', '/categories', { name: '港' })).body.doc.id
  for (let n = 0; n < 4; n++) {
    const { body } = await newsroom.editor('POST', '/articles', {
      ...(await digest(newsroom, { title: `読まれる記事 ${n}`, category: n < 2 ? harbour : null })),
      _status: 'published',
    })
    slugs.push(body.doc.slug)
    ids.push(body.doc.id)
  }
})
beforeEach(async () => {
  await settle()
  for (const table of ['midashi_views', 'midashi_viewers', 'midashi_popular'])
    await query(sql`delete from ${sql.identifier(table)}`)
  // What was answered before is answered for a minute.
  await newsroom.editor('PATCH', `/articles/${ids[3]}`, { title: `読まれる記事 ${Date.now()}` })
})

describe('what is read most', () => {
  it('is in the order of its readers, each counted once a day; bots, and what is no article, not at all', async () => {
    for (const reader of [1, 2, 3]) expect(await read(slugs[2], reader)).toBe(204)
    for (const reader of [1, 1, 1, 1, 1]) await read(slugs[0], reader)
    await read(slugs[1], 1)
    await read(slugs[1], 2)
    for (const reader of [1, 2, 3, 4]) await read(slugs[3], reader, crawler)
    await read('そんな記事はない', 1)
    await settle()
    expect(await popular()).toEqual([2, 1, 0])
    expect(await query(sql`select readers from midashi_views order by readers`)).toEqual(
      [1, 2, 3].map((readers) => ({ readers })),
    )
    expect(await popular(`?category=${harbour}&limit=1`)).toEqual([1])
    const { body } = await newsroom.anonymous('GET', `/site/articles/${slugs[2]}`)
    expect(body.popular.map(({ slug }: { slug: string }) => slug)).toEqual([slugs[1], slugs[0]])
    const home = (await newsroom.anonymous('GET', '/site/home')).body
    expect(home.popular.map(({ slug }: { slug: string }) => slug)).toEqual(
      [2, 1, 0].map((n) => slugs[n]),
    )
  })

  it('is of the days that are asked for, and forgets who has read what, and what was a month ago', async () => {
    const readers = (article: number, daysAgo: number, count: number) =>
      query(
        sql`insert into midashi_views (day, article, readers) values ((now() at time zone 'Asia/Tokyo')::date - ${daysAgo}::int, ${ids[article]}, ${count})`,
      )
    await readers(0, 0, 1)
    await readers(1, 6, 5)
    await readers(2, 29, 9)
    await readers(3, 30, 99)
    await query(
      sql`insert into midashi_viewers (day, article, viewer) values ((now() at time zone 'Asia/Tokyo')::date - 1, ${ids[0]}, 'x')`,
    )
    await settle()
    expect(await popular('?days=1')).toEqual([0])
    expect(await popular()).toEqual([1, 0])
    expect(await popular('?days=30')).toEqual([2, 1, 0])
    expect(await query(sql`select count(*)::int as n from midashi_viewers`)).toEqual([{ n: 0 }])
    expect(await query(sql`select count(*)::int as n from midashi_views`)).toEqual([{ n: 3 }])
  })

  it('holds no article that is public no more, at once', async () => {
    await read(slugs[0], 1)
    await read(slugs[1], 1)
    await read(slugs[1], 2)
    await settle()
    expect(await popular()).toEqual([1, 0])
    await newsroom.editor('PATCH', `/articles/${ids[1]}`, { _status: 'draft' })
    expect(await popular()).toEqual([0])
    await newsroom.editor('PATCH', `/articles/${ids[1]}`, { _status: 'published' })
    expect(await popular()).toEqual([1, 0])
  })

  it('is counted without a cookie, and says of nobody who they are', async () => {
    const { headers } = await newsroom.anonymous(
      'POST',
      '/site/views',
      JSON.stringify({ slug: slugs[0] }),
      { 'User-Agent': browser, 'X-Forwarded-For': '198.51.100.77' },
    )
    expect(headers.get('set-cookie')).toBeNull()
    await settle()
    const [row] = await query(sql`select viewer from midashi_viewers`)
    expect(row!.viewer).toMatch(/^[\w-]{22}$/)
  })

  it('no more than a hundred and twenty a minute from one address, and twenty a day of one article', async () => {
    for (let n = 0; n < 100; n++) await read(slugs[0], 200, `${browser} ${n}`)
    for (let n = 0; n < 15; n++) await read('そんな記事はない', 200, `${browser} ${n}`)
    for (let n = 0; n < 15; n++) await read(slugs[1], 200, `${browser} ${n}`)
    await settle()
    expect(await query(sql`select readers from midashi_views order by readers`)).toEqual([
      { readers: 5 },
      { readers: 20 },
    ])
  })

  it('of today is none of yesterday’s, although nobody has read anything since', async () => {
    for (const days of [1, 7])
      await query(
        sql`insert into midashi_popular (days, day, place, article) values (${days}::int, (now() at time zone 'Asia/Tokyo')::date - 1, 1, ${ids[0]})`,
      )
    expect(await popular('?days=1')).toEqual([])
    expect(await popular('?days=7')).toEqual([0])
  })

  it.each([
    ['no article', undefined],
    ['a list', ['a']],
    ['nothing', ''],
    ['a zero', 'a\0b'],
    ['a text that is too long', 'あ'.repeat(3000)],
  ])('%s is refused', async (_, slug) => {
    expect(await read(slug, 1)).toBe(400)
  })

  it.each(['?days=2', '?limit=0', '?category=なし', '?other=1'])('%s is refused', async (asked) => {
    const { status, body } = await newsroom.anonymous('GET', `/site/popular${encodeURI(asked)}`)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(body.errors[0].message).toBeTruthy()
  })

  it('is nothing where readers are not counted', async () => {
    const quiet = await openNewsroom({ site: { popular: false } })
    expect(
      (await quiet.anonymous('POST', '/site/views', JSON.stringify({ slug: 'x' }))).status,
    ).toBe(404)
    expect((await quiet.anonymous('GET', '/site/popular')).body).toEqual({ docs: [] })
  })
})
