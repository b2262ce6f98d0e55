import { sql } from '@payloadcms/db-postgres/drizzle'
import { drizzle } from '@payloadcms/db-postgres/drizzle/node-postgres'
import pg from 'pg'

type Ask = (statement: ReturnType<typeof sql>) => Promise<Record<string, unknown>[]>

/** Asks a database directly, before there is Payload or beside it, with a client of its own. */
const withClient = async <T>(
  url: string,
  work: (ask: Ask) => Promise<T>,
  name?: string,
): Promise<T> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: name,
  })
  try {
    await client.connect()
    const db = drizzle(client)
    return await work(async (statement) => (await db.execute(statement)).rows)
  } finally {
    await client.end().catch(() => {})
  }
}

/** @throws where the database cannot be reached within five seconds */
export const checkReachable = (url: string): Promise<void> => withClient(url, async () => {})

/** Makes a database where there is none of that name. */
export const createDatabase = (url: string, name: string): Promise<void> =>
  withClient(url, async (ask) => {
    const [known] = await ask(sql`select 1 from pg_database where datname = ${name}`)
    if (!known) await ask(sql`create database ${sql.identifier(name)}`)
  })

/** Does work that one program at a time does on a database; the others wait. */
export const inTurn = <T>(url: string, lock: number, work: () => Promise<T>): Promise<T> =>
  withClient(url, async (ask) => {
    await ask(sql`select pg_advisory_lock(${lock}::bigint)`)
    return work()
  })

/** How many clients are connected to a cluster, this one aside and those that go by a name. */
export const clientsBeside = (url: string, name: string): Promise<number> =>
  withClient(url, async (ask) => {
    const [row] = await ask(sql`select count(*)::int as n from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> ${name}`)
    return Number(row?.n)
  })

/** Lets jobs go again that have stood as “processing” for so many seconds without a sign of life. */
export const freeJobs = (url: string, seconds: number): Promise<void> =>
  withClient(url, async (ask) => {
    await ask(sql`update payload_jobs set processing = false where processing and completed_at is null
      and updated_at < now() - make_interval(secs => ${seconds})`)
  })
