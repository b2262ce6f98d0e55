import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { referringTo } from './referringTo.ts'
import { among, runSql, table } from './runSql.ts'

/**
 * Deletes those of these sources that nothing refers to, of ours or of the app's, and that nobody has changed since they were made.
 * @returns the ids of those that are gone
 */
export const dropUncited = async (req: PayloadRequest, ids: string[]): Promise<string[]> => {
  const uses = await referringTo(req, 'sources', sql`s.id`)
  const rows = await runSql(
    req,
    sql`delete from ${table(req, 'sources')} s where s.id::text ${among(ids)}
      -- Both times are taken when it is made, one after the other.
      and s.updated_at - s.created_at < interval '1 second' and not (${sql.join(uses, sql` or `)}) returning s.id::text as id`,
  )
  return rows.map(({ id }) => String(id))
}
