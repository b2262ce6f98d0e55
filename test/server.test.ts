import { readFileSync } from 'node:fs'
import { mkdtempSync, rmSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '../src/eyecatch/isAlive.ts'
import { bodyOf } from './setup/digest.ts'
import { childrenOf, clusterIn, postmasterIn, serversOf } from './setup/processes.ts'
import { freePort, run, says, type Program } from './setup/program.ts'

let folder: string
let home: string
let port: number
let server: Program
let token: string
const account = { email: 'desk@midashi.example', password: 'newsroom-in-a-test' }

const start = async (): Promise<Program> => {
  const program = run('src/newsroom/start.ts', {
    PORT: String(port),
    MIDASHI_HOME: home,
    MIDASHI_MEDIA: path.join(folder, 'media'),
    MIDASHI_ADMIN_PASSWORD: account.password,
  })
  await says(program, /Midashi が動いています/, 400)
  return program
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midashi-server-'))
  home = path.join(folder, 'home')
  port = await freePort()
  server = await start()
  token = (await (await ask('POST', '/api/users/login', account)).json()).token
}, 600_000)
afterAll(async () => {
  server.process.kill('SIGINT')
  await server.ended
  rmSync(folder, { recursive: true, force: true })
})

const at = (place: string): string => `http://127.0.0.1:${port}${place}`

const ask = (
  method: string,
  place: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(at(place), {
    method,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: data === undefined ? undefined : typeof data === 'string' ? data : JSON.stringify(data),
  })

const signedIn = (): Record<string, string> => ({ Authorization: `JWT ${token}` })

/** Sends a body piece by piece without saying how long it will be. @returns the status, or what went wrong */
const sendChunked = (place: string, megabytes: number, headers: Record<string, string> = {}) =>
  new Promise<number | string>((resolve) => {
    const sent = httpRequest(
      at(place),
      { method: 'POST', headers: { 'Content-Type': 'application/json', ...headers } },
      (response) => {
        response.resume()
        resolve(response.statusCode!)
      },
    )
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    const piece = Buffer.alloc(2 ** 16, 'a')
    let left = megabytes * 16
    const go = (): void => {
      while (left-- > 0 && !sent.destroyed)
        if (!sent.write(piece)) return void sent.once('drain', go)
      sent.end()
    }
    sent.write('{"title":"')
    go()
  })

const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

describe('a body that is too large', () => {
  it('is refused by what it says of itself, before it comes, and in words', async () => {
    const response = await ask('POST', '/api/comments', 'x'.repeat(70_000))
    expect(response.status).toBe(413)
    expect((await response.json()).errors[0].message).toMatch(/大きすぎるため、保存していません/)
    const english = await ask('POST', '/api/graphql', 'x'.repeat(70_000), {
      'Accept-Language': 'en',
    })
    expect((await english.json()).errors[0].message).toMatch(/too large; nothing was saved/)
    expect((await ask('POST', '/api/articles', 'x'.repeat(11 * 2 ** 20), signedIn())).status).toBe(
      413,
    )
  })

  it('is refused where it says nothing and goes on and on, to strangers and to forged sessions', async () => {
    const senders: Record<string, string>[] = [
      {},
      { Cookie: 'payload-token=a.b.c' },
      { Authorization: 'JWT a.b.c' },
    ]
    for (const headers of senders)
      expect([413, 'ECONNRESET', 'EPIPE']).toContain(await sendChunked('/api/articles', 4, headers))
    expect([413, 'ECONNRESET', 'EPIPE']).toContain(
      await sendChunked('/api/articles', 20, signedIn()),
    )
  })

  it('sixteen times 250 MB at once does not move the server', async () => {
    const web = serversOf(server, home)[0]!
    const before = memoryOf(web)
    const replies = await Promise.all(
      Array.from({ length: 16 }, () => sendChunked('/api/articles', 250)),
    )
    expect(replies.every((reply) => [413, 'ECONNRESET', 'EPIPE'].includes(reply))).toBe(true)
    expect(memoryOf(web) - before).toBeLessThan(150)
    expect((await ask('GET', '/api/articles?limit=1')).status).toBe(200)
  }, 60_000)

  it('is taken up to what the longest article needs', async () => {
    const body = bodyOf(
      Array.from({ length: 60 }, (_, n) => `第${n}段。${'港の話題が続く。'.repeat(125)}`).join(
        '\n',
      ),
    )
    const response = await ask(
      'POST',
      '/api/articles?draft=true',
      { title: '長い記事', body },
      signedIn(),
    )
    expect(response.status).toBe(201)
  })
})

describe('the room for bodies', () => {
  const raw = (head: string, body: Buffer): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(head)
        socket.write(body)
      })
      let said = ''
      socket.on('data', (chunk) => {
        said += chunk
        socket.destroy()
        resolve(said.slice(9, 12))
      })
      socket.on('error', (error) => resolve(String(error)))
    })

  it('is given back, whatever was answered: a stranger fills it by no number of requests', async () => {
    const body = Buffer.alloc(64_000, 'a')
    const heads = [
      'POST /api/%ff HTTP/1.1\r\nHost: a\r\nContent-Length: 64000\r\n\r\n',
      'POST / HTTP/1.1\r\nHost: a\r\nOrigin: http://evil.example\r\nContent-Length: 64000\r\n\r\n',
      'POST /api/comments HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\n\r\n',
    ]
    for (let n = 0; n < 45; n++)
      await Promise.all(Array.from({ length: 30 }, (_, at) => raw(heads[at % 3]!, body)))
    expect((await ask('GET', '/api/categories?limit=1')).status).toBe(200)
    expect(
      (await ask('POST', '/api/graphql', { query: '{ Categories { totalDocs } }' })).status,
    ).toBe(200)
    expect(
      (await ask('POST', '/api/articles?draft=true', { title: '港' }, signedIn())).status,
    ).toBe(201)
  }, 60_000)

  it('of strangers is not that of staff or of readers', async () => {
    const held = Array.from({ length: 1100 }, () => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          'POST /api/comments HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 64000\r\n\r\n',
        )
        socket.write(Buffer.alloc(63_900, 'a'))
      })
      socket.on('error', () => {})
      return socket
    })
    await wait(1500)
    expect((await ask('GET', '/api/categories?limit=1')).status).toBe(200)
    expect(
      (await ask('POST', '/api/articles?draft=true', { title: '港' }, signedIn())).status,
    ).toBe(201)
    for (const socket of held) socket.destroy()
    const stranger = () =>
      ask('POST', '/api/graphql', { query: '{ Categories { totalDocs } }' }).then(
        ({ status }) => status,
      )
    await expect.poll(stranger, { timeout: 20_000 }).toBe(200)
  }, 60_000)
})

