import { rmSync } from 'node:fs'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPayload } from '../../src/newsroom/database.ts'
import { home } from '../../src/newsroom/home.ts'
import { ensureDatabase, startPostgres, urlOf, type Cluster } from '../../src/newsroom/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    cluster: Cluster
  }
}

/** One real Postgres for the run, with a migrated database every test file clones its own from. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = home(`test-postgres-${process.pid}`)
  const { cluster, stop } = await startPostgres(folder)
  const payload = await openPayload(await ensureDatabase(cluster, 'template_newsroom'))
  await payload.destroy()
  await release(cluster)
  provide('cluster', cluster)
  return async () => {
    await stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Payload leaves one connection open (payload#11727), and a database somebody is connected to cannot be cloned. */
const release = async (cluster: Cluster): Promise<void> => {
  const client = new pg.Client({ connectionString: urlOf(cluster, 'postgres') })
  await client.connect()
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'template_newsroom'",
  )
  await client.end()
}
