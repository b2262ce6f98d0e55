import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { checkReachable, createDatabase } from '../database/ofCluster.ts'
import { Plain } from './speak.ts'
import { isAlive } from '../eyecatch/isAlive.ts'

/** A running embedded Postgres, as its keeper writes it down. */
export type Cluster = { port: number; password: string; keeper: number }

export type Database = {
  url: string
  stop: () => Promise<void>
  /** Does something where the database has gone for good. */
  whenGone: (tell: () => void) => void
}

/** How long a stopping keeper is waited for, in milliseconds, before it is left to end by itself. */
const patience = 10_000

/** What this program calls itself to the database, so that its keeper can tell its connections from those of others. */
const application = `midashi-${process.pid}`

/** The address of a database of a cluster. */
export const urlOf = ({ port, password }: Cluster, database: string): string =>
  `postgres://midashi:${password}@127.0.0.1:${port}/${database}?application_name=${application}`

/**
 * The embedded Postgres of a folder, started where it does not run yet. A second program shares the one that runs; the
 * last one out stops it.
 * @throws {Plain} where it cannot run here
 */
export const startPostgres = async (
  folder: string,
): Promise<{ cluster: Cluster } & Omit<Database, 'url'>> => {
  mkdirSync(folder, { recursive: true })
  const running = await runningCluster(folder)
  if (running) return { cluster: running, stop: async () => {}, whenGone: whenGone(running) }
  const keeper = spawnKeeper(folder)
  const cluster = await new Promise<Cluster>((resolve, reject) => {
    keeper.once('message', (message) => resolve(message as Cluster))
    keeper.once('exit', () => reject(startFailure(folder)))
  })
  const stop = async (): Promise<void> => {
    const gone = new Promise((resolve) => keeper.once('exit', resolve))
    keeper.ref()
    if (keeper.connected) keeper.disconnect()
    await Promise.race([gone, wait(patience, undefined, { ref: false })])
    keeper.unref()
  }
  keeper.unref()
  keeper.channel?.unref()
  return { cluster, stop, whenGone: whenGone(cluster) }
}

/** A keeper starts its server again as long as that helps; where it is gone itself, so is the database. */
const whenGone =
  ({ keeper }: Cluster): Database['whenGone'] =>
  (tell) => {
    const timer = setInterval(() => {
      if (isAlive(keeper)) return
      clearInterval(timer)
      tell()
    }, 1000)
    timer.unref()
  }

/** Makes a database where there is none of that name. */
export const ensureDatabase = async (cluster: Cluster, name: string): Promise<string> => {
  await createDatabase(urlOf(cluster, 'postgres'), name)
  return urlOf(cluster, name)
}

const runningCluster = async (folder: string): Promise<Cluster | null> => {
  const file = path.join(folder, 'cluster.json')
  if (!existsSync(file)) return null
  const cluster = JSON.parse(readFileSync(file, 'utf8')) as Cluster
  // Its server may be starting again after a crash: whoever comes then waits with it.
  for (let i = 0; i < 60 && isAlive(cluster.keeper); i++) {
    try {
      await checkReachable(urlOf(cluster, 'postgres'))
      return cluster
    } catch {
      await wait(500)
    }
  }
  return null
}

/**
 * Postgres refuses to run as root. Where the kernel lets root take another number for itself, it does so and everything
 * stays in place, in closed folders too; else it runs as the user `postgres`, who must be able to reach the folder.
 */
const spawnKeeper = (folder: string): ChildProcess => {
  const keeper = [path.join(import.meta.dirname, 'postgresKeeper.ts'), folder, application]
  const options = {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as ('ignore' | 'ipc')[],
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', NODE_OPTIONS: '' },
  }
  const args = ['--disable-warning=ExperimentalWarning', ...keeper]
  if (process.getuid?.() !== 0) return spawn(process.execPath, args, options)
  const masked = ['--user', '--map-user=65534', '--map-group=65534']
  if (spawnSync('unshare', [...masked, 'true']).status === 0)
    return spawn('unshare', [...masked, process.execPath, ...args], options)
  const closed = closedFolder(folder)
  if (closed)
    throw new Plain(
      `root で動かす場合、Postgres は postgres ユーザーで起動しますが、${closed} に入れません。chmod o+x ${closed} を実行するか、ほかの場所に置いてください。`,
      `Run by root, Postgres starts as the user postgres, who cannot enter ${closed}. Run chmod o+x ${closed}, or put the project elsewhere.`,
    )
  return spawn(process.execPath, [...args, 'postgres'], options)
}

/** The first folder on the way to a path that others may not enter. */
const closedFolder = (place: string): string | null => {
  const above = path.dirname(place)
  const closed = above === place ? null : closedFolder(above)
  return closed ?? ((statSync(place).mode & 0o001) === 0 ? place : null)
}

const startFailure = (folder: string): Plain => {
  const log = path.join(folder, 'postgres.log')
  return new Plain(
    `組み込みの Postgres を起動できませんでした。${log} の末尾を見てください。ほかの Postgres を使うには DATABASE_URL を指定します。`,
    `The embedded Postgres did not start. See the end of ${log}, or point DATABASE_URL at another Postgres.`,
  )
}
