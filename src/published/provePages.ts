import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { countEntered, enteredAfter, misplaced, wrongCounts } from '../database/published/due.ts'
import { lockReadModel, rowOf } from '../database/published/entries.ts'
import { bump } from '../database/published/version.ts'
import { make, readPage } from './makeArticle.ts'
import { enterMissing } from './openReadModel.ts'

/** Something readers would be sent wrong: of an article by its id, or of a list. */
export type Wrong = { what: 'missing' | 'private' | 'differs' | 'counts'; about: string }

const inTurn = async <T>(
  payload: Payload,
  articles: string[],
  work: (req: PayloadRequest) => Promise<T>,
): Promise<T> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    await lockReadModel(req, articles)
    return work(req)
  })
}

export const countPages = async (payload: Payload): Promise<number> =>
  countEntered(await createLocalReq({}, payload))

/** How many are looked at before the next are. */
const batch = 200

/**
 * Compares every page with what is made of the article now, and every count with what is there; `check` changes nothing. Each article
 * is compared in a transaction of its own, so that nobody waits for long.
 */
export const provePages = async (
  payload: Payload,
  check: boolean,
  tick: () => void,
): Promise<{ proved: number; wrong: Wrong[] }> => {
  const wrong = await proveEntries(payload, check)
  let proved = 0
  for (let after: string | null = null; ;) {
    const ids = await enteredAfter(await createLocalReq({}, payload), after, batch)
    if (ids.length === 0) break
    for (const id of ids) {
      const found = await inTurn(payload, [id], (req) => proveOne(req, id, check))
      if (found) wrong.push(found)
      proved++
      tick()
    }
    after = ids.at(-1)!
  }
  const counts = await inTurn(payload, [], async (req) => {
    const lists = await wrongCounts(req, !check)
    if (lists.length > 0 && !check) await bump(req)
    return lists
  })
  return {
    proved,
    wrong: [...wrong, ...counts.map((about) => ({ what: 'counts', about }) as const)],
  }
}

/** Whether every published article has a row, and no other. */
const proveEntries = async (payload: Payload, check: boolean): Promise<Wrong[]> => {
  const req = await createLocalReq({}, payload)
  const wrong: Wrong[] = []
  for (const about of await misplaced(req, 10_000))
    if (await rowOf(req, about)) wrong.push({ what: 'private', about })
    // What the app shows no stranger has no page.
    else if (await readPage(req, about)) wrong.push({ what: 'missing', about })
  if (!check) await enterMissing(payload)
  return wrong
}

const proveOne = async (req: PayloadRequest, id: string, check: boolean): Promise<Wrong | null> => {
  const row = await rowOf(req, id)
  // What is due is made when it is asked for; what is to come is not made yet.
  if (!row || row.due || row.at.getTime() > Date.now()) return null
  const made = await readPage(req, id)
  const isRight =
    made !== null &&
    made.page.tag === row.tag &&
    made.entry.slug === row.slug &&
    made.entry.at.getTime() === row.at.getTime() &&
    made.entry.lists.join('\n') === row.lists.join('\n')
  if (isRight) return null
  if (!check) await make(req, id, row)
  return { what: made ? 'differs' : 'private', about: id }
}
