import type { Payload, PayloadRequest } from 'payload'
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import { limitsTable, makeLimitsTable } from '../database/limitsTable.ts'
import type { CountTry } from '../hooks/users/limitSignIn.ts'
import { addressHash } from './readerAddress.ts'
import type { CommentSettings, Limit, ReaderAct } from './options.ts'
import { Refused } from './refused.ts'

// One store for each app in this process; each limit is a limiter over it.
const stores = new WeakMap<Payload, Promise<Store>>()

type Store = { limiter: (name: string, limit: Limit) => RateLimiterAbstract }

const storeOf = (payload: Payload, redis: unknown): Promise<Store> => {
  const known = stores.get(payload)
  if (known) return known
  const store = openStore(payload, redis)
  stores.set(payload, store)
  return store
}

const openStore = async (payload: Payload, redis: unknown): Promise<Store> => {
  const { pool } = payload.db as unknown as { pool?: unknown }
  const place = redis ? 'redis' : pool && (await hasTable(payload)) ? 'postgres' : 'memory'
  const limiters = new Map<string, RateLimiterAbstract>()
  const made = (name: string, { points, seconds }: Limit): RateLimiterAbstract => {
    const shared = {
      keyPrefix: name,
      points,
      duration: seconds,
      // Whoever is over the limit is refused from memory: a flood does not reach the database.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
    }
    if (place === 'memory')
      return new RateLimiterMemory({ keyPrefix: name, points, duration: seconds })
    return place === 'redis'
      ? new RateLimiterRedis({ ...shared, storeClient: redis })
      : new RateLimiterPostgres({
          ...shared,
          storeClient: pool,
          storeType: 'pool',
          ...limitsTable,
          tableCreated: true,
        })
  }
  return {
    limiter: (name, limit) => {
      const known = limiters.get(name) ?? made(name, limit)
      limiters.set(name, known)
      return known
    },
  }
}

/** A database that does not let us make the table is said once; limits then hold for each process. */
const hasTable = async (payload: Payload): Promise<boolean> => {
  try {
    await makeLimitsTable(payload)
    return true
  } catch (error) {
    // What the database has said stands behind the statement that was asked.
    const { cause = error } = error as { cause?: unknown }
    payload.logger.error(
      `midashi: the table ${limitsTable.schemaName}.${limitsTable.tableName} cannot be made (${cause instanceof Error ? cause.message : String(cause)}); limits are counted in memory, by each process for itself. Let the database user create schemas, or give comments.redis.`,
    )
    return false
  }
}

const consume = async (limiter: RateLimiterAbstract, key: string): Promise<void> => {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (error instanceof RateLimiterRes)
      throw new Refused('tooMany', Math.max(Math.ceil(error.msBeforeNext / 1000), 1))
    throw error
  }
}

/**
 * Counts what a reader does for an address and in all; under an article `countForArticle` counts on. Counted before anything
 * is read from the database.
 * @throws {Refused} `tooMany`, with the seconds until it may be tried again
 */
export const countForReader = async (
  req: PayloadRequest,
  settings: CommentSettings,
  act: ReaderAct,
): Promise<string> => {
  const { limiter } = await storeOf(req.payload, settings.redis)
  const hash = addressHash(req, settings)
  const { address, overall } = settings.limits[act]
  await consume(limiter(`${act}:address`, address), hash)
  await consume(limiter(`${act}:overall`, overall), 'all')
  return hash
}

/** Counts what a reader does under an article. @throws {Refused} `tooMany` */
export const countForArticle = async (
  { payload }: PayloadRequest,
  { redis, limits }: CommentSettings,
  act: ReaderAct,
  article: string,
): Promise<void> => {
  const { limiter } = await storeOf(payload, redis)
  await consume(limiter(`${act}:article`, limits[act].article), article)
}

/** Takes something that may be used once within some seconds. @returns whether it was the first time */
export const useOnce = async (
  { payload }: PayloadRequest,
  { redis }: CommentSettings,
  key: string,
  seconds: number,
): Promise<boolean> => {
  const { limiter } = await storeOf(payload, redis)
  const uses = await limiter('once', { points: 1_000_000, seconds }).consume(key)
  return uses.consumedPoints === 1
}

/** Counts tries to sign in, beside what readers do. */
export const countTry =
  (settings: CommentSettings): CountTry =>
  async (req, act, limit) => {
    const { limiter } = await storeOf(req.payload, settings.redis)
    try {
      await consume(limiter(`${act}:address`, limit), addressHash(req, settings))
      return null
    } catch (error) {
      if (error instanceof Refused) return error.retryAfter
      throw error
    }
  }
