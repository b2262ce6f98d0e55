import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { isId } from './ids.ts'
import { shown, type Shown } from './publicity.ts'
import { runSql, table } from './runSql.ts'

/** An article as it is live, kept from everybody else who would save it until the transaction ends. */
export type LockedArticle = Shown & {
  /** The numbers of the save that is live and of the last one, draft or live; 0 before the first. */
  live: number
  last: number
}

/**
 * Locks an article and reads what is live of it: whoever saves reads it only then, so that saves of one article go one after
 * the other and none is based on what another is about to change. @returns null where there is none
 */
export const lockArticleRow = async (
  req: PayloadRequest,
  id: string,
): Promise<LockedArticle | null> => {
  if (!isId(req, id)) return null
  const [row] = await runSql(
    req,
    sql`select 1 from ${table(req, 'articles')} where id = ${id} for no key update`,
  )
  if (!row) return null
  // In a statement of its own: one that has waited for a lock sees other tables as they were before.
  const [article] = await runSql(
    req,
    sql`select coalesce(a.revision, 0)::int as live, greatest(coalesce(a.revision, 0),
        (select max(version_revision) from ${table(req, '_articles_v')} where parent_id = a.id))::int as last, ${shown(req)}
      from ${table(req, 'articles')} a where a.id = ${id}`,
  )
  return article as LockedArticle
}
