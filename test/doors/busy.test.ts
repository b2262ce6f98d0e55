import { monitorEventLoopDelay } from 'node:perf_hooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeArticle } from '../../src/published/makeArticle.ts'
import { bodyOf, digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
let ids: string[]
beforeAll(async () => {
  newsroom = await openNewsroom()
  ids = []
  for (let n = 0; n < 40; n++)
    ids.push(
      (
        await newsroom.editor('POST', '/articles', {
          ...(await digest(newsroom)),
          _status: 'published',
        })
      ).body.doc.id,
    )
})

const longText = (of: string): string =>
  `【概要】\n${of}の話題。\n【詳細】\n${Array.from({ length: 600 }, (_, n) => `${of}の第${n}区では水位が${(n * 7919) % 97}センチとなり、前日より${(n * 31) % 13}センチ下がったと港湾局が発表した。住民は高台で様子を見守り、夜には${n % 24}時の便が欠航した。`).join('\n')}\n【要点】\n・水位が下がった`

const reading = async (until: () => boolean): Promise<{ statuses: number[]; times: number[] }> => {
  const [statuses, times]: [number[], number[]] = [[], []]
  while (!until()) {
    const start = performance.now()
    const { status } = await newsroom.anonymous(
      'GET',
      '/articles?limit=3&depth=0&select[title]=true',
    )
    times.push(performance.now() - start)
    statuses.push(status)
  }
  return { statuses, times }
}

const p99 = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)]!

describe('forty saves at once', () => {
  it('are all made, one after another, and readers are served meanwhile', async () => {
    let isDone = false
    const readers = Array.from({ length: 8 }, () => reading(() => isDone))
    const saves = await Promise.all(
      ids.map((id, n) =>
        newsroom.editor('PATCH', `/articles/${id}`, { kicker: `第${n}報`, _status: 'published' }),
      ),
    )
    isDone = true
    expect(saves.map(({ status }) => status)).toEqual(ids.map(() => 200))
    const read = (await Promise.all(readers)).flatMap(({ statuses }) => statuses)
    expect(read.length).toBeGreaterThan(20)
    expect(new Set(read)).toEqual(new Set([200]))
  }, 60_000)

  it('that are more than there is room for are told to come back, in words', async () => {
    // Every place is taken by a transaction that stands still.
    const { db } = newsroom.payload
    const held = await Promise.all([1, 2, 3].map(() => db.beginTransaction()))
    // And no more clients are free than readers are left.
    const { pool } = db as unknown as { pool: { connect: () => Promise<{ release: () => void }> } }
    const taken = await Promise.all([pool.connect(), pool.connect()])
    const waiting = newsroom.editor('PATCH', `/articles/${ids[0]}`, { kicker: '待つ' })
    const other = newsroom.editor(
      'PATCH',
      `/articles/${ids[1]}`,
      { kicker: '待つ' },
      { 'Accept-Language': 'en' },
    )
    const read = await newsroom.anonymous('GET', '/articles?limit=1')
    expect(read.status).toBe(200)
    const replies = await Promise.all([waiting, other])
    for (const id of held) await db.rollbackTransaction(id!)
    for (const client of taken) client.release()
    expect(replies.map(({ status }) => status)).toEqual([503, 503])
    expect(replies[0].headers.get('retry-after')).toBe('3')
    expect(replies.map(({ body }) => body.errors[0].message)).toEqual([
      '保存が混み合っています。少し待ってからもう一度保存してください。',
      'Too much is being saved at once. Wait a little and save again.',
    ])
    const again = await newsroom.editor('PATCH', `/articles/${ids[0]}`, { kicker: '通る' })
    expect(again.status).toBe(200)
  }, 60_000)
})

describe('a hook that writes in a transaction of its own', () => {
  it('within another waits for no place that is its own', async () => {
    const hooks = newsroom.payload.collections.articles.config.hooks.afterChange
    const writesApart = async ({ doc }: any) => {
      // Without `req`, as a host's hook may.
      await newsroom.payload.create({
        collection: 'categories',
        data: { name: `別に ${crypto.randomUUID()}` } as never,
      })
      return doc
    }
    hooks.push(writesApart)
    const saves = await Promise.all(
      ids
        .slice(0, 3)
        .map((id) =>
          newsroom.editor('PATCH', `/articles/${id}?draft=true`, { kicker: '別に書く' }),
        ),
    )
    hooks.splice(hooks.indexOf(writesApart), 1)
    expect(saves.map(({ status }) => status)).toEqual([200, 200, 200])
  }, 60_000)
})

