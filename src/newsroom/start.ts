// `npm start`: everything a newsroom on one machine needs, in order, until Ctrl-C.
import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build, needsBuild } from './build.ts'
import { openDatabase, openPayload } from './database.ts'
import { root } from './home.ts'
import { newsroomHouse } from './newsroomConfig.ts'
import { fillEmptyNewsroom, signIn } from './sampleNewsroom.ts'
import { freeJobs } from '../database/ofCluster.ts'
import { whenParentIsGone } from './parent.ts'
import { secret } from './secret.ts'
import { noteServerUrl } from './serverUrl.ts'
import { inWords, Plain, say } from './speak.ts'
import { sweep } from './sweep.ts'
import type { Database } from './postgres.ts'

const host = process.env.HOST ?? '127.0.0.1'
const port = Number(process.env.PORT || 3000)

let database: Database | undefined
let server: ChildProcess | undefined
let stopping = false

const stop = async (code: number): Promise<never> => {
  stopping = true
  // A process that a signal has ended has no exit code.
  const isRunning = (): boolean => server?.exitCode === null && server.signalCode === null
  if (isRunning()) {
    const gone = new Promise((resolve) => server!.once('exit', resolve))
    server!.kill('SIGTERM')
    // A little longer than the server waits for what is under way.
    await Promise.race([gone, wait(12_000)])
    if (isRunning()) server!.kill('SIGKILL')
  }
  await database?.stop()
  process.exit(code)
}

const leave = (): void => {
  if (stopping) return
  say('\n終了しています…', '\nStopping …')
  void stop(0)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave)
if (process.env.MIDASHI_WATCH_PARENT) whenParentIsGone(leave)

/** One line that is written over on a terminal, and written now and then elsewhere. */
const progress = (line: string, last = false): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}${last ? '\n' : ''}`)
  else if (last) process.stderr.write(`${line}\n`)
}

/** When the server was started again, in milliseconds; more often than this it is not the server that is ill. */
const again: number[] = []
const maxRestarts = { times: 5, within: 5 * 60_000 }

const mayStartAgain = (): boolean => {
  const from = Date.now() - maxRestarts.within
  while (again.length > 0 && again[0]! < from) again.shift()
  again.push(Date.now())
  return again.length <= maxRestarts.times
}

const checkPort = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', (error: NodeJS.ErrnoException) =>
        reject(
          error.code === 'EADDRINUSE'
            ? new Plain(
                `ポート ${port} はほかのプログラムが使っています。PORT=3001 npm start のように別の番号を指定してください。`,
                `Port ${port} is taken by another program. Choose another one: PORT=3001 npm start.`,
              )
            : new Plain(
                `${host}:${port} で待ち受けられません（${error.code}）。HOST と PORT を確かめてください。`,
                `Cannot listen on ${host}:${port} (${error.code}). Check HOST and PORT.`,
              ),
        ),
      )
      .listen(port, host, () => probe.close(() => resolve()))
  })

const serve = async (): Promise<void> => {
  server = spawn(process.execPath, [path.join(import.meta.dirname, 'server/serve.ts')], {
    cwd: root,
    env: {
      ...process.env,
      HOST: host,
      PORT: String(port),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      MIDASHI_SERVES: 'true',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  server.once('exit', (code, signal) => {
    if (stopping) return
    say(
      `サーバーが止まりました（${code ?? signal}）。`,
      `The server has stopped (${code ?? signal}).`,
    )
    // Told to go, it went; what has killed it may have been one request.
    if (code !== 0 && mayStartAgain()) {
      say('サーバーを起動し直します…', 'Starting the server again …')
      void serve().catch(() => stop(1))
      return
    }
    void stop(1)
  })
  for (let i = 0; i < 300 && !stopping; i++) {
    const ready = await fetch(`http://${host}:${port}/api/categories?limit=1`).catch(() => null)
    if (ready?.ok) return
    await wait(200)
  }
  if (!stopping)
    throw new Plain(
      'サーバーが一分たっても応答しません。',
      'The server did not answer within a minute.',
    )
}

const start = async (): Promise<void> => {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plain(
      `PORT「${process.env.PORT}」は番号ではありません。1〜65535 を指定してください。`,
      `PORT “${process.env.PORT}” is no port. Give a number from 1 to 65535.`,
    )
  process.env.PAYLOAD_SECRET = secret()
  noteServerUrl()
  await checkPort()
  say('データベースを起動しています…', 'Starting the database …')
  database = await openDatabase()
  database.whenGone(() => {
    if (stopping) return
    say('データベースが止まりました。', 'The database has stopped.')
    void stop(1)
  })
  const payload = await openPayload(database.url)
  if (process.env.NODE_ENV !== 'production') {
    const filled = await fillEmptyNewsroom(payload, await newsroomHouse(), (done, of) =>
      progress(
        inWords(
          `見本の記事を入れています… ${done}/${of}`,
          `Filling the sample newsroom … ${done}/${of}`,
        ),
        done === of,
      ),
    )
    if (!filled) say('データベースの準備ができました。', 'The database is ready.')
  }
  await sweep(payload)
  // Jobs a killed process has left: on a database of our own nobody else runs them at a start; on a shared one, those of old.
  await freeJobs(database.url, process.env.DATABASE_URL ? 600 : 0)
  await payload.destroy()
  if (needsBuild()) {
    say(
      '画面を組み立てています（初回と更新のあとだけ、1分ほど）…',
      'Building the app (the first time and after changes, about a minute) …',
    )
    await build((seconds) => progress(inWords(`  ${seconds} 秒`, `  ${seconds} s`)))
    progress(inWords('画面を組み立てました。', 'The app is built.'), true)
  }
  if (stopping) return
  process.env.DATABASE_URL = database.url
  delete process.env.MIDASHI_JOBS
  await serve()
  announce()
}

const announce = (): void => {
  const at = `http://${host}:${port}`
  const staff = signIn()
  const users = staff
    ? inWords(
        `  ログイン   ${staff.email} / ${staff.password}`,
        `  Sign in    ${staff.email} / ${staff.password}`,
      )
    : inWords(
        '  ログイン   作成済みのユーザー（いなければ管理画面で最初の一人を作ります）',
        '  Sign in    with your own user (the admin asks for the first one)',
      )
  process.stdout.write(
    [
      '',
      inWords('Midashi が動いています。', 'Midashi is running.'),
      inWords(`  紙面       ${at}`, `  Site       ${at}`),
      inWords(`  管理画面   ${at}/admin`, `  Admin      ${at}/admin`),
      `  REST       ${at}/api/articles`,
      users,
      inWords('  終了       Ctrl-C', '  Stop       Ctrl-C'),
      '',
      '',
    ].join('\n'),
  )
}

try {
  await start()
} catch (error) {
  if (!stopping) {
    process.stderr.write(
      error instanceof Plain
        ? `${error.message}\n`
        : `${error instanceof Error ? error.stack : error}\n`,
    )
    await stop(1)
  }
}
