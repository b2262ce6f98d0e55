import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { isId } from './ids.ts'
import { runSql, table } from './runSql.ts'

/** The numbers of saves of an article, as the database has them now; 0 before the first. */
export type Revisions = { live: number; last: number }

/**
 * Which save is live and which was the last, draft or live. Locks the article until the transaction ends: whoever saves reads
 * it only then, so that saves of one article go one after the other and none is based on what another is about to change.
 */
export const lockRevisions = async (req: PayloadRequest, id: string): Promise<Revisions> => {
  if (!isId(req, id)) return { live: 0, last: 0 }
  const [row] = await runSql(
    req,
    sql`select coalesce(revision, 0)::int as live from ${table(req, 'articles')} where id = ${id} for no key update`,
  )
  const [version] = await runSql(
    req,
    sql`select max(version_revision)::int as last from ${table(req, '_articles_v')} where parent_id = ${id}`,
  )
  const live = Number(row?.live ?? 0)
  return { live, last: Math.max(live, Number(version?.last ?? 0)) }
}

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
