import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { hasCode, leadsNowhere } from '../database/hasCode.ts'
import { isId } from '../database/ids.ts'
import { inTransaction } from '../database/inTransaction.ts'
import {
  leave,
  lockReadModel,
  nextPublic,
  rowOf,
  writePage,
  type Entry,
  type Page,
  type Row,
} from '../database/published/entries.ts'
import { bump } from '../database/published/version.ts'
import { slugOf } from '../slugs.ts'
import { entryOf } from './entryOf.ts'
import { withOwnLinks } from './ownLinks.ts'
import { pageOf, type ReadArticle } from './pageOf.ts'
import { readAsStranger } from './readAsStranger.ts'
import { shapeOf } from './shapeOf.ts'
import { houseIn } from './siteOf.ts'

/** How deep relations are followed: to a source, to the picture of a related article. */
export const depthOfPages = 2

/**
 * Makes the page of an article anew, by reading it as a stranger; in a transaction of its own, in which nobody else writes the read
 * model. An article a stranger does not get leaves it.
 */
export const makeArticle = async (payload: Payload, id: string): Promise<void> => {
  const req = await createLocalReq({}, payload)
  if (!isId(req, id)) return
  try {
    await inTransaction(req, async () => {
      await lockReadModel(req, [id])
      const before = await rowOf(req, id)
      // Somebody else has made it meanwhile, or it is gone.
      if (before && (before.due || before.shape !== shapeOf(req))) await make(req, id, before)
    })
  } catch (error) {
    // It was deleted while it was made.
    if (!hasCode(error, leadsNowhere)) throw error
  }
}

/** The same in the transaction of a request that holds the lock, whether or not it is due. */
export const make = async (req: PayloadRequest, id: string, before: Row): Promise<void> => {
  await bump(req)
  // By the clock of this process, which the access rules go by: the database's may be a little ahead of it.
  const isEarly = before.at.getTime() > Date.now()
  const made = await readPage(req, id)
  if (made) return writePage(req, id, made.entry, before, made.page)
  if (!isEarly) await leave(req, id, before)
}

/** What is made of an article that a stranger reads now; null where a stranger does not get it. */
export const readPage = async (
  req: PayloadRequest,
  id: string,
): Promise<{ entry: Entry; page: Page } | null> => {
  const { doc, depends } = await readAsStranger<ReadArticle>(
    req,
    slugOf(req, 'articles'),
    id,
    depthOfPages,
  )
  if (!doc?.publishedAt) return null
  const others = depends.flatMap((key) =>
    key.startsWith('articles:') ? [key.slice('articles:'.length)] : [],
  )
  const own = await withOwnLinks(req, id, doc.body)
  const page = pageOf(
    { ...doc, body: own.body },
    {
      depends: [...depends, ...own.depends],
      until: earlier(await nextPublic(req, others), own.until),
      house: houseIn(req),
      shape: shapeOf(req),
    },
  )
  return { entry: entryOf(doc), page }
}

const earlier = (a: Date | null, b: Date | null): Date | null =>
  a && b ? (a < b ? a : b) : (a ?? b)
