import autocannon from 'autocannon'
import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Payload } from 'payload'
import pg from 'pg'
import { midashi, type MidashiOptions } from '../../src/index.ts'
import type { Cluster } from '../../src/newsroom/postgres.ts'
import { answerWithPayload } from '../../src/published/siteEndpoint.ts'
import { toLexical } from '../../src/text/manuscript/toLexical.ts'
import { readBlocks } from '../../src/text/parsers/blocks.ts'
import { linesOf, spoken } from '../../src/text/parsers/lines.ts'
import { house } from '../../test/setup/house.ts'
import { median } from '../compare.ts'
import { openApp } from '../openApp.ts'
import { makeRows } from './madeRows.ts'

const articles = 10_000
/** How many of them are asked for. */
const asked = 1000
const rounds = 5
const seconds = 3
const connections = 8

/** A digest of some 3,000 characters, out of the sentences of the samples. */
const longDigest = (): object => {
  const folder = 'src/newsroom/samples'
  const files = ['day-page.txt', 'news-column.txt', 'blog-column.txt', 'translated-page.txt']
  const sentences = new Set(
    files
      .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split(/(?<=。)|\n/))
      .map((sentence) => sentence.trim())
      .filter((sentence) => /^[^【■・].{15,}。$/.test(sentence)),
  )
  const all = [...sentences]
  const text = `【概要】\n${all.slice(0, 3).join('')}\n【詳細】\n${all
    .slice(3)
    .map((sentence, n) => sentence + (n % 3 === 2 ? '\n' : ''))
    .join('')}\n【要点】\n・再開は三年ぶり\n・一日二往復`
  return toLexical(readBlocks(spoken(linesOf(text, house))))
}

/** An empty database with the plugin in it, and one article Payload has published. */
export const openMade = async (
  cluster: Cluster,
  name: string,
  options: MidashiOptions = {},
): Promise<{ payload: Payload; pool: pg.Pool; template: string; url: string }> => {
  const { payload, pool, url } = await openApp(cluster, name, midashi(options))
  const source = await payload.create({
    collection: 'sources',
    data: {
      title: '北浜港、三年ぶり再開',
      publisher: '北浜日報',
      url: 'https://kitahama.example/1',
    } as never,
  })
  const { id } = await payload.create({
    collection: 'articles',
    data: {
      title: '北浜港の定期航路、三年ぶりに再開',
      format: 'digest',
      body: longDigest(),
      citations: [{ source: source.id, role: 'base' }],
      _status: 'published',
    } as never,
  })
  return { payload, pool, template: String(id), url }
}

const ask = async (payload: Payload, path: string): Promise<string> => {
  const [place = '', query] = path.split('?')
  const { body } = await answerWithPayload(payload, {
    method: 'GET',
    path: place,
    query: new URLSearchParams(query),
    header: () => null,
  })
  return String(body)
}

/** The same bytes for the floor: what the site answers, in tables of their own. */
const layFloor = async (payload: Payload, pool: pg.Pool, slugs: string[]): Promise<void> => {
  await pool.query('create table floor_pages (slug text primary key, doc jsonb not null)')
  for (const slug of slugs)
    await pool.query('insert into floor_pages values ($1, $2)', [
      slug,
      await ask(payload, `/articles/${slug}`),
    ])
  await pool.query(
    'create table floor_cards as select at, article, card::jsonb as doc from midashi_published',
  )
  await pool.query('create index on floor_cards (at, article)')
  await pool.query('vacuum analyze floor_cards, floor_pages')
}

const start = (file: string, port: number, url: string, more = {}): Promise<ChildProcess> =>
  new Promise((resolve) => {
    const child = fork(path.join(import.meta.dirname, file), {
      env: { ...process.env, DATABASE_URL: url, PORT: String(port), ...more },
    })
    child.once('message', () => resolve(child))
  })

type Way = { name: string; port: number; paths: string[]; headers?: Record<string, string>[] }

