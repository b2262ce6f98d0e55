import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql } from './runSql.ts'

/** A statement that asks nothing: a database, or a transaction, that is still there answers it. */
export const nothingAsked = sql`select 1`

/** Whether the database answers, whatever the transaction of the request has come to. */
export const isReachable = async (req: PayloadRequest): Promise<boolean> => {
  try {
    await runSql({ ...req, transactionID: undefined } as PayloadRequest, nothingAsked)
    return true
  } catch {
    return false
  }
}
