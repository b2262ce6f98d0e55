// `npm run bench`: what Midashi costs beside what it stands on, as ratios within one run. Machines are noisy; ratios of
// interleaved rounds are not.
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { readdirSync, readFileSync } from 'node:fs'
import { createLocalReq, handleEndpoints, type Payload, type Plugin } from 'payload'
import pg from 'pg'
import { midashi } from '../src/index.ts'
import { home } from '../src/newsroom/home.ts'
import { startPostgres, urlOf } from '../src/newsroom/postgres.ts'
import { toArticle, bodyBlocks } from '../src/text/article/toArticle.ts'
import { parsedManuscript } from '../src/text/manuscript/manuscript.ts'
import { mendSafely } from '../src/text/proof/mend.ts'
import { readPage } from '../src/text/parsers/page.ts'
import { readBody } from '../src/text/article/readBody.ts'
import { articlesAlike } from '../src/database/articlesAlike.ts'
import { compare, median } from './compare.ts'
import { benchComments } from './comments.ts'
import { benchEndpoint } from './endpoint.ts'
import { benchMoving } from './moving.ts'
import { openApp } from './openApp.ts'
import { benchPaper } from './paper.ts'
import { benchPictures } from './pictures.ts'
import { benchGrowing } from './published/growing.ts'
import { benchReading } from './published/reading.ts'
import { benchSaving } from './published/saving.ts'
import { benchSearching } from './published/searching.ts'
import { another, benchRepeatedText } from './repeatedText.ts'
import { house } from '../test/setup/house.ts'

const only = [
  '--text',
  '--pictures',
  '--app',
  '--comments',
  '--published',
  '--import',
  '--paper',
  '--endpoint',
].find((part) => process.argv.includes(part))
if (!only || only === '--text') await benchRepeatedText()
if (!only || only === '--pictures') await benchPictures()
if (only === '--paper') await benchPaper()
if (only === '--text' || only === '--pictures' || only === '--paper') process.exit()

process.env.DISABLE_PAYLOAD_HMR = 'true'
process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'

/** The same fields without our hooks: what any Payload app pays for an article of this size. */
const bare: Plugin = (config) => ({
  ...config,
  editor: lexicalEditor(),
  collections: [
    {
      slug: 'articles',
      access: { read: () => true },
      versions: { drafts: true },
      fields: [
        { name: 'title', type: 'text', required: true },
        { name: 'slug', type: 'text', unique: true },
        { name: 'publishedAt', type: 'date' },
        { name: 'body', type: 'richText' },
        { name: 'excerpt', type: 'textarea' },
        {
          name: 'citations',
          type: 'array',
          fields: [
            { name: 'source', type: 'relationship', relationTo: 'sources' },
            { name: 'role', type: 'text' },
          ],
        },
      ],
    },
    {
      slug: 'sources',
      access: { read: () => true },
      fields: [
        { name: 'title', type: 'text' },
        { name: 'url', type: 'text' },
      ],
    },
    { slug: 'users', auth: true, fields: [] },
  ],
})

const { cluster, stop } = await startPostgres(home('bench-postgres'))
if (!only || only === '--comments') await benchComments(cluster)
if (only === '--endpoint') {
  await benchEndpoint(cluster)
  await stop()
  process.exit()
}
if (!only || only === '--published') {
  await benchReading(cluster)
  await benchSaving(cluster)
  await benchGrowing(cluster)
  await benchSearching(cluster)
}
if (!only || only === '--import') await benchMoving(cluster)
if (only === '--comments' || only === '--published' || only === '--import') {
  await stop()
  process.exit()
}
const open = async (name: string, plugin: Plugin): Promise<Payload> =>
  (await openApp(cluster, `bench_${name}`, plugin)).payload

const page = readFileSync('src/newsroom/samples/day-page.txt', 'utf8')
const twice = readFileSync('src/newsroom/samples/pasted-twice.txt', 'utf8')
const [given] = readPage(page, house)
// An article of several thousand characters: the prose of every sample, one behind the other, under one set of headings.
const blocks = readdirSync('src/newsroom/samples')
  .flatMap((file) => readPage(readFileSync(`src/newsroom/samples/${file}`, 'utf8'), house))
  .flatMap(({ blocks }, nth) =>
    bodyBlocks(blocks, house).filter(
      ({ kind, level }) => nth === 1 || kind !== 'heading' || level !== 2,
    ),
  )
const leftovers = new Set(
  mendSafely(parsedManuscript({ format: 'column', blocks }), house).manuscript.repairs.flatMap(
    ({ blocks: taken = [] }) => taken.map(({ text }) => text),
  ),
)
const cleanBlocks = blocks.filter(({ text }) => !leftovers.has(text))
/** An article of the same shape as all others and of another text, with what a paste leaves in it unless it is clean. */
const article = (n: number, isClean = false): Record<string, unknown> => ({
  ...toArticle(
    {
      ...given!,
      blocks: (isClean ? cleanBlocks : blocks).map((block) =>
        block.kind === 'heading' ? block : { ...block, text: another(block.text, n) },
      ),
    },
    house,
  ),
  publishedAt: given!.publishedAt,
})

