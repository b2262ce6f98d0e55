import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql } from './runSql.ts'

/**
 * Waits until no other transaction holds the lock of this name, so that two that decide about the same do it one after the
 * other. The lock is Postgres's own and ends with the transaction; without one there is nothing to wait for.
 */
export const advisoryLock = async (name: string, req: PayloadRequest): Promise<void> => {
  if (await req.transactionID)
    await runSql(req, sql`select pg_advisory_xact_lock(hashtext(${`midashi ${name}`}))`)
}