describe('a request that is none', () => {
  it.each([
    ['GET * HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['GET /admin HTTP/1.1\r\nHost: ///\r\n\r\n'],
    [
      'POST /api/users/login HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n{}',
    ],
    [
      'POST /api/graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull',
    ],
    ['POST /api/users/verify/x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n'],
  ])('is 4xx: %j', async (head) => {
    const status = await new Promise<number>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(head))
      socket.once('data', (chunk) => {
        resolve(Number(chunk.toString().slice(9, 12)))
        socket.destroy()
      })
      socket.once('error', () => resolve(0))
    })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})

describe('GraphQL', () => {
  const query = async (source: string): Promise<{ status: number; body: any }> => {
    const response = await ask('POST', '/api/graphql', { query: source })
    return { status: response.status, body: await response.json().catch(() => null) }
  }
  it.each([
    [
      'nested fragments',
      `{ ...f0 } ${Array.from({ length: 20 }, (_, n) => `fragment f${n} on Query { ${n === 19 ? 'Articles { totalDocs }' : `...f${n + 1} ...f${n + 1}`} }`).join(' ')}`,
      /at most (500 fields|10 queries)/,
    ],
    [
      'a circle of fragments',
      '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
      /may not spread itself/,
    ],
    [
      'a hundred mails',
      `mutation { ${Array.from({ length: 100 }, (_, n) => `m${n}: forgotPasswordUser(email: "a@b.example")`).join(' ')} }`,
      /at most 3 mutations/,
    ],
    ['ten thousand levels', `{ ${'a{'.repeat(9000)}b${'}'.repeat(9000)} }`, /at most/],
  ])('refuses %s at once', async (_, source, said) => {
    const { status, body } = await query(source)
    expect([200, 400]).toContain(status)
    expect(JSON.stringify(body)).toMatch(said)
    expect(body.data ?? null).toBe(null)
    expect((await query('{ Articles(limit: 1) { totalDocs } }')).body.data.Articles.totalDocs).toBe(
      12,
    )
  })
})

