import { postgresAdapter } from '@payloadcms/db-postgres'
import { buildConfig, getPayload, type Payload, type Plugin } from 'payload'
import pg from 'pg'
import { urlOf, type Cluster } from '../src/newsroom/postgres.ts'

/** An app on an empty database of its own, with nothing in it but a plugin. */
export const openApp = async (
  cluster: Cluster,
  name: string,
  plugin: Plugin,
): Promise<{ payload: Payload; pool: pg.Pool; url: string }> => {
  const server = new pg.Client({ connectionString: urlOf(cluster, 'postgres') })
  await server.connect()
  await server.query(`drop database if exists ${name} with (force)`)
  await server.query(`create database ${name}`)
  await server.end()
  const url = urlOf(cluster, name)
  const payload = await getPayload({
    key: name,
    cron: false,
    config: await buildConfig({
      secret: 'bench',
      telemetry: false,
      typescript: { autoGenerate: false },
      logger: { options: { level: 'silent' } },
      plugins: [plugin],
      db: postgresAdapter({
        idType: 'uuidv7',
        push: true,
        pool: { connectionString: url, max: 8 },
      }),
    }),
  })
  const { pool } = payload.db as unknown as { pool: pg.Pool }
  // The cluster is stopped under the pools in the end.
  pool.on('error', () => {})
  return { payload, pool, url }
}