/** Requests a second, in turns: what slows the machine down slows all of them. */
const rates = async (ways: Way[]): Promise<Map<string, number[]>> => {
  const found = new Map(ways.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++)
    for (const { name, port, paths, headers } of ways) {
      const result = await autocannon({
        url: `http://127.0.0.1:${port}`,
        connections,
        duration: round === 0 ? 1 : seconds,
        requests: paths.map((path, n) => ({ method: 'GET', path, headers: headers?.[n] })),
      })
      if (result.errors > 0 || result['4xx'] + result['5xx'] > 0)
        throw new Error(
          `${name}: ${result.errors} errors, ${result['4xx']} 4xx, ${result['5xx']} 5xx`,
        )
      // The first round warms both up.
      if (round > 0) found.get(name)!.push(result.requests.average)
    }
  return found
}

/** What readers are sent a second, beside what raw Postgres gives over HTTP. */
export const benchReading = async (cluster: Cluster): Promise<void> => {
  const { payload, pool, template, url } = await openMade(cluster, 'bench_published')
  await ask(payload, '/articles')
  await makeRows(pool, template, articles, 'whole')
  const slugs = Array.from({ length: asked }, (_, n) => `made-${1 + n * (articles / asked)}`)
  await layFloor(payload, pool, slugs)
  const [one] = (
    await pool.query(
      'select at, article from midashi_published order by at desc offset 8999 limit 1',
    )
  ).rows
  const cursor = `o${(one.at as Date).getTime().toString(36)}.${one.article}`
  const [floorPort, sitePort, coldPort] = [4110, 4111, 4112]
  const children = [
    await start('floorServer.ts', floorPort, url),
    await start('siteServer.ts', sitePort, url),
    // Nothing is kept: every answer is read and put together anew.
    await start('siteServer.ts', coldPort, url, { KEEPS: '0' }),
  ]
  const pages = slugs.map((slug) => `/api/site/articles/${slug}`)
  const tags = await Promise.all(
    pages.map(async (page) => {
      const { headers } = await fetch(`http://127.0.0.1:${sitePort}${page}`)
      return { 'if-none-match': headers.get('etag')! }
    }),
  )
  const bytes = (await (await fetch(`http://127.0.0.1:${sitePort}${pages[5]}`)).arrayBuffer())
    .byteLength
  const found = await rates([
    { name: 'floor page', port: floorPort, paths: slugs.map((slug) => `/article?slug=${slug}`) },
    { name: 'page', port: sitePort, paths: pages },
    { name: 'page, nothing kept', port: coldPort, paths: pages },
    { name: '304', port: sitePort, paths: pages, headers: tags },
    { name: 'floor list', port: floorPort, paths: ['/list'] },
    { name: 'list', port: sitePort, paths: ['/api/site/articles'] },
    { name: 'list, nothing kept', port: coldPort, paths: ['/api/site/articles'] },
    {
      name: 'floor next',
      port: floorPort,
      paths: [
        `/next?at=${encodeURIComponent((one.at as Date).toISOString())}&article=${one.article}`,
      ],
    },
    { name: 'page 900', port: sitePort, paths: [`/api/site/articles?cursor=${cursor}`] },
  ])
  for (const child of children) child.kill()
  const rate = (name: string): number => median(found.get(name)!)
  const line = (name: string, floor: string, goal: string): void => {
    const own = found.get(name)!.map((each, n) => each / found.get(floor)![n]!)
    process.stdout.write(
      `  ${median(own).toFixed(2).padStart(6)} ×  ${rate(name).toFixed(0).padStart(6)} /s of ${rate(floor).toFixed(0).padStart(6)}  ${name.padEnd(20)} ${goal && `goal ${goal}`}\n`,
    )
  }
  process.stdout.write(
    `the site's API beside raw Postgres over node:http, ${articles} articles, ${connections} connections, an article of ${(bytes / 1024).toFixed(1)} kB (${rounds} rounds)\n`,
  )
  line('page', 'floor page', '≥ .70')
  line('page, nothing kept', 'floor page', '')
  line('304', 'floor page', '≥ 1.5')
  line('list', 'floor list', '≥ .70')
  line('list, nothing kept', 'floor list', '')
  line('page 900', 'floor next', '≥ .60')
  process.stdout.write('\n')
  await payload.destroy()
}