describe('a page that is made while its article is saved again', () => {
  it('waits for the save, and neither is refused', async () => {
    const { payload } = newsroom
    const id = ids[20]!
    const { pool } = payload.db as unknown as {
      pool: { query: (sql: string, values?: unknown[]) => Promise<unknown> }
    }
    // As right after it was published: entered, and not made yet.
    await pool.query('delete from midashi_published_texts where article::text = $1', [id])
    await pool.query("update midashi_published set shape = 'old' where article::text = $1", [id])
    const hooks = payload.collections.articles.config.hooks.afterChange
    const isHeld = Promise.withResolvers<void>()
    const lingers = async ({ doc }: any) => {
      isHeld.resolve()
      await new Promise((resolve) => setTimeout(resolve, 500))
      return doc
    }
    hooks.push(lingers)
    const save = newsroom.editor('PATCH', `/articles/${id}`, {
      kicker: '続けて保存',
      _status: 'published',
    })
    await isHeld.promise
    const made = makeArticle(payload, id)
    const [saved] = await Promise.all([save, made])
    hooks.splice(hooks.indexOf(lingers), 1)
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  }, 60_000)
})

describe('a commit that fails', () => {
  it('is an error to whoever saved, and nothing is there', async () => {
    const { db } = newsroom.payload
    const { pool } = db as unknown as { pool: { query: (sql: string) => Promise<unknown> } }
    await pool.query(
      `create table if not exists late (id int unique deferrable initially deferred)`,
    )
    await pool.query('insert into late values (1)')
    const hooks = newsroom.payload.collections.articles.config.hooks.afterChange
    const breaksLater = async ({ req, doc }: any) => {
      const session = (db as any).sessions[String(await req.transactionID)].db
      await session.execute('insert into late values (1)')
      return doc
    }
    hooks.push(breaksLater)
    const { body, status } = await newsroom.editor('POST', '/articles?draft=true', {
      title: '届かない記事',
    })
    hooks.splice(hooks.indexOf(breaksLater), 1)
    expect(status, JSON.stringify(body)).toBeGreaterThanOrEqual(400)
    const { docs } = await newsroom.payload.find({
      collection: 'articles',
      draft: true,
      where: { title: { equals: '届かない記事' } },
    })
    expect(docs).toEqual([])
  })
})

describe('a bulk update of which one document breaks the transaction', () => {
  it('answers none as saved, and changes none', async () => {
    const hooks = newsroom.payload.collections.articles.config.hooks.afterChange
    const breaks = async ({ req, doc }: any) => {
      // As a deadlock or a value of one document does, after the other has been written.
      if (doc.id !== ids[11]) return doc
      await new Promise((resolve) => setTimeout(resolve, 300))
      await (newsroom.payload.db as any).sessions[String(await req.transactionID)].db.execute(
        'select 1 / 0',
      )
      return doc
    }
    hooks.push(breaks)
    const { status, body } = await newsroom.editor(
      'PATCH',
      `/articles?where[id][in]=${ids[10]},${ids[11]}`,
      {
        kicker: 'どちらも',
        _status: 'published',
      },
    )
    hooks.splice(hooks.indexOf(breaks), 1)
    const answered = status < 300 ? 2 : (body.docs?.length ?? 0)
    const { body: now } = await newsroom.editor(
      'GET',
      `/articles?where[kicker][equals]=どちらも&draft=true`,
    )
    expect(now.totalDocs).toBe(answered)
  })
})

describe('long articles', () => {
  it('of 60,000 characters are saved while sixty-four readers read, without an error', async () => {
    const body = bodyOf(longText('北浜'))
    const text = JSON.stringify(body)
    expect(text.length).toBeGreaterThan(60_000)
    const quiet = await Promise.all(
      Array.from({ length: 64 }, () => {
        let n = 0
        return reading(() => n++ >= 6)
      }),
    )
    const lag = monitorEventLoopDelay({ resolution: 5 })
    lag.enable()
    let isDone = false
    const readers = Array.from({ length: 64 }, () => reading(() => isDone))
    const saves = []
    for (let n = 0; n < 10; n++) {
      saves.push(newsroom.editor('PATCH', `/articles/${ids[n]}?draft=true`, { body }))
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    const saved = await Promise.all(saves)
    isDone = true
    lag.disable()
    const busy = await Promise.all(readers)
    expect(saved.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(new Set(busy.flatMap(({ statuses }) => statuses))).toEqual(new Set([200]))
    const [before, meanwhile] = [quiet, busy].map((all) => p99(all.flatMap(({ times }) => times)))
    console.log(
      `64 readers: p99 ${before!.toFixed(0)} ms quiet, ${meanwhile!.toFixed(0)} ms beside 5 long saves a second (× ${(meanwhile! / before!).toFixed(1)}); longest stop of the loop ${(lag.max / 1e6).toFixed(0)} ms`,
    )
  }, 120_000)
})
