import type { PayloadRequest } from 'payload'
import { runSql } from './runSql.ts'

/**
 * Waits until no other transaction is deciding about the same record, so that two articles taken back at once do not each
 * see the other as published. The lock is Postgres's own and ends with the transaction.
 */
export const takeTurn = async (id: string, req: PayloadRequest): Promise<void> => {
  // A name and an id, which is a number or a uuid; nothing else goes into the statement. Without a transaction there is
  // nothing to wait for.
  if ((await req.transactionID) && /^[\w -]+$/.test(id))
    await runSql(req, `select pg_advisory_xact_lock(hashtext('midashi ${id}'))`)
}
