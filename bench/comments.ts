import { createLocalReq, handleEndpoints, type Payload } from 'payload'
import type pg from 'pg'
import { midashi } from '../src/index.ts'
import { inTransaction } from '../src/database/inTransaction.ts'
import { recount } from '../src/database/recount.ts'
import type { Cluster } from '../src/newsroom/postgres.ts'
import { median } from './compare.ts'
import { openApp } from './openApp.ts'

const sizes = [50, 500, 5_000, 50_000]
const rounds = 40
const sorts = ['best', 'newest', 'oldest', 'discussed']

/** How long a page of a thread takes as the thread grows, in each order, first page and one in the middle. */
export const benchComments = async (cluster: Cluster): Promise<void> => {
  const { payload, pool } = await openApp(cluster, 'bench_comments', midashi())
  const articles = new Map<number, string>()
  for (const size of sizes) articles.set(size, await fill(payload, pool, size))
  await pool.query('analyze comments')
  const times = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++)
    for (const size of sizes)
      for (const sort of sorts) {
        const first = await timed(
          payload,
          times,
          `${sort} ${size}`,
          articles.get(size)!,
          `sort=${sort}`,
        )
        if (first.next)
          await timed(
            payload,
            times,
            `${sort} ${size} next`,
            articles.get(size)!,
            `cursor=${first.next}`,
          )
      }
  process.stdout.write(
    `a page of a thread: 20 comments with their first 5 replies, 3 levels deep (${rounds} interleaved rounds)\n`,
  )
  process.stdout.write(
    `  ${'comments'.padEnd(16)}${sizes.map((size) => String(size).padStart(16)).join('')}\n`,
  )
  for (const sort of sorts)
    for (const page of ['', ' next']) {
      const base = median(times.get(`${sort} ${sizes[0]}${page}`)!)
      const cells = sizes.map((size) => {
        const ms = median(times.get(`${sort} ${size}${page}`)!)
        return `${(ms / base).toFixed(2)} × ${ms.toFixed(1)} ms`.padStart(16)
      })
      process.stdout.write(`  ${`${sort}${page}`.padEnd(16)}${cells.join('')}\n`)
    }
  process.stdout.write('\n')
  await payload.destroy()
}

const timed = async (
  payload: Payload,
  times: Map<string, number[]>,
  name: string,
  article: string,
  query: string,
): Promise<{ next: string | null }> => {
  const request = new Request(`http://bench.test/api/articles/${article}/comments?${query}`)
  const before = performance.now()
  const response = await handleEndpoints({
    config: payload.config,
    request,
    payloadInstanceCacheKey: 'comments',
  })
  const page = (await response.json()) as { next: string | null; comments: unknown[] }
  times.set(name, [...(times.get(name) ?? []), performance.now() - before])
  if (!response.ok || page.comments.length === 0)
    throw new Error(`${name}: ${JSON.stringify(page).slice(0, 300)}`)
  return page
}

/** A thread of so many comments: half of them begin one, half answer an earlier one; votes at random. */
const fill = async (payload: Payload, pool: pg.Pool, size: number): Promise<string> => {
  const { id } = (await payload.create({
    collection: 'articles',
    data: {
      title: `長い議論 ${size}`,
      format: 'column',
      commentPolicy: 'open',
      publishedAt: new Date().toISOString(),
      body: {
        root: {
          type: 'root',
          version: 1,
          direction: null,
          format: '',
          indent: 0,
          children: [
            {
              type: 'paragraph',
              version: 1,
              direction: null,
              format: '',
              indent: 0,
              children: [
                {
                  type: 'text',
                  version: 1,
                  text: '議論の本文。',
                  format: 0,
                  mode: 'normal',
                  style: '',
                  detail: 0,
                },
              ],
            },
          ],
        },
      },
      _status: 'published',
    } as never,
  })) as { id: string }
  // Two in three have no votes, as everywhere.
  await pool.query(
    `insert into comments (id, article_id, author_name, body, status, posted_at, votes_imported, depth, standing, under)
     select gen_random_uuid(), $1::uuid, '読者' || n, repeat('長い議論の一つの意見です。', 5), 'approved',
       now() - n * interval '1 second', greatest(random() * 60 - 40, 0)::int, 0, true, '/' || $1::text
     from generate_series(1, $2::int) n`,
    [id, size],
  )
  // The later half answers the earlier one: some comments often, most never.
  await pool.query(
    `with numbered as (select id, row_number() over (order by posted_at) as n from comments where article_id = $1),
     answers as (select id as reply, 1 + floor(power(random(), 2) * $2::int / 2)::int as above
       from numbered where n > $2::int / 2)
     update comments c set parent_id = p.id, thread_id = p.id, under = p.id::text, depth = 1
     from answers a join numbered p on p.n = a.above where a.reply = c.id`,
    [id, size],
  )
  const req = await createLocalReq({}, payload)
  await inTransaction(req, () => recount(req, true))
  return id
}
