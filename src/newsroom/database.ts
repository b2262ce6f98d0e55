import type { Payload } from 'payload'
import { checkReachable, inTurn } from '../database/ofCluster.ts'
import { home } from './home.ts'
import { newsroomConfig } from './newsroomConfig.ts'
import { ensureDatabase, startPostgres, type Database } from './postgres.ts'
import { Plain } from './speak.ts'

/** The newsroom's database: the one `DATABASE_URL` names, else an embedded Postgres in the project's own folder. */
export const openDatabase = async (): Promise<Database> => {
  const given = process.env.DATABASE_URL
  if (given) {
    await mustBeReachable(given)
    return { url: given, stop: async () => {}, whenGone: () => {} }
  }
  const { cluster, stop, whenGone } = await startPostgres(home('postgres'))
  return { url: await ensureDatabase(cluster, 'midashi'), stop, whenGone }
}

const mustBeReachable = async (url: string): Promise<void> => {
  try {
    await checkReachable(url)
  } catch (error) {
    const why =
      error instanceof Error
        ? error.message || (error as NodeJS.ErrnoException).code
        : String(error)
    throw new Plain(
      `DATABASE_URL の Postgres に接続できません（${why}）。アドレスと、サーバーが動いていることを確かめてください。`,
      `The Postgres of DATABASE_URL cannot be reached (${why}). Check the address and that the server runs.`,
    )
  }
}

// One number for all programs of the newsroom; Payload takes no lock of its own.
const migrationLock = 0x6d_69_64_61

/** Applies the migrations the database does not have yet; two programs that start at once take turns. */
export const migrate = (payload: Payload, url: string): Promise<void> =>
  inTurn(url, migrationLock, () => payload.db.migrate())

/** Payload on the newsroom's database, migrated; it starts no jobs. */
export const openPayload = async (url: string): Promise<Payload> => {
  process.env.DATABASE_URL = url
  const [{ getPayload }, resolved] = await Promise.all([import('payload'), newsroomConfig()])
  const payload = await getPayload({ config: resolved, cron: false })
  await migrate(payload, url)
  return payload
}
