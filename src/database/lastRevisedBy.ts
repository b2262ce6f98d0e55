import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { isId } from './ids.ts'
import { runSql, table } from './runSql.ts'

/** Who saved an article last; null where nobody is known by name. */
export const lastRevisedBy = async (req: PayloadRequest, id: string): Promise<string | null> => {
  const [row] = isId(req, id)
    ? await runSql(
        req,
        sql`select version_revised_by as name from ${table(req, '_articles_v')}
         where parent_id = ${id} order by version_revision desc nulls last limit 1`,
      )
    : []
  return (row?.name as string | undefined) ?? null
}
