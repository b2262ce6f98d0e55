import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { column, runSql, table } from './runSql.ts'

/**
 * Forgets the hashes of addresses that have been kept for so many days, and entries of the block list that have expired. Votes
 * and reports stay and count; nobody can be found by them any more. @returns from how many comments the address was taken
 */
export const forgetAddresses = async (req: PayloadRequest, days: number): Promise<number> => {
  const before = sql`now() - make_interval(days => ${days})`
  const rows = await runSql(
    req,
    sql`update ${table(req, 'comments')} set address_hash = null
     where address_hash is not null and created_at < ${before} returning id`,
  )
  for (const [name, whose] of [
    ['comment_votes', 'voter'],
    ['comment_reports', 'reporter'],
  ] as const)
    await runSql(
      req,
      sql`update ${table(req, name)} set ${column(whose)} = null
       where ${column(whose)} is not null and updated_at < ${before}`,
    )
  await runSql(
    req,
    sql`delete from ${table(req, 'comment_blocks')} where kind = 'address' and expires_at < now()`,
  )
  return rows.length
}
