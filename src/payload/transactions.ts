import { randomUUID } from 'node:crypto'
import { APIError, createLocalReq, type Payload } from 'payload'
import { followTransactions, forgetSettling, settle } from '../database/afterCommit.ts'
import { finish, forgetWork, hasWork } from '../database/beforeCommit.ts'
import { nothingAsked } from '../database/isReachable.ts'

type Session = {
  db: { execute: (statement: typeof nothingAsked) => Promise<unknown> }
  resolve: () => Promise<void>
  reject: () => Promise<void>
}

type Postgres = {
  drizzle: {
    transaction: (work: (tx: Session['db']) => Promise<void>, options?: unknown) => Promise<void>
  }
  initializing?: Promise<void>
  sessions: Record<string, Session>
  transactionOptions?: unknown
  pool?: {
    options?: { max?: number }
    totalCount?: number
    idleCount?: number
    waitingCount?: number
    on?: (
      event: string,
      listener: (client: { on: (event: string, listener: () => void) => void }) => void,
    ) => void
  }
  beginTransaction: (options?: unknown) => Promise<string>
  commitTransaction: (id: string | number | Promise<string | number>) => Promise<void>
  rollbackTransaction: (id: string | number | Promise<string | number>) => Promise<void>
}

/** How many writes wait for a client, and how long in milliseconds; beyond that they are told to come back. */
const maxWaiting = 200
const patience = 20_000

/** After how long, in milliseconds, whoever waits goes in beside the others, and how many clients are left to readers then. */
const long = 1000
const kept = 3

/**
 * Less than half of the pool: each save asks for a second client for a moment, to see who is editing
 * (`checkDocumentLockStatus`), and one client is never given back (payload#11727).
 */
const shareOf = (clients: number): number =>
  Math.max(Math.floor(clients / 2) - 1, Math.min(clients - 2, 2), 1)

const patched = new WeakSet<object>()

/** How many transactions are open in this process; a server that leaves waits for them, jobs among them. */
const open = Symbol.for('midashi.transactions')
const counted = globalThis as { [open]?: number }

/**
 * Mends Payload's transactions on Postgres.
 *
 * Writes take turns: forty saves at once would take all clients of the pool and wait for each other for ten seconds, readers
 * with them (payload#11727, payload#7788). Whoever waits too long is answered 503 with `Retry-After`.
 *
 * A commit that fails is an error: Payload's own swallows it and answers as if all were saved. A database that goes at that
 * moment would lose an acknowledged write.
 */
export const mendTransactions = (payload: Payload): void => {
  const db = payload.db as unknown as Postgres
  if (patched.has(db) || !db.pool || typeof db.drizzle?.transaction !== 'function') return
  patched.add(db)
  followTransactions(payload)
  listen(db.pool)
  const { pool } = db
  const clients = pool.options?.max ?? 10
  const hasRoom = (): boolean =>
    pool.waitingCount === 0 && clients - (pool.totalCount ?? 0) + (pool.idleCount ?? 0) > kept
  const turns = turnsFor(shareOf(clients), hasRoom)

  db.beginTransaction = async (options) => {
    await db.initializing
    const leave = await turns()
    const ready = Promise.withResolvers<Session['db']>()
    const decided = Promise.withResolvers<void>()
    counted[open] = (counted[open] ?? 0) + 1
    const done = db.drizzle
      .transaction(async (tx) => {
        ready.resolve(tx)
        await decided.promise
      }, options ?? db.transactionOptions)
      .finally(() => {
        counted[open]!--
        leave()
      })
    done.catch(ready.reject)
    const id = randomUUID()
    const session = { db: await ready.promise }
    db.sessions[id] = {
      ...session,
      resolve: () => {
        decided.resolve()
        return done
      },
      reject: () => {
        decided.reject(new Error('taken back'))
        return done.catch(() => {})
      },
    }
    return id
  }

  db.commitTransaction = async (given) => {
    const id = String(await given)
    const session = db.sessions[id]
    if (!session) return
    try {
      // Postgres answers the COMMIT of a transaction in which a statement has failed with a ROLLBACK, and no error: of a bulk
      // update one document's mistake would take the others with it that were answered as saved.
      if (hasWork(payload, id))
        await finish(await createLocalReq({ req: { transactionID: id } }, payload), id)
      else await session.db.execute(nothingAsked)
    } catch (error) {
      delete db.sessions[id]
      forgetWork(payload, id)
      await session.reject()
      await settle(payload, id, false)
      throw error
    }
    delete db.sessions[id]
    try {
      await session.resolve()
    } catch (error) {
      // Nobody knows whether it was committed: what stands outside is neither finished nor taken back, and swept later.
      forgetSettling(payload, id)
      throw error
    }
    await settle(payload, id, true)
  }

  db.rollbackTransaction = async (given) => {
    const id = String(await given)
    const session = db.sessions[id]
    if (!session) return
    delete db.sessions[id]
    forgetWork(payload, id)
    await session.reject()
    await settle(payload, id, false)
  }
}

/**
 * A database that goes while a client is in a transaction ends the whole process, because nobody listens for the error of that
 * client; the statement that comes next fails anyway.
 */
const listen = (pool: NonNullable<Postgres['pool']>): void => {
  const ignore = (): void => {}
  pool.on?.('error', ignore)
  pool.on?.('connect', (client) => client.on('error', ignore))
}

/**
 * A counter of places, taken in the order they are asked for. Whoever has waited long goes in while the pool has clients to
 * spare: a hook that begins a transaction of its own within another would else wait for itself.
 * @returns what takes a place; it resolves with what gives it back
 */
const turnsFor = (places: number, hasRoom: () => boolean): (() => Promise<() => void>) => {
  let free = places
  const queue: (() => void)[] = []
  let extra = 0
  const leave = (): void => {
    if (extra > 0) return void extra--
    const next = queue.shift()
    if (next) next()
    else free++
  }
  return async () => {
    if (free > 0) {
      free--
      return leave
    }
    if (queue.length >= maxWaiting) throw new Busy()
    const turn = Promise.withResolvers<void>()
    queue.push(turn.resolve)
    const timer = setTimeout(() => {
      const at = queue.indexOf(turn.resolve)
      if (at === -1) return
      queue.splice(at, 1)
      turn.reject(new Busy())
    }, patience)
    const look = setInterval(() => {
      const at = queue.indexOf(turn.resolve)
      if (at === -1 || !hasRoom()) return
      queue.splice(at, 1)
      extra++
      turn.resolve()
    }, long)
    await turn.promise.finally(() => {
      clearTimeout(timer)
      clearInterval(look)
    })
    return leave
  }
}

/** Too many write at once. `explainError` says it in words. */
export class Busy extends APIError {
  constructor() {
    super('Too many writes at once.', 503, null, true)
    this.name = 'Busy'
  }
}
