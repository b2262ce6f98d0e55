import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { among, runSql, table } from './runSql.ts'

/**
 * Deletes those of these sources that nothing cites, live, drafted or in a version, and that nobody has changed since they were
 * made. @returns the ids of those that are gone
 */
export const dropUncited = async (req: PayloadRequest, ids: string[]): Promise<string[]> => {
  const isCited = sql.join(
    ['articles_citations', '_articles_v_version_citations'].map(
      (name) => sql`exists (select 1 from ${table(req, name)} c where c.source_id = s.id)`,
    ),
    sql` or `,
  )
  const rows = await runSql(
    req,
    sql`delete from ${table(req, 'sources')} s where s.id::text ${among(ids)}
      -- Both times are taken when it is made, one after the other.
      and s.updated_at - s.created_at < interval '1 second' and not (${isCited}) returning s.id::text as id`,
  )
  return rows.map(({ id }) => String(id))
}
