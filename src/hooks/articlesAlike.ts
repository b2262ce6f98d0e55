import type {
  CollectionAfterChangeHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  PayloadRequest,
} from 'payload'
import { fold } from '../text/japanese/fold.ts'
import { relationId } from '../text/manuscript/fromArticle.ts'
import { fromLexical } from '../text/manuscript/fromLexical.ts'
import type { Alike } from '../text/manuscript/manuscript.ts'
import { toText } from '../text/manuscript/toText.ts'
import { containment, sameArticle, sketchOf } from '../text/repeats/containment.ts'
import { savingOf } from './saving.ts'
import { takeTurn } from './takeTurn.ts'

/** The least folded characters of an article that is compared: two short notices are alike by nature. */
const shortest = 200

/** How many articles share one hash at most: a phrase all articles have tells none of them apart. */
const mostSharing = 20

/** How many hashes two articles share before they are compared. */
const leastShared = 2

/** How many articles are compared, those that share most first. */
const mostCompared = 5

type Print = { id: string | number; article?: unknown; hashes?: number[] | null }

const textOf = (body: unknown): string => toText(fromLexical(body))

const sketch = (text: string): number[] => (fold(text).length < shortest ? [] : sketchOf(text))

/**
 * The articles whose text is mostly the same as this body, the most alike first. They are found by rare pieces of text
 * in an index, so that a look-up takes as long in a large archive as in a small one.
 */
export const articlesAlike = async (
  req: PayloadRequest,
  articles: string,
  id: string | null,
  body: unknown,
): Promise<Alike[]> => {
  const text = textOf(body)
  const hashes = sketch(text)
  if (hashes.length === 0) return []
  const shared = new Map<string, number>()
  for (const print of await printsWith(req, hashes)) {
    const other = relationId(print.article)
    if (other === null || other === id) continue
    const own = new Set(print.hashes)
    shared.set(other, hashes.filter((hash) => own.has(hash)).length)
  }
  const candidates = [...shared]
    .filter(([, count]) => count >= leastShared)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, mostCompared)
    .map(([other]) => other)
  if (candidates.length === 0) return []
  const docs = await latest(req, articles, candidates)
  return docs
    .map((doc) => ({
      id: String(doc.id),
      title: doc.title ?? '',
      containment: containment(text, textOf(doc.body)),
    }))
    .filter((other) => other.containment >= sameArticle)
    .toSorted((a, b) => b.containment - a.containment)
}

type Compared = { id: string | number; title?: string | null; body?: unknown }

/** Articles as they were saved last, published or not; not those in the bin. */
const latest = async (
  req: PayloadRequest,
  articles: string,
  ids: string[],
): Promise<Compared[]> => {
  const { docs } = await req.payload.find({
    collection: articles as CollectionSlug,
    where: { and: [{ id: { in: ids } }, { deletedAt: { exists: false } }] },
    draft: true,
    depth: 0,
    limit: ids.length,
    pagination: false,
    select: { title: true, body: true } as never,
    req,
  })
  return docs as Compared[]
}

/** Keeps the index: what an article was saved with, by whatever door, it is found by. Autosave leaves it alone. */
export const keepFingerprint: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  if (savingOf(req, collection.slug).autosave) return doc
  const { db } = req.payload
  const where = { article: { equals: doc.id } }
  const known = await db.findOne<Print>({ collection: 'fingerprints', where, req })
  const hashes = await rareOf(req, sketch(textOf(doc.body)), known)
  if (known?.hashes?.join() === hashes.join() || (!known && hashes.length === 0)) return doc
  await takeTurn(String(doc.id), req)
  await db.upsert({ collection: 'fingerprints', where, data: { article: doc.id, hashes }, req })
  return doc
}

export const dropFingerprint: CollectionBeforeDeleteHook = async ({ id, req }) => {
  await req.payload.db.deleteMany({
    collection: 'fingerprints',
    where: { article: { equals: id } },
    req,
  })
}

/** The hashes that tell articles apart: not those that many have already. */
const rareOf = async (
  req: PayloadRequest,
  hashes: number[],
  own: Print | null,
): Promise<number[]> => {
  if (hashes.length === 0) return []
  const counts = new Map<number, number>()
  for (const print of await printsWith(req, hashes))
    if (print.id !== own?.id)
      for (const hash of print.hashes ?? []) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return hashes.filter((hash) => (counts.get(hash) ?? 0) < mostSharing)
}

const printsWith = async (req: PayloadRequest, hashes: number[]): Promise<Print[]> => {
  const { docs } = await req.payload.db.find<Print>({
    collection: 'fingerprints',
    where: { hashes: { in: hashes } },
    limit: hashes.length * mostSharing,
    pagination: false,
    req,
  })
  return docs
}
