import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { hasCode, mayNot, notThere } from '../database/hasCode.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { enteredAfter, misplaced } from '../database/published/due.ts'
import { lockReadModel } from '../database/published/entries.ts'
import { tuneTexts } from '../database/published/tuneTexts.ts'
import { makeSoon } from './makeSoon.ts'
import { touchArticle } from './touch.ts'
import { beQuiet } from './webhooks.ts'

/** How many articles are entered in one transaction. */
const batch = 200

/**
 * Enters what was published before there was a read model, or behind its back, and takes out what is published no more. Pages are
 * made when they are asked for.
 */
export const enterMissing = (payload: Payload): Promise<void> =>
  enterEach(payload, (req) => misplaced(req, batch))

/** Enters every article anew: what it is made from was changed behind its back. */
const enterAgain = (payload: Payload): Promise<void> =>
  enterEach(payload, (req, last) => enteredAfter(req, last, batch))

/** Enters articles, some in each transaction, until there are no more. */
const enterEach = async (
  payload: Payload,
  next: (req: PayloadRequest, last: string | null) => Promise<string[]>,
): Promise<void> => {
  for (let last: string | null = null; ;) {
    const req = await createLocalReq({}, payload)
    const ids = await next(req, last)
    if (ids.length === 0) return
    // They are public as they were.
    beQuiet(req)
    await inTransaction(req, async () => {
      for (const id of ids) await touchArticle(req, id)
    })
    last = ids.at(-1)!
  }
}

const tune = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  try {
    await inTransaction(req, async () => {
      await lockReadModel(req)
      await tuneTexts(req)
    })
  } catch (error) {
    // An app whose database user does not own its tables is served by larger rows.
    if (!hasCode(error, mayNot)) throw error
  }
}

/** Brings the read model up to date when an app starts; one that has not migrated yet does it at its next start. */
export const openReadModel = async (payload: Payload, isUpgraded: boolean): Promise<void> => {
  try {
    await tune(payload)
    if (isUpgraded) await enterAgain(payload)
    await enterMissing(payload)
    makeSoon(payload)
  } catch (error) {
    if (!hasCode(error, notThere)) throw error
  }
}