describe('a reader who leaves', () => {
  it('takes the query along: the database works for nobody who has gone', async () => {
    const { port: place, password } = clusterIn(home)
    const client = new pg.Client(`postgres://midashi:${password}@127.0.0.1:${place}/midashi`)
    await client.connect()
    const waiting = async (): Promise<number> =>
      (
        await client.query(
          `select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
        )
      ).rows[0].n
    try {
      // Whoever reads articles waits.
      await client.query('begin; lock table articles in access exclusive mode')
      const leaving = Array.from({ length: 12 }, () => new AbortController())
      const asked = leaving.map(({ signal }) =>
        fetch(at('/api/articles?limit=1'), { signal }).catch(() => null),
      )
      await expect.poll(waiting, { timeout: 8000 }).toBeGreaterThan(5)
      const start = performance.now()
      for (const one of leaving) one.abort()
      await Promise.all(asked)
      await expect.poll(waiting, { timeout: 6000, interval: 50 }).toBe(0)
      // Far from the ten seconds after which a statement ends by itself.
      expect(performance.now() - start).toBeLessThan(5000)
    } finally {
      await client.query('rollback')
      await client.end()
    }
    expect((await ask('GET', '/api/articles?limit=1')).status).toBe(200)
  }, 40_000)
})

describe('what browsers are told', () => {
  it('is a policy on every page, and nosniff on every answer', async () => {
    for (const place of ['/', '/admin/login', '/api/articles?limit=1', '/nothing']) {
      const { headers } = await ask('GET', place)
      expect([place, headers.get('x-content-type-options')]).toEqual([place, 'nosniff'])
      expect(headers.get('content-security-policy'), place).toMatch(/frame-ancestors '(self|none)'/)
    }
    const { docs } = await (await ask('GET', '/api/media?limit=1')).json()
    const picture = await ask('GET', docs[0].url)
    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('lets no other site use the session of whoever looks at it', async () => {
    const cookie = { Cookie: `payload-token=${token}` }
    const senders: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
    ]
    for (const headers of senders) {
      const response = await ask(
        'POST',
        '/api/categories',
        { name: 'よその' },
        { ...cookie, ...headers },
      )
      expect(response.status).toBe(403)
      expect((await response.json()).errors[0].message).toBe('ほかのサイトからは送信できません。')
    }
    // Nor signs it anybody in, with or without a session.
    for (const place of ['/api/users/login', '/api/users/first-register', '/api/users/logout'])
      expect(
        (await ask('POST', place, account, { Origin: 'https://elsewhere.example' })).status,
      ).toBe(403)
    const own = await ask(
      'POST',
      '/api/categories',
      { name: '自分の' },
      { ...cookie, Origin: at('') },
    )
    expect(own.status).toBe(201)
    // A frontend elsewhere that sends no session of ours posts what readers write.
    const reader = await ask(
      'POST',
      '/api/comments',
      { body: 'x' },
      { Origin: 'https://elsewhere.example' },
    )
    expect(reader.status).not.toBe(403)
  })
})

describe('the log', () => {
  it('has one short line for an error, however long what was sent', async () => {
    const before = server.said().length
    for (let n = 0; n < 40; n++)
      await ask('GET', `/api/articles/count?where[title][equals]=${'x'.repeat(12_000)}`)
    await Promise.all(
      Array.from({ length: 40 }, () =>
        ask('GET', `/api/articles?where[body][like]=${'x'.repeat(400)}`),
      ),
    )
    await ask('GET', '/api/articles/%E0%A4%A')
    expect(server.said().length - before).toBeLessThan(8000)
  })
})

describe('a database that goes', () => {
  it('is started again under the running server, which says so meanwhile and then goes on', async () => {
    process.kill(postmasterIn(home), 'SIGKILL')
    await wait(50)
    const meanwhile = await ask('GET', '/api/articles?limit=1')
    if (meanwhile.status !== 200) {
      expect(meanwhile.status).toBe(503)
      expect(meanwhile.headers.get('retry-after')).toBe('3')
      expect((await meanwhile.json()).errors[0].message).toMatch(/データベースに接続できません/)
    }
    const deadline = Date.now() + 40_000
    let status = 0
    while (status !== 200 && Date.now() < deadline) {
      status = (await ask('GET', '/api/articles?limit=1')).status
      await wait(200)
    }
    expect(status).toBe(200)
    const saved = await ask('POST', '/api/articles?draft=true', { title: '再開のあと' }, signedIn())
    expect(saved.status).toBe(201)
  }, 90_000)

  it('that stands still is told as a fault to staff too, never as a refusal', async () => {
    const pid = postmasterIn(home)
    const backends = childrenOf(pid)
    for (const one of [pid, ...backends]) process.kill(one, 'SIGSTOP')
    try {
      const [reader, editor] = await Promise.all([
        ask('GET', '/api/articles?limit=1'),
        ask('POST', '/api/articles?draft=true', { title: '止まった朝' }, signedIn()),
      ])
      expect(reader.status).toBe(503)
      expect(editor.status).toBe(503)
    } finally {
      for (const one of [...backends, pid]) process.kill(one, 'SIGCONT')
    }
    for (let n = 0; n < 50 && (await ask('GET', '/api/articles?limit=1')).status !== 200; n++)
      await wait(200)
    const saved = await ask('POST', '/api/articles?draft=true', { title: '動いた朝' }, signedIn())
    expect(saved.status).toBe(201)
  }, 90_000)
})

describe('a server that is told to go', () => {
  it('finishes what is under way, takes nothing new, and loses nothing it has answered', async () => {
    const titles = Array.from({ length: 60 }, (_, n) => `最後の${n}本 ${crypto.randomUUID()}`)
    const asked = titles.map(async (title) => {
      try {
        const response = await ask('POST', '/api/articles?draft=true', { title }, signedIn())
        return { title, status: response.status }
      } catch (error) {
        return { title, status: ((error as Error).cause as { code?: string })?.code ?? 'failed' }
      }
    })
    await wait(150)
    process.kill(serversOf(server, home)[0]!, 'SIGTERM')
    const replies = await Promise.all(asked)
    // Those that had a connection were answered; none was cut off in the middle.
    const cut = replies.filter(({ status }) => status !== 201 && status !== 503)
    expect(cut.map(({ status }) => status)).toEqual([])
    expect(replies.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    // The web process is gone without being asked by its parent: the newsroom ends, and says so.
    expect(await server.ended).toBe(1)
    expect(server.said()).toMatch(/サーバーが止まりました/)
    server = await start()
    const { docs } = await (
      await ask(
        'GET',
        `/api/articles?draft=true&limit=500&depth=0&select[title]=true`,
        undefined,
        signedIn(),
      )
    ).json()
    const kept = new Set(docs.map(({ title }: { title: string }) => title))
    for (const { title, status } of replies) if (status === 201) expect(kept.has(title)).toBe(true)
  }, 120_000)

  it('starts again where a signal has ended its web process, and ends where that happens over and over', async () => {
    for (let n = 0; n < 6; n++) {
      process.kill(serversOf(server, home)[0]!, 'SIGKILL')
      if (n === 5) break
      await expect
        .poll(
          () =>
            ask('GET', '/api/categories?limit=1').then(
              ({ status }) => status,
              () => 0,
            ),
          { timeout: 30_000 },
        )
        .toBe(200)
    }
    expect(await server.ended).toBe(1)
    expect(server.said()).toMatch(/サーバーが止まりました（SIGKILL）。\nサーバーを起動し直します…/)
    server = await start()
  }, 180_000)

  it('ends where its database cannot be started again', async () => {
    process.kill(clusterIn(home).keeper, 'SIGKILL')
    expect(await server.ended).toBe(1)
    expect(server.said()).toMatch(/データベースが止まりました/)
    server = await start()
  }, 120_000)

  it('ends with npm, whose shell passes no signal on', async () => {
    server.process.kill('SIGINT')
    await server.ended
    const npm = spawn('npm', ['start'], {
      env: {
        ...process.env,
        PORT: String(port),
        DATABASE_URL: '',
        MIDASHI_HOME: home,
        MIDASHI_MEDIA: path.join(folder, 'media'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    npm.stdout.on('data', (chunk) => (said += chunk))
    npm.stderr.on('data', (chunk) => (said += chunk))
    for (let n = 0; n < 600 && !said.includes('Midashi が動いています'); n++) await wait(100)
    expect(said).toContain('Midashi が動いています')
    const pids = [clusterIn(home).keeper, postmasterIn(home)]
    npm.kill('SIGTERM')
    const isGone = async (): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1')
        socket.once('connect', () => (socket.destroy(), resolve(false)))
        socket.once('error', () => resolve(true))
      })
    for (let n = 0; n < 200 && !(await isGone()); n++) await wait(100)
    expect(await isGone()).toBe(true)
    for (let n = 0; n < 150 && pids.some(isAlive); n++) await wait(100)
    expect(pids.map(isAlive)).toEqual([false, false])
    server = await start()
  }, 180_000)
})
