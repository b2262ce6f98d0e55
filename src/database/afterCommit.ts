import type { Payload, PayloadRequest } from 'payload'

/** What waits for the end of a transaction: what is done once it is committed, and what once it is taken back. */
type Waiting = { committed: (() => Promise<void>)[]; undone: (() => Promise<void>)[] }

const waiting = new WeakMap<object, Map<string, Waiting>>()

const of = (payload: Payload): Map<string, Waiting> => {
  const known = waiting.get(payload.db) ?? new Map<string, Waiting>()
  waiting.set(payload.db, known)
  return known
}

/**
 * Does something when the transaction of a request has been committed, and something else when it was taken back: what stands
 * outside of the database follows it. At once where there is no transaction. `payload/transactions.ts` calls `settle`.
 */
export const afterCommit = async (
  req: PayloadRequest,
  committed: () => Promise<void>,
  undone: () => Promise<void> = async () => {},
): Promise<void> => {
  const id = await req.transactionID
  if (!id) return committed()
  const acts = of(req.payload).get(String(id)) ?? { committed: [], undone: [] }
  acts.committed.push(committed)
  // What was done last is taken back first.
  acts.undone.unshift(undone)
  of(req.payload).set(String(id), acts)
}

/** Does what waits for a transaction that has ended. A failure is logged: the transaction is what it is. */
export const settle = async (payload: Payload, id: string, isCommitted: boolean): Promise<void> => {
  const acts = of(payload).get(id)
  of(payload).delete(id)
  for (const act of (isCommitted ? acts?.committed : acts?.undone) ?? [])
    try {
      await act()
    } catch (err) {
      payload.logger.error({ err, msg: 'midashi: what had to follow a transaction failed' })
    }
}

/** Leaves what waits for a transaction as it is. */
export const forgetSettling = (payload: Payload, id: string): void => void of(payload).delete(id)
