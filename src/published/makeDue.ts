import { createLocalReq, type Payload } from 'payload'
import { dueArticles } from '../database/published/due.ts'
import { makeArticle } from './makeArticle.ts'
import { shapeOf } from './shapeOf.ts'

/** How many are looked for at once. */
const batch = 100

/** Makes all pages that are due, the latest first; readers are served meanwhile. */
export const makeDue = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const tried = new Set<string>()
  for (;;) {
    const due = (await dueArticles(req, shapeOf(req), batch + tried.size)).filter(
      (id) => !tried.has(id),
    )
    if (due.length === 0) return
    for (const id of due) tried.add(id)
    await makeEach(payload, due)
  }
}

/** Makes the pages of these; one that cannot be made is left to whoever asks. */
export const makeEach = async (payload: Payload, ids: string[]): Promise<void> => {
  for (const id of ids)
    await makeArticle(payload, id).catch((err: unknown) =>
      payload.logger.warn({ err, msg: `midashi: the page of the article ${id} cannot be made` }),
    )
}
