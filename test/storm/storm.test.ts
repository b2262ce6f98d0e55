import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { urlOf } from '../../src/newsroom/postgres.ts'
import { bodyOf } from '../setup/digest.ts'
import { landscape } from '../setup/pictures.ts'
import { childrenOf, clusterIn, postmasterIn, serversOf } from '../setup/processes.ts'
import { freePort, run, says, type Program } from '../setup/program.ts'
import { wireTo, type Wire } from './cutNetwork.ts'

/** How long it blows, in seconds; the acts of it are spread over that. */
const seconds = Math.min(Number(process.env.MIDASHI_STORM_SECONDS) || 75, 200)

const account = { email: 'desk@midashi.example', password: 'newsroom-in-a-test' }
const frontendKey = 'a key of the storm test'

let folder: string
let disk: string
let home: string
let isMounted = false
let port: number
let wire: Wire
let newsroom: Program
let token = ''
let isOver = false

const start = async (): Promise<void> => {
  newsroom = run('src/newsroom/start.ts', {
    PORT: String(port),
    MIDASHI_HOME: home,
    MIDASHI_MEDIA: path.join(disk, 'media'),
    MIDASHI_ADMIN_PASSWORD: account.password,
    MIDASHI_FRONTEND_KEY: frontendKey,
  })
  await says(newsroom, /Midashi が動いています/, 400)
}

type Answer = { status: number; body: any }

/** How the server answered, by status; 0 stands for no answer at all. */
const statuses = new Map<number, number>()

const ask = async (
  method: string,
  place: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const isForm = data instanceof FormData
  let answer: Answer = { status: 0, body: null }
  try {
    const response = await fetch(`http://127.0.0.1:${wire.port}${place}`, {
      method,
      headers: { ...(!isForm && { 'Content-Type': 'application/json' }), ...headers },
      body: data === undefined ? undefined : isForm ? data : JSON.stringify(data),
      signal: AbortSignal.timeout(25_000),
    })
    const isJson = response.headers.get('content-type')?.includes('json')
    answer = {
      status: response.status,
      body: isJson ? await response.json() : await response.arrayBuffer(),
    }
  } catch {
    // The other end is gone, or the wire is cut.
  }
  statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
  // Nothing that is asked here is wrong: whoever is told so was told of a fault as if it were theirs.
  if ([400, 401, 403].includes(answer.status))
    blamed.push(`${method} ${place}: ${JSON.stringify(answer.body).slice(0, 300)}`)
  return answer
}

/** What was answered as if whoever asked had made a mistake. */
const blamed: string[] = []

const asEditor = (): Record<string, string> => ({ Authorization: `JWT ${token}` })

/** What was answered as saved, and what was asked for after that: it may be stored or not. */
type Kept = { acknowledged: string | null; later: string[] }
const articles = new Map<string, Kept>()
const pictures = new Map<string, Kept>()
const comments = new Map<string, string>()

const note = (kept: Map<string, Kept>, id: string, mark: string, isAcknowledged: boolean): void => {
  const own = kept.get(id) ?? { acknowledged: null, later: [] }
  kept.set(
    id,
    isAcknowledged ? { acknowledged: mark, later: [] } : { ...own, later: [...own.later, mark] },
  )
}

let marks = 0
const mark = (): string => `札${++marks}`

/** Writes articles of its own, one after another: each has one writer, so that it is known what it must say. */
const writeArticles = async (desk: number): Promise<void> => {
  let own: string[] = []
  while (!isOver) {
    const own_ = mark()
    const id = own[Math.floor(Math.random() * own.length)]
    if (id === undefined || own.length < 4 || Math.random() < 0.15) {
      const body = bodyOf(`【概要】\n${own_}の話題。机${desk}が嵐の中で書いた。`)
      const { status, body: made } = await ask(
        'POST',
        '/api/articles',
        {
          title: `嵐の記事 ${own_}`,
          kicker: own_,
          format: 'column',
          body,
          _status: Math.random() < 0.5 ? 'published' : 'draft',
        },
        asEditor(),
      )
      if (status === 201) {
        note(articles, made.doc.id, own_, true)
        own = [...own, made.doc.id]
      }
    } else {
      const query = Math.random() < 0.5 ? '?draft=true' : ''
      const data = { kicker: own_, ...(query === '' && { _status: 'published' }) }
      note(articles, id, own_, false)
      const { status } = await ask('PATCH', `/api/articles/${id}${query}`, data, asEditor())
      if (status === 200) note(articles, id, own_, true)
    }
    await wait(40)
  }
}

