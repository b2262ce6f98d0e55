import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '../src/eyecatch/isAlive.ts'
import { urlOf } from '../src/newsroom/postgres.ts'
import { clusterIn, postmasterIn, serversOf } from './setup/processes.ts'
import { freePort, run, says, type Program } from './setup/program.ts'

let folder: string
let home: string
let port: number
const started: Program[] = []
const start = (env: Record<string, string> = {}): Program => {
  const program = run('src/newsroom/start.ts', {
    PORT: String(port),
    MIDASHI_HOME: home,
    MIDASHI_MEDIA: path.join(folder, 'media'),
    ...env,
  })
  started.push(program)
  return program
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'midashi-start-'))
  home = path.join(folder, 'home')
  port = await freePort()
})
afterAll(async () => {
  for (const { process: child } of started) if (child.exitCode === null) child.kill('SIGINT')
  await Promise.all(started.map(({ ended }) => ended))
  rmSync(folder, { recursive: true, force: true })
})

describe('npm start', () => {
  it('says in a sentence what to do about a taken port', async () => {
    const other = createServer().listen(port, '127.0.0.1')
    const program = start()
    expect(await program.ended).toBe(1)
    expect(program.said()).toBe(
      `ポート ${port} はほかのプログラムが使っています。PORT=3001 npm start のように別の番号を指定してください。\n`,
    )
    await new Promise((resolve) => other.close(resolve))
  })

  it('says in a sentence what to do about a missing secret in production', async () => {
    const program = start({ NODE_ENV: 'production' })
    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^本番では PAYLOAD_SECRET を指定してください.*\n$/)
  })

  it('says in a sentence what to do about a database that cannot be reached', async () => {
    const program = start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(
      /DATABASE_URL の Postgres に接続できません.*アドレスと、サーバーが動いていることを確かめてください。\n$/,
    )
  })

  it('says in a sentence what to do about a port that is none', async () => {
    const program = start({ PORT: 'http' })
    expect(await program.ended).toBe(1)
    expect(program.said()).toMatch(/^PORT「http」は番号ではありません。/)
  })

  it('runs a newsroom on an embedded Postgres, and Ctrl-C stops all it started', async () => {
    const program = start()
    await says(program, /Midashi が動いています/, 400)
    // The programs beside it go by the address it has.
    expect(readFileSync(path.join(home, 'server-url'), 'utf8')).toBe('')
    expect(program.said()).toMatch(/管理画面 +http:\/\/127\.0\.0\.1:\d+\/admin/)
    expect(program.said()).toMatch(/ログイン +desk@midashi\.example \/ \S+/)
    const articles = await fetch(`http://127.0.0.1:${port}/api/articles?depth=0`).then((response) =>
      response.json(),
    )
    expect(articles.totalDocs).toBe(12)
    const pids = [clusterIn(home).keeper, postmasterIn(home)]
    program.process.kill('SIGINT')
    expect(await program.ended).toBe(0)
    expect(pids.map(isAlive)).toEqual([false, false])
    await expect(fetch(`http://127.0.0.1:${port}/api/articles`)).rejects.toThrow()
  }, 600_000)

  it('starts again in seconds after everything was killed, with nothing lost', async () => {
    const first = start()
    await says(first, /Midashi が動いています/, 400)
    const server = serversOf(first, home)
    for (const pid of [first.process.pid!, ...server, clusterIn(home).keeper, postmasterIn(home)])
      process.kill(pid, 'SIGKILL')
    await first.ended
    await wait(500)
    const before = Date.now()
    const again = start()
    await says(again, /Midashi が動いています/)
    expect(Date.now() - before).toBeLessThan(60_000)
    const articles = await fetch(`http://127.0.0.1:${port}/api/articles?depth=0`).then((response) =>
      response.json(),
    )
    expect(articles.totalDocs).toBe(12)
    again.process.kill('SIGINT')
    expect(await again.ended).toBe(0)
  }, 600_000)

  it('shows whoever started it what went wrong in the server, and its readers nothing of it', async () => {
    const program = start()
    await says(program, /Midashi が動いています/, 400)
    // What a stranger can do over and over does not fill the terminal.
    const before = program.said()
    const guess = await fetch(`http://127.0.0.1:${port}/api/comments?where[email][exists]=true`)
    expect(guess.status).toBe(400)
    const form = await fetch(`http://127.0.0.1:${port}/articles/none`, {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example' },
      body: new FormData(),
    })
    expect([form.status, await form.text()]).toEqual([403, 'ほかのサイトからは送信できません。\n'])
    expect(program.said()).toBe(before)
    const client = new pg.Client({ connectionString: urlOf(clusterIn(home), 'midashi') })
    await client.connect()
    await client.query('alter table comments rename to lost')
    const answer = await fetch(`http://127.0.0.1:${port}/api/comments`)
    await client.query('alter table lost rename to comments')
    await client.end()
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('relation')
    await says(program, /ERROR[\s\S]+relation "comments" does not exist/)
    program.process.kill('SIGINT')
    expect(await program.ended).toBe(0)
  }, 600_000)

  it('stops its database when it is killed alone, and shares it with a command meanwhile', async () => {
    const program = start()
    await says(program, /Midashi が動いています/, 400)
    const audit = run('src/cli/midashi.ts', { MIDASHI_HOME: home }, 'audit', '--json')
    expect(await audit.ended).toBe(0)
    expect(audit.said()).toContain('missingSection')
    const { keeper } = clusterIn(home)
    const server = serversOf(program, home)
    for (const pid of [program.process.pid!, ...server]) process.kill(pid, 'SIGKILL')
    for (let i = 0; i < 100 && isAlive(keeper); i++) await wait(100)
    expect(isAlive(keeper)).toBe(false)
    expect(existsSync(path.join(folder, 'home/postgres/data/postmaster.pid'))).toBe(false)
  }, 600_000)
})
