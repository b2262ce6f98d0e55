import type { Payload, PayloadRequest } from 'payload'

/** Work at the end of a transaction, by what it is about: asked for twice, it is done once. */
type Work = { about: unknown; run: (req: PayloadRequest, about: unknown) => Promise<void> }

const waiting = new WeakMap<object, Map<string, Map<string, Work>>>()

const of = (payload: Payload): Map<string, Map<string, Work>> => {
  const known = waiting.get(payload.db) ?? new Map<string, Map<string, Work>>()
  waiting.set(payload.db, known)
  return known
}

/**
 * Leaves work for the end of a request's transaction, in it: what is locked there is held for a moment only, and no lock of a
 * row is waited for behind it. Where there is no transaction it is done at once. `payload/transactions.ts` calls `finish`.
 * @param begin what the work is about, before anybody has left any
 * @param add what it is about now, too
 */
export const beforeCommit = async <About>(
  req: PayloadRequest,
  name: string,
  begin: () => About,
  add: (about: About) => void,
  run: (req: PayloadRequest, about: About) => Promise<void>,
): Promise<void> => {
  const id = await req.transactionID
  if (!id) {
    const alone = begin()
    add(alone)
    return run(req, alone)
  }
  const works = of(req.payload).get(String(id)) ?? new Map<string, Work>()
  of(req.payload).set(String(id), works)
  const work = works.get(name) ?? { about: begin(), run: run as Work['run'] }
  works.set(name, work)
  add(work.about as About)
}

/** Whether work waits for the end of a transaction. */
export const hasWork = (payload: Payload, id: string): boolean => of(payload).has(id)

/** Does the work that waits for the end of a transaction. @throws what it throws; the transaction is then taken back */
export const finish = async (req: PayloadRequest, id: string): Promise<void> => {
  const works = of(req.payload).get(id)
  // In one order everywhere: what one transaction locks first no other locks last.
  for (const name of [...(works?.keys() ?? [])].sort()) {
    const { about, run } = works!.get(name)!
    await run(req, about)
  }
  of(req.payload).delete(id)
}

/** Forgets the work that waited for a transaction that is taken back. */
export const forgetWork = (payload: Payload, id: string): void => void of(payload).delete(id)