const uploadPictures = async (): Promise<void> => {
  const own: string[] = []
  for (let n = 0; !isOver; n++) {
    const words = mark()
    if (own.length < 3 || n % 4 === 0) {
      const form = new FormData()
      const bytes = await landscape(n, 700, 500).jpeg().toBuffer()
      form.set('file', new File([new Uint8Array(bytes)], `storm-${n}.jpg`, { type: 'image/jpeg' }))
      form.set('_payload', JSON.stringify({ alt: words }))
      const { status, body } = await ask('POST', '/api/media', form, asEditor())
      if (status === 201) {
        note(pictures, body.doc.id, words, true)
        own.push(body.doc.id)
      }
    } else {
      const id = own[n % own.length]!
      note(pictures, id, words, false)
      const { status } = await ask(
        'PATCH',
        `/api/media/${id}`,
        { alt: words, credit: { text: words } },
        asEditor(),
      )
      if (status === 200) note(pictures, id, words, true)
    }
    await wait(60)
  }
}

const comment = async (article: string): Promise<void> => {
  for (let n = 0; !isOver; n++) {
    const words = mark()
    const headers = {
      'X-Frontend-Key': frontendKey,
      'X-Reader-Address': `198.51.${n % 250}.${(n * 7) % 250}`,
    }
    const { status, body } = await ask(
      'POST',
      '/api/comments',
      { article, authorName: '読者', body: `嵐の便り ${words}` },
      headers,
    )
    if (status === 201) {
      comments.set(body.comment.id, words)
      await ask('POST', `/api/comments/${body.comment.id}/votes`, { value: 1 }, headers)
    }
    await wait(700)
  }
}

const readThings = async (): Promise<void> => {
  const places = [
    '/api/articles?limit=5',
    '/',
    '/api/categories',
    '/api/media?limit=3',
    '/api/comments?limit=5',
    '/api/articles?where[title][like]=嵐',
  ]
  for (let n = 0; !isOver; n++) {
    await ask('GET', places[n % places.length]!)
    await wait(30)
  }
}

/** Keeps an editor signed in through whatever happens. */
const signIn = async (): Promise<void> => {
  for (let n = 0; n < 60; n++) {
    const { status, body } = await ask('POST', '/api/users/login', account)
    if (status === 200) return void (token = body.token)
    await wait(1000)
  }
  throw new Error('Nobody could sign in.')
}

const answers = async (): Promise<void> => {
  for (let n = 0; n < 300; n++) {
    const ok = await fetch(`http://127.0.0.1:${port}/api/categories?limit=1`).then(
      ({ status }) => status === 200,
      () => false,
    )
    if (ok) return
    await wait(200)
  }
  throw new Error(`The newsroom does not answer any more:\n${newsroom.said().slice(-3000)}`)
}

const freeze = async (milliseconds: number): Promise<void> => {
  const pid = postmasterIn(home)
  const all = [pid, ...childrenOf(pid)]
  for (const one of all) process.kill(one, 'SIGSTOP')
  await wait(milliseconds)
  for (const one of all.toReversed())
    try {
      process.kill(one, 'SIGCONT')
    } catch {
      // It has ended meanwhile.
    }
}

/** What happens to the newsroom, in this order, spread over the time. */
const acts: [string, () => Promise<unknown>][] = [
  [
    'the web process is killed',
    async () => {
      // It is started again by whoever started it.
      process.kill(serversOf(newsroom, home)[0]!, 'SIGKILL')
      await wait(500)
    },
  ],
  ['the database is killed', async () => process.kill(postmasterIn(home), 'SIGKILL')],
  [
    'the network is cut for three seconds',
    async () => {
      wire.cut()
      await wait(3000)
      wire.mend()
    },
  ],
  ['the database stands still for four seconds', () => freeze(4000)],
  [
    'the disk is full for three seconds',
    async () => {
      if (!isMounted) return
      const filler = path.join(disk, 'filler')
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M'], { stdio: 'ignore' })
      await wait(3000)
      rmSync(filler)
    },
  ],
  [
    'the newsroom is told to stop, and started again',
    async () => {
      newsroom.process.kill('SIGTERM')
      await newsroom.ended
      await start()
    },
  ],
  [
    'one process of the database is killed',
    async () => process.kill(childrenOf(postmasterIn(home)).at(-1)!, 'SIGKILL'),
  ],
]

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midashi-storm-'))
  disk = path.join(folder, 'disk')
  home = path.join(disk, 'home')
  mkdirSync(disk)
  // A disk of its own, so that it can be full without filling the machine's.
  isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=700m', 'tmpfs', disk]).status === 0
  if (!isMounted) console.log('storm: no disk of its own can be mounted here; it is not filled')
  port = await freePort()
  wire = await wireTo(port)
  await start()
  await signIn()
}, 600_000)

