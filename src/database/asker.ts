import { AsyncLocalStorage } from 'node:async_hooks'

/** Who a request is answered for, where it only reads: the signal is given when whoever asked has left. */
const shared = Symbol.for('midashi.asker')

// The server and the app it serves are two bundles in one process.
export const asker = ((globalThis as Record<symbol, unknown>)[shared] ??=
  new AsyncLocalStorage<AbortSignal>()) as AsyncLocalStorage<AbortSignal>

/** Does work for somebody who may leave meanwhile. */
export const forAsker = <T>(left: AbortSignal, work: () => T): T => asker.run(left, work)

/** Does work that others need as well: it goes on where whoever came first has left. */
export const forAll = <T>(work: () => T): T => asker.exit(work)
