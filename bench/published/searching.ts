import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Cluster } from '../../src/newsroom/postgres.ts'
import { readingFrom } from '../../src/published/site/reading.ts'
import { searchCall } from '../../src/published/site/searchCall.ts'
import { gramsOf } from '../../src/text/search/grams.ts'
import { searchFold } from '../../src/text/search/searchFold.ts'
import { median } from '../compare.ts'
import { makeRows } from './madeRows.ts'
import { openMade } from './reading.ts'

const articles = Number(process.env.BENCH_SEARCHED ?? 20_000)
const asked = 300
/** How many characters each article has. */
const length = 1200

/** Texts to search: a file of JSON lines with `text`, packed, else the samples. */
const texts = (): string[] => {
  const file = process.env.BENCH_TEXTS
  if (!file)
    return ['day-page.txt', 'news-column.txt', 'blog-column.txt', 'translated-page.txt'].map(
      (name) => readFileSync(`src/newsroom/samples/${name}`, 'utf8'),
    )
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { text: string }).text)
}

/** The same numbers at each run. */
const randomFrom = (seed: number) => () => {
  seed = (seed * 1664525 + 1013904223) % 2 ** 32
  return seed / 2 ** 32
}

const percentile = (numbers: number[], share: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * share)]!

/** How long a search takes, beside what Postgres does without an index: words of two to four characters as readers look for them. */
export const benchSearching = async (cluster: Cluster): Promise<void> => {
  const { payload, pool, template } = await openMade(cluster, 'bench_searched')
  await payload.find({ collection: 'articles' })
  await pool.query(
    `update midashi_published set card = '{"id":"' || article || '","slug":"' || slug || '","title":"北浜港の定期航路"}', page = '{', tag = 'x', state = 0, shape = '1'`,
  )
  await makeRows(pool, template, articles, 'small')
  await pool.query(
    'alter table midashi_published_texts drop constraint midashi_published_texts_article_articles_id_fk',
  )
  await pool.query('drop index midashi_published_texts_grams')
  const random = randomFrom(7)
  const all = texts()
  const rows = (
    await pool.query('select article, at from midashi_published where slug like $1', ['made-%'])
  ).rows
  for (let from = 0; from < rows.length; from += 500) {
    const made = rows.slice(from, from + 500).map(({ article, at }) => {
      const text = all[Math.floor(random() * all.length)]!
      const start = Math.floor(random() * Math.max(text.length - length, 1))
      const plain = text.slice(start, start + length).toWellFormed()
      const title = plain.slice(0, 30).toWellFormed()
      const folded = `${searchFold(title)}\u0001${searchFold(plain)}`
      return { article, at, title: searchFold(title), folded, plain, grams: gramsOf(folded) }
    })
    await pool.query(
      `insert into midashi_published_texts (article, at, title, folded, plain, grams)
        select r.article, r.at, r.title, r.folded, r.plain, array(select g::int from jsonb_array_elements_text(r.grams) g)
        from jsonb_to_recordset($1::jsonb) as r (article uuid, at timestamptz, title text, folded text, plain text, grams jsonb)`,
      [JSON.stringify(made)],
    )
  }
  const began = performance.now()
  await pool.query(
    'create index midashi_published_texts_grams on midashi_published_texts using gin (grams)',
  )
  const built = (performance.now() - began) / 1000
  await pool.query('vacuum analyze midashi_published_texts')
  const [size] = (
    await pool.query(
      "select pg_size_pretty(pg_relation_size('midashi_published_texts_grams')) as index, pg_size_pretty(pg_total_relation_size('midashi_published_texts')) as whole",
    )
  ).rows
  // Words as readers look for them, as often as they stand in the texts: runs of kanji, or of katakana.
  const words: string[] = []
  while (words.length < asked) {
    const text = all[Math.floor(random() * all.length)]!
    const at = Math.floor(random() * text.length)
    const run = /^.*?([\p{Script=Han}]{2,4}|[\p{Script=Katakana}ー]{2,4})/su.exec(
      text.slice(at, at + 60),
    )?.[1]
    if (run) words.push(run)
  }
  const reading = readingFrom(pool as never, {
    schema: null,
    discussions: 'discussions',
    comments: 'comments',
  })
  const own: number[] = []
  const plain: number[] = []
  let hits = 0
  for (const [n, word] of words.entries()) {
    const before = performance.now()
    const { json } = await searchCall.answer(reading, {
      params: {},
      query: new URLSearchParams({ q: word }),
      api: '/api/site',
    })
    own.push(performance.now() - before)
    hits += (JSON.parse(json) as { total: number }).total
    // One in ten is asked without the index too: it takes long.
    if (n % 10 > 0) continue
    const then = performance.now()
    await pool.query(
      'select article, count(*) over () from midashi_published_texts where plain ilike $1 order by at desc limit 10',
      [`%${word}%`],
    )
    plain.push(performance.now() - then)
  }
  process.stdout.write(
    `search over ${articles} articles of ${length} characters; index ${size.index} of ${size.whole}, built in ${built.toFixed(0)} s; ${asked} words of 2 to 4 characters, ${(hits / asked).toFixed(0)} found on average\n`,
  )
  process.stdout.write(
    `  p50 ${median(own).toFixed(1)} ms, p95 ${percentile(own, 0.95).toFixed(1)} ms (goal < 50), p99 ${percentile(own, 0.99).toFixed(1)} ms; ILIKE p50 ${median(plain).toFixed(0)} ms, ${(median(plain) / median(own)).toFixed(0)} × (goal ≥ 100), p95 ${percentile(plain, 0.95).toFixed(0)} ms\n\n`,
  )
  await payload.destroy()
}
