import { sql } from '@payloadcms/db-postgres/drizzle'
import type { CollectionSlug, PayloadRequest } from 'payload'
import { readBody, type ReadBody } from '../text/article/readBody.ts'
import type { KnowsSections } from '../text/manuscript/sections.ts'
import type { Alike } from '../text/proof/rule.ts'
import { containment, leastContainment } from '../text/repeats/containment.ts'
import { among, runSql, table } from './runSql.ts'
import { advisoryLock } from './advisoryLock.ts'

/** How many articles share one hash at most: a phrase all articles have tells none of them apart. */
const mostSharing = 8

/** How many hashes two articles share before they are compared. */
const leastShared = 4

/** How many articles are compared, those that share most first. */
const mostCompared = 5

type Print = { id: string | number; hashes?: number[] | null }

/**
 * The articles whose text is mostly the same as this body, the most alike first. They are found by rare pieces of text
 * in an index, so that a look-up takes as long in a large archive as in a small one.
 */
export const articlesAlike = async (
  req: PayloadRequest,
  articles: string,
  id: string | null,
  { folded, sketch }: ReadBody,
  house: KnowsSections,
): Promise<Alike[]> => {
  const hashes = sketch()
  if (hashes.length === 0) return []
  const candidates = [...(await sharing(req, hashes))]
    .filter(([other, common]) => other !== id && common.length >= leastShared)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, mostCompared)
    .map(([other]) => other)
  if (candidates.length === 0) return []
  const docs = await latest(req, articles, candidates)
  return [...new Map(docs.map((doc) => [String(doc.id), doc])).values()]
    .map((doc) => {
      const other = readBody(doc.body, house).folded()
      return {
        id: String(doc.id),
        title: doc.title ?? '',
        containment: containment(folded(), other),
        isShorter: other.length < folded().length,
      }
    })
    .filter((other) => other.containment >= leastContainment)
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

/** Puts an article into the index, or what it says now in the place of what it said. */
export const indexArticle = async (
  req: PayloadRequest,
  id: string,
  { sketch }: ReadBody,
): Promise<void> => {
  const { db } = req.payload
  // Not the turn of the article itself: whoever waits for that may hold its row.
  await advisoryLock(`fingerprint ${id}`, req)
  const known = await db.findOne<Print>({
    collection: 'fingerprints',
    where: { article: { equals: id } },
    req,
  })
  const hashes = await rareOf(req, sketch(), id)
  if ((known?.hashes ?? []).join() === hashes.join()) return
  const written = {
    collection: 'fingerprints' as const,
    data: { article: id, hashes },
    returning: false,
    req,
  }
  await (known ? db.updateOne({ ...written, id: known.id }) : db.create(written))
}

/** The hashes that tell articles apart: not those that many others have already. */
const rareOf = async (req: PayloadRequest, hashes: number[], id: string): Promise<number[]> => {
  if (hashes.length === 0) return []
  const counts = new Map<number, number>()
  for (const [other, common] of await sharing(req, hashes))
    if (other !== id) for (const hash of common) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return hashes.filter((hash) => (counts.get(hash) ?? 0) < mostSharing)
}

/** The articles that hold some of these hashes, and which. */
const sharing = async (req: PayloadRequest, hashes: number[]): Promise<Map<string, number[]>> => {
  const [prints, numbers] = [table(req, 'fingerprints'), table(req, 'fingerprints_numbers')]
  const rows = await runSql(
    req,
    sql`select p.article_id::text as article, n.number::bigint as hash from ${numbers} n
    join ${prints} p on p.id = n.parent_id where n.number ${among(hashes)} limit ${hashes.length * mostSharing * 2}`,
  )
  const shared = new Map<string, number[]>()
  for (const { article, hash } of rows) {
    if (typeof article !== 'string') continue
    const own = shared.get(article) ?? []
    own.push(Number(hash))
    shared.set(article, own)
  }
  return shared
}
