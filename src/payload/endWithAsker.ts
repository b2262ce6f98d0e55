import { APIError, type Payload } from 'payload'
import { asker } from '../database/asker.ts'

type Client = {
  host: string
  port: number
  /** What the client is asking at the moment. */
  activeQuery?: unknown
  query: (...args: unknown[]) => Promise<unknown>
  /** Asks the database, over a connection of its own, to end what another client asks. */
  cancel: (client: Client, query: unknown) => void
  release: (destroy?: boolean) => void
  on: (event: 'error', listener: () => void) => void
  connection: { on: (event: 'error', listener: () => void) => void }
}

type Pool = { query: (...args: unknown[]) => unknown; connect: () => Promise<Client> }

/** What a query is answered that nobody waits for any more. No fault: whoever asked has left. */
class Left extends APIError {
  constructor() {
    super('Whoever asked has left.', 499)
    this.name = 'Left'
  }
}

const patched = new WeakSet<object>()

/**
 * Ends a reader's query when the reader has left; neither Payload nor node-postgres (node-postgres#2774) does, and a stranger who
 * asks and leaves would keep the clients of the pool. The client is not used again: what ends its query may come late, and must hit
 * no other.
 */
export const endWithAsker = ({ db }: Payload): void => {
  const { pool } = db as unknown as { pool?: Pool }
  if (!pool || patched.has(pool)) return
  patched.add(pool)
  const query = pool.query.bind(pool)
  pool.query = (...args) => {
    const left = asker.getStore()
    if (!left || typeof args.at(-1) === 'function') return query(...args)
    return queryFor(left, args, pool)
  }
}

const queryFor = async (left: AbortSignal, args: unknown[], pool: Pool): Promise<unknown> => {
  if (left.aborted) throw new Left()
  const client = await pool.connect()
  const end = (): void => cancel(client)
  left.addEventListener('abort', end)
  try {
    if (left.aborted) throw new Left()
    return await client.query(...args)
  } catch (error) {
    throw left.aborted ? new Left() : error
  } finally {
    left.removeEventListener('abort', end)
    client.release(left.aborted)
  }
}

/** Not over a client of the pool: when it is needed most, none is free. Where it fails, the statement's time limit ends it. */
const cancel = (client: Client): void => {
  const { host, port, activeQuery } = client
  const Canceller = client.constructor as new (place: { host: string; port: number }) => Client
  const other = new Canceller({ host, port })
  other.on('error', () => {})
  other.connection.on('error', () => {})
  other.cancel(client, activeQuery)
}