afterAll(async () => {
  wire?.close()
  newsroom?.process.kill('SIGINT')
  await newsroom?.ended
  if (isMounted) spawnSync('umount', ['-l', disk])
  rmSync(folder, { recursive: true, force: true })
})

describe('a storm', () => {
  it(`of ${seconds} seconds takes nothing that was answered as saved, and leaves nothing half-done`, async () => {
    const { body } = await ask('GET', '/api/articles?limit=1&depth=0')
    const open = body.docs[0].id
    await ask(
      'PATCH',
      `/api/articles/${open}`,
      { commentPolicy: 'open', _status: 'published' },
      asEditor(),
    )
    const people = [
      ...[0, 1, 2].map(writeArticles),
      uploadPictures(),
      comment(open),
      ...Array.from({ length: 4 }, readThings),
    ]
    const from = Date.now()
    const pause = (seconds * 1000) / (acts.length + 1)
    for (const [name, act] of acts) {
      await wait(pause * 0.7)
      await act()
      await answers()
      console.log(
        `storm: ${((Date.now() - from) / 1000).toFixed(0)} s: ${name}; ${articles.size} articles, ${pictures.size} pictures, ${comments.size} comments`,
      )
    }
    await wait(pause)
    isOver = true
    await Promise.all(people)
    console.log(`storm: answers ${JSON.stringify(Object.fromEntries([...statuses].sort()))}`)
    // An error nobody foresaw is a 500.
    expect(statuses.get(500) ?? 0).toBe(0)
    expect(blamed).toEqual([])
    expect(articles.size).toBeGreaterThan(10)
    expect(pictures.size).toBeGreaterThan(3)
    expect(comments.size).toBeGreaterThan(3)

    // Once more from the beginning: what a crash left behind is swept.
    newsroom.process.kill('SIGTERM')
    await newsroom.ended
    await start()
    const client = new pg.Client({ connectionString: urlOf(clusterIn(home), 'midashi') })
    await client.connect()
    const rows = async (statement: string): Promise<any[]> => (await client.query(statement)).rows

    const latest = new Map(
      (
        await rows('select parent_id as id, version_kicker as kicker from _articles_v where latest')
      ).map(({ id, kicker }) => [id, kicker]),
    )
    const lost = [...articles].filter(
      ([id, { acknowledged, later }]) => ![acknowledged, ...later].includes(latest.get(id)),
    )
    expect(lost.map(([id, kept]) => ({ id, ...kept, is: latest.get(id) ?? null }))).toEqual([])
    expect(
      await rows(
        'select parent_id, count(*) from _articles_v where latest group by parent_id having count(*) <> 1',
      ),
    ).toEqual([])
    expect(
      await rows(
        `select a.id from articles a where not exists (select 1 from _articles_v v where v.parent_id = a.id)`,
      ),
    ).toEqual([])

    const stored = new Map((await rows('select * from media')).map((row) => [row.id, row]))
    const lostPictures = [...pictures].filter(
      ([id, { acknowledged, later }]) => ![acknowledged, ...later].includes(stored.get(id)?.alt),
    )
    expect(
      lostPictures.map(([id, kept]) => ({ id, ...kept, is: stored.get(id)?.alt ?? null })),
    ).toEqual([])
    const media = path.join(disk, 'media')
    const named = new Set<string>()
    for (const row of stored.values())
      for (const [column, name] of Object.entries(row))
        if ((column === 'filename' || column.endsWith('_filename')) && name) {
          named.add(String(name))
          await sharp(readFileSync(path.join(media, String(name))))
            .raw()
            .toBuffer()
        }
    expect(readdirSync(media).filter((name) => !name.startsWith('.') && !named.has(name))).toEqual(
      [],
    )
    expect(readdirSync(path.join(media, '.incoming'))).toEqual([])

    const said = new Map(
      (await rows('select id, body from comments')).map(({ id, body: words }) => [id, words]),
    )
    expect([...comments].filter(([id, words]) => said.get(id) !== `嵐の便り ${words}`)).toEqual([])
    expect(
      await rows(
        `select body from comments where body like '嵐の便り%' group by body having count(*) > 1`,
      ),
    ).toEqual([])
    await client.end()

    const env = { MIDASHI_HOME: home, MIDASHI_MEDIA: media }
    const counted = run('src/cli/midashi.ts', env, 'recount', '--check')
    expect([await counted.ended, counted.said()]).toEqual([
      0,
      expect.stringContaining('すべて合っています'),
    ])
    const audited = run('src/cli/midashi.ts', env, 'audit', '--json')
    expect(await audited.ended).toBe(0)
    writeFileSync(path.join(folder, 'audit.json'), audited.said())
  })
})
