import pLimit from 'p-limit'
import type { PayloadHandler, PayloadRequest } from 'payload'
import { collided, hasCode, leadsNowhere } from '../database/hasCode.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { answerRefused, Refused } from './refused.ts'

/** Answers readers' requests that are refused with a code and in both languages. */
export const forReaders =
  (handler: PayloadHandler): PayloadHandler =>
  async (req) => {
    try {
      return await handler(req)
    } catch (error) {
      if (error instanceof Refused) return answerRefused(req, error)
      // The article was deleted meanwhile; of a comment that was, its lock would have told.
      if (hasCode(error, leadsNowhere)) return answerRefused(req, new Refused('noArticle'))
      if (hasCode(error, collided)) return answerRefused(req, new Refused('collided', 1))
      throw error
    }
  }

// Each holds a client of the database: readers who write wait for each other, not everybody for them.
const writing = pLimit(4)

/** Does what a reader writes in one transaction, when it is its turn. */
export const write = <T>(req: PayloadRequest, work: () => Promise<T>): Promise<T> =>
  writing(() => inTransaction(req, work))
