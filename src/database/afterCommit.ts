import type { Payload, PayloadRequest } from 'payload'

/** What waits for the end of a transaction: what is done once it is committed, and what once it is taken back. */
type Waiting = { committed: (() => Promise<void>)[]; undone: (() => Promise<void>)[] }

const waiting = new WeakMap<object, Map<string, Waiting>>()

/** From now on what waits is done: whoever calls this tells the end of each transaction by `settle`. */
export const followTransactions = (payload: Payload): void =>
  void waiting.set(payload.db, new Map())

/**
 * Does something when the transaction of a request has been committed, and something else when it was taken back: what stands
 * outside of the database follows it. At once where there is no transaction, or nobody follows it. `payload/transactions.ts` calls `settle`.
 */
export const afterCommit = async (
  req: PayloadRequest,
  committed: () => Promise<void>,
  undone: () => Promise<void> = async () => {},
): Promise<void> => {
  const id = await req.transactionID
  const all = waiting.get(req.payload.db)
  if (!id || !all) return committed()
  const acts = all.get(String(id)) ?? { committed: [], undone: [] }
  acts.committed.push(committed)
  // What was done last is taken back first.
  acts.undone.unshift(undone)
  all.set(String(id), acts)
}

/** Does what waits for a transaction that has ended. A failure is logged: the transaction is what it is. */
export const settle = async (payload: Payload, id: string, isCommitted: boolean): Promise<void> => {
  const acts = waiting.get(payload.db)?.get(id)
  waiting.get(payload.db)?.delete(id)
  for (const act of (isCommitted ? acts?.committed : acts?.undone) ?? [])
    try {
      await act()
    } catch (err) {
      payload.logger.error({ err, msg: 'midashi: what had to follow a transaction failed' })
    }
}

/** Leaves what waits for a transaction as it is. */
export const forgetSettling = (payload: Payload, id: string): void =>
  void waiting.get(payload.db)?.delete(id)
