import type { PayloadRequest } from 'payload'

type Sessions = Record<string, { db: { execute: (query: string) => Promise<unknown> } } | undefined>

/**
 * Waits until no other transaction is deciding about the same record, so that two articles taken back at once do not each
 * see the other as published. The lock is Postgres's own and ends with the transaction.
 */
export const takeTurn = async (id: string, req: PayloadRequest): Promise<void> => {
  const { sessions } = req.payload.db as unknown as { sessions?: Sessions }
  const session = sessions?.[String(await req.transactionID)]
  // An id is a number or a uuid; nothing else goes into the statement.
  if (session && /^[\w-]+$/.test(id))
    await session.db.execute(`select pg_advisory_xact_lock(hashtext('midashi ${id}'))`)
}
