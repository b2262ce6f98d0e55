import { createLocalReq, type CollectionSlug, type Payload, type PayloadRequest } from 'payload'
import { hasCode, leadsNowhere } from '../database/hasCode.ts'
import { rawId } from '../database/ids.ts'
import { dueArticles } from '../database/published/due.ts'
import { unreadDrafts, writeDraftText, type SavedDraft } from '../database/published/drafts.ts'
import { slugOf, type CollectionName } from '../slugs.ts'
import { relationId } from '../text/article/fromArticle.ts'
import { makeEach } from './makeDue.ts'
import { makeSoon } from './makeSoon.ts'
import type { ReadArticle } from './pageOf.ts'
import { shapeOf } from './shapeOf.ts'
import { searchTextOf } from './searchText.ts'
import { houseIn } from './siteOf.ts'

/** How many drafts somebody who searches waits for; after an import there may be thousands, which are read behind the answer. */
const atOnce = 200

const reading = new WeakSet<Payload>()

/** How many published articles are made ready before the desk searches, as before readers do. */
const dueAtOnce = 50

/**
 * Has what was saved since somebody searched last read: saving costs nothing for it. What is published is made ready for readers; where
 * much is, it is found as it was until it is made.
 */
export const readDrafts = async (req: PayloadRequest): Promise<void> => {
  const due = await dueArticles(req, shapeOf(req), dueAtOnce + 1)
  if (due.length <= dueAtOnce) await makeEach(req.payload, due)
  else makeSoon(req.payload)
  const drafts = await unreadDrafts(req, atOnce)
  await readEach(req, drafts)
  if (drafts.length === atOnce) readMore(req.payload)
}

const readMore = (payload: Payload): void => {
  if (reading.has(payload)) return
  reading.add(payload)
  const readOn = async (): Promise<void> => {
    const req = await createLocalReq({}, payload)
    const seen = new Set<string>()
    for (;;) {
      const drafts = await unreadDrafts(req, atOnce)
      // Those that cannot be read are looked for by whoever searches next.
      if (drafts.every(({ article, saved }) => seen.has(`${article} ${saved}`))) return
      for (const { article, saved } of drafts) seen.add(`${article} ${saved}`)
      await readEach(req, drafts)
    }
  }
  readOn()
    .catch((err: unknown) =>
      payload.logger.warn({ err, msg: 'midashi: drafts are read when somebody searches' }),
    )
    .finally(() => reading.delete(payload))
}

const readEach = async (req: PayloadRequest, drafts: SavedDraft[]): Promise<void> => {
  if (drafts.length === 0) return
  const docs = await draftsOf(
    req,
    drafts.map(({ article }) => article),
  )
  for (const draft of drafts) {
    const doc = docs.get(draft.article)
    if (!doc) continue
    try {
      await writeDraftText(req, draft, searchTextOf(doc, houseIn(req)))
    } catch (error) {
      // It was deleted meanwhile.
      if (!hasCode(error, leadsNowhere)) throw error
    }
  }
}

/** Articles as they are drafted, with what they name; past all hooks, which would proofread each. */
const draftsOf = async (req: PayloadRequest, ids: string[]): Promise<Map<string, ReadArticle>> => {
  const { docs } = await req.payload.db.queryDrafts<ReadArticle>({
    collection: slugOf(req, 'articles'),
    where: { parent: { in: ids.map((id) => rawId(req, id)) } },
    limit: ids.length,
    pagination: false,
    req,
  })
  const sources = docs.flatMap(({ citations }) => (citations ?? []).map(({ source }) => source))
  const named = {
    sources: await recordsOf(req, 'sources', sources),
    categories: await recordsOf(
      req,
      'categories',
      docs.map(({ category }) => category),
    ),
    authors: await recordsOf(
      req,
      'authors',
      docs.flatMap(({ authors }) => authors ?? []),
    ),
  }
  const known = (name: keyof typeof named, value: unknown): unknown =>
    named[name].get(relationId(value) ?? '') ?? null
  return new Map(
    docs.map((doc) => [
      String(doc.id),
      {
        ...doc,
        category: known('categories', doc.category),
        authors: (doc.authors ?? []).map((author) => known('authors', author)),
        citations: (doc.citations ?? []).map(({ source }) => ({
          source: known('sources', source),
        })),
      },
    ]),
  )
}

/** Records by their ids. */
const recordsOf = async (
  req: PayloadRequest,
  name: CollectionName,
  given: unknown[],
): Promise<Map<string, unknown>> => {
  const ids = [...new Set(given.map(relationId).filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const collection = slugOf(req, name) as CollectionSlug
  const { docs } = await req.payload.db.find<{ id: string | number }>({
    collection,
    where: { id: { in: ids.map((id) => rawId(req, id, collection)) } },
    limit: ids.length,
    pagination: false,
    req,
  })
  return new Map(docs.map((doc) => [String(doc.id), doc]))
}
