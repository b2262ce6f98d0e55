import { sql } from '@payloadcms/db-postgres/drizzle'
import { NotFound, type PayloadRequest } from 'payload'
import { isId } from './ids.ts'
import { runSql, table } from './runSql.ts'

/** `save`: rows that refer to it may still be written; `delete`: nothing may. */
const locks = { save: sql`for no key update`, delete: sql`for update` }

/** Locks a row until the transaction ends. @throws {NotFound} where it was deleted since it was read */
export const lockRow = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  to: keyof typeof locks,
): Promise<void> => {
  const [row] = isId(req, id)
    ? await runSql(req, sql`select 1 from ${table(req, collection)} where id = ${id} ${locks[to]}`)
    : []
  if (!row) throw new NotFound(req.t)
}