const apps = { midashi: await open('midashi', midashi()), bare: await open('bare', bare) }
const sources: Record<string, string> = {}
const slugs: Record<string, string> = {}
const ids: Record<string, string> = {}
let n = 0
const save = async (name: keyof typeof apps, isClean = false): Promise<void> => {
  const data = {
    ...article(n, isClean),
    title: `${given!.title} ${n}`,
    slug: `article-${n++}`,
    citations: [{ source: sources[name], role: 'base' }],
    _status: 'published',
  }
  await apps[name].create({ collection: 'articles', data: data as never, depth: 0 })
}
const saveAgain = async (name: keyof typeof apps): Promise<void> => {
  const data = {
    ...article(n++, true),
    citations: [{ source: sources[name], role: 'base' }],
    _status: 'published',
  }
  await apps[name].update({ collection: 'articles', id: ids[name]!, data: data as never, depth: 0 })
}
/** How many statements a piece of work sends to the database, the first and the last word of its transaction among them. */
const statementsOf = async (work: () => Promise<void>): Promise<number> => {
  const { query } = pg.Client.prototype
  let sent = 0
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    sent++
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as never
  await work()
  pg.Client.prototype.query = query
  return sent
}
for (const name of ['midashi', 'bare'] as const) {
  sources[name] = String(
    (
      await apps[name].create({
        collection: 'sources',
        data: { title: '出典', url: 'https://example.jp/a' } as never,
      })
    ).id,
  )
  for (let i = 0; i < 200; i++) await save(name)
  ids[name] = String(
    (await apps[name].find({ collection: 'articles', limit: 1, depth: 0 })).docs[0]!.id,
  )
  slugs[name] = String(
    (
      (await apps[name].find({ collection: 'articles', limit: 1, depth: 0 })).docs[0] as {
        slug?: string
      }
    ).slug,
  )
}
const get = async (name: keyof typeof apps, place: string): Promise<void> => {
  const request = new Request(`http://bench.test/api${place}`)
  const response = await handleEndpoints({
    config: apps[name].config,
    request,
    payloadInstanceCacheKey: name,
  })
  if (!response.ok) throw new Error(`${name} ${place}: ${response.status} ${await response.text()}`)
  await response.arrayBuffer()
}
const raw = new pg.Client({ connectionString: urlOf(cluster, 'bench_midashi') })
await raw.connect()

const body = JSON.stringify(article(0).body)
process.stdout.write(
  `An article of ${blocks.reduce((sum, { text }) => sum + text.length, 0)} characters, ${body.length} characters of JSON; 200 articles in each database.\n\n`,
)

await compare('saving an article', 40, {
  'Payload without our hooks': () => save('bare', true),
  Midashi: () => save('midashi', true),
  'Midashi, with leftovers to take out': () => save('midashi'),
})
await compare('saving an article again, published', 40, {
  'Payload without our hooks': () => saveAgain('bare'),
  Midashi: () => saveAgain('midashi'),
})
process.stdout.write(
  `statements of a save: ${await statementsOf(() => save('midashi', true))}, of a second one ${await statementsOf(() => saveAgain('midashi'))}\n\n`,
)
await compare('reading one article over REST, depth 1', 60, {
  'Payload without our hooks': () =>
    get('bare', `/articles?where[slug][equals]=${slugs.bare}&depth=1&limit=1`),
  Midashi: () => get('midashi', `/articles?where[slug][equals]=${slugs.midashi}&depth=1&limit=1`),
  'raw Postgres, the row as JSON': async () => {
    const { rows } = await raw.query(
      "select row_to_json(a) from articles a where slug = $1 and _status = 'published'",
      [slugs.midashi],
    )
    JSON.stringify(rows)
  },
})
await compare('reading a list of ten over REST, title and slug', 60, {
  'Payload without our hooks': () =>
    get('bare', '/articles?limit=10&depth=0&select[title]=true&select[slug]=true'),
  Midashi: () => get('midashi', '/articles?limit=10&depth=0&select[title]=true&select[slug]=true'),
  'raw Postgres': async () => {
    const { rows } = await raw.query(
      "select id, title, slug from articles where _status = 'published' order by published_at desc limit 10",
    )
    JSON.stringify(rows)
  },
})
await compare('reading a page’s text into manuscripts', 200, {
  'JSON.parse(JSON.stringify(page)), the floor': async () =>
    void JSON.parse(JSON.stringify({ lines: (page + twice).split('\n') })),
  'three digests': async () => void readPage(page, house),
  'three digests pasted twice': async () => void readPage(twice, house),
})

process.stdout.write('looking for the same article, as the archive grows\n')
const req = await createLocalReq({}, apps.midashi)
for (const articles of [1_000, 10_000, 100_000]) {
  await raw.query(`with held as (select count(*) as n from fingerprints), made as (
    insert into fingerprints (id) select gen_random_uuid() from held, generate_series(1, ${articles} - n::int) returning id)
    insert into fingerprints_numbers (number, "order", parent_id, path)
    select (random() * 4294967296)::bigint - 2147483648, place, made.id, 'hashes' from made, generate_series(1, 32) place`)
  await raw.query('analyze fingerprints, fingerprints_numbers')
  const times: number[] = []
  for (let run = 0; run < 60; run++) {
    const { body: sought } = article(run)
    const before = performance.now()
    await articlesAlike(req, 'articles', null, readBody(sought, house), house)
    times.push(performance.now() - before)
  }
  process.stdout.write(
    `  ${String(articles).padStart(7)} articles ${median(times).toFixed(2).padStart(6)} ms\n`,
  )
}

process.exitCode = 0
await raw.end()
await stop()
process.exit()
