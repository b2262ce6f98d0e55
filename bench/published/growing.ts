import type { Cluster } from '../../src/newsroom/postgres.ts'
import { callAt } from '../../src/published/site/calls.ts'
import { shapeOf } from '../../src/published/shapeOf.ts'
import { readingFrom, type Reading } from '../../src/published/site/reading.ts'
import { median } from '../compare.ts'
import { makeRows } from './madeRows.ts'
import { openMade } from './reading.ts'

const few = 1000
const many = Number(process.env.BENCH_GROWN ?? 100_000)
const rounds = 60

/** Calls that read, with what is asked of them in an archive of so many. */
const asked = (count: number): Record<string, string> => {
  const middle = `made-${Math.floor(count / 2)}`
  return {
    article: `/articles/${middle}`,
    articles: '/articles',
    'a category, all below it': '/articles?category=cat3',
    'a tag': '/articles?tag=t7',
    'a tag in a category': '/articles?tag=t7&category=cat7',
    'a source': '/sources/s3',
    'a month': '/articles?month=2026-11',
    'a list, counted': '/articles?tag=t7&total=true',
    home: '/home',
    categories: '/categories',
    tags: '/tags',
    archive: '/archive',
    'an address of old': `/addresses?from=old-1`,
  }
}

/** How long each call takes in a large archive, beside a small one; nothing is kept. */
export const benchGrowing = async (cluster: Cluster): Promise<void> => {
  const readings: Reading[] = []
  const close: (() => Promise<void>)[] = []
  for (const count of [few, many]) {
    const { payload, pool, template } = await openMade(cluster, `bench_grown_${count}`)
    await pool.query(
      `update midashi_published set card = '{"id":"' || article || '","slug":"' || slug || '"}', page = '{', tag = 'x', state = 0, shape = $1`,
      [shapeOf({ payload })],
    )
    await makeRows(pool, template, count, 'small')
    await pool.query(
      `insert into midashi_addresses (address, article) select 'old-1', article from midashi_published where article = $1`,
      [template],
    )
    readings.push(
      readingFrom(pool as never, {
        schema: null,
        discussions: 'discussions',
        comments: 'comments',
      }),
    )
    close.push(() => payload.destroy())
  }
  process.stdout.write(
    `every reading call, ${few} → ${many} articles (${rounds} interleaved rounds, goal ≤ 1.3)\n`,
  )
  const ask = async (reading: Reading, address: string): Promise<number> => {
    const [path = '', query] = address.split('?')
    const { call, params } = callAt(path)!
    const before = performance.now()
    await call.answer(reading, { params, query: new URLSearchParams(query), api: '/api/site' })
    return performance.now() - before
  }
  const [small, large] = [asked(few), asked(many)]
  for (const name of Object.keys(small)) {
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds + 10; round++)
      for (const n of [0, 1] as const) {
        const ms = await ask(readings[n]!, (n === 0 ? small : large)[name]!)
        // The first ones warm up.
        if (round >= 10) times[n].push(ms)
      }
    const [a, b] = [median(times[0]), median(times[1])]
    process.stdout.write(
      `  ${(b / a).toFixed(2).padStart(6)} ×  ${a.toFixed(2).padStart(6)} → ${b.toFixed(2).padStart(6)} ms  ${name}\n`,
    )
  }
  process.stdout.write('\n')
  for (const one of close) await one()
}
