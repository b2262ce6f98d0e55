import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql, table } from './runSql.ts'

/** A decision that was the last one about its comment; `at` in milliseconds. */
export type Decision = { comment: string; from: string; to: string; at: number }

/** The decisions of a batch that nobody has decided over since; locking and keeping decide nothing. */
export const undoable = async (req: PayloadRequest, batch: string): Promise<Decision[]> => {
  const log = table(req, 'comment_log')
  return (await runSql(
    req,
    sql`select comment_id::text as comment, "from", "to", (extract(epoch from created_at) * 1000)::float8 as at from ${log} l
     where batch = ${batch} and comment_id is not null and not exists
      (select 1 from ${log} later where later.comment_id = l.comment_id and later.action not in ('lock', 'unlock', 'keep')
        and (later.created_at, later.id) > (l.created_at, l.id))`,
  )) as Decision[]
}

/** Takes the entries of the block list away that were made together. */
export const dropBlocksOf = async (req: PayloadRequest, batch: string): Promise<void> => {
  await runSql(req, sql`delete from ${table(req, 'comment_blocks')} where batch = ${batch}`)
}

/** An editor has read what was reported of a comment. */
export const clearReports = async (req: PayloadRequest, comment: string): Promise<void> => {
  await runSql(req, sql`update ${table(req, 'comments')} set reports = 0 where id = ${comment}`)
}

/** The hash of the address a comment came from; null where it is forgotten, or on the block list already. */
export const unblockedAddress = async (
  req: PayloadRequest,
  comment: string,
): Promise<string | null> => {
  const [row] = await runSql(
    req,
    sql`select c.address_hash as hash, b.id as known from ${table(req, 'comments')} c
     left join ${table(req, 'comment_blocks')} b on b.kind = 'address' and b.value = c.address_hash
     where c.id = ${comment}`,
  )
  return typeof row?.hash === 'string' && row.known === null ? row.hash : null
}
