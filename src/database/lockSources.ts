import { sql } from '@payloadcms/db-postgres/drizzle'
import { NotFound, type PayloadRequest } from 'payload'
import { among, runSql, table } from './runSql.ts'

/**
 * Locks these sources until the transaction ends, whoever cites them in a save of the same moment first: a foreign key holds
 * the row it points to. @returns their ids as the database writes them, in the order given, each once
 * @throws {NotFound} where there is no such source
 */
export const lockSources = async (req: PayloadRequest, given: unknown[]): Promise<string[]> => {
  const ids = given.map((id) => String(id ?? '').toLowerCase())
  if (ids.some((id) => !/^[\w-]{1,64}$/.test(id))) throw new NotFound(req.t)
  const rows = await runSql(
    req,
    sql`select id::text as id from ${table(req, 'sources')} where id::text ${among(ids)} order by id for update`,
  )
  const found = new Set(rows.map(({ id }) => String(id)))
  if (ids.some((id) => !found.has(id))) throw new NotFound(req.t)
  return [...new Set(ids)]
}
