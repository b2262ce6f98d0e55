import { sql } from '@payloadcms/db-postgres/drizzle'
import type { CollectionSlug, PayloadRequest } from 'payload'
import { readBody, type ReadBody } from '../text/article/readBody.ts'
import type { KnowsSections } from '../text/manuscript/sections.ts'
import type { Alike } from '../text/proof/rule.ts'
import { containment, minContainment } from '../text/repeats/containment.ts'
import { newId } from './ids.ts'
import { runSql, table, type Statement } from './runSql.ts'

/** How many articles share one hash at most: a phrase all articles have tells none of them apart. */
const maxSharing = 8

/** How many hashes two articles share before they are compared. */
const minShared = 4

/** How many articles are compared, those that share most first. */
const maxCompared = 5

/**
 * The articles whose text is mostly the same as this body, the most alike first. They are found by rare pieces of text
 * in an index, so that a look-up takes as long in a large archive as in a small one.
 */
export const articlesAlike = async (
  req: PayloadRequest,
  articles: string,
  id: string | null,
  body: ReadBody,
  house: KnowsSections,
): Promise<Alike[]> => {
  const { folded } = body
  const candidates = [...(await sharing(req, body))]
    .filter(([other, common]) => other !== id && common.length >= minShared)
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, maxCompared)
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
    .filter((other) => other.containment >= minContainment)
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

/**
 * Puts an article into the index, or what it says now in the place of what it said. One that is `new` has said nothing yet.
 */
export const indexArticle = async (
  req: PayloadRequest,
  id: string,
  body: ReadBody,
  { isNew = false }: { isNew?: boolean } = {},
): Promise<void> => {
  const [prints, numbers] = [table(req, 'fingerprints'), table(req, 'fingerprints_numbers')]
  const hashes = await rareOf(req, body, id)
  if (!isNew) {
    const [known] = await runSql(
      req,
      sql`select array(select n.number::int from ${numbers} n where n.parent_id = p.id order by n."order") as hashes
       from ${prints} p where p.article_id = ${id}`,
    )
    if ((known?.hashes as number[] | undefined)?.join() === hashes.join()) return
  }
  // Two who index one article at the same moment meet at its row.
  await runSql(
    req,
    sql`with print as (insert into ${prints} (id, article_id) values (${newId(req)}, ${id})
        on conflict (article_id) do update set article_id = excluded.article_id returning id),
      gone as (delete from ${numbers} where parent_id in (select id from print) returning 1)
     insert into ${numbers} (number, "order", parent_id, path)
     select h.number, h.place, print.id, 'hashes' from print, unnest(${intArray(hashes)}) with ordinality as h(number, place)`,
  )
}

/** Numbers as one parameter. */
const intArray = (numbers: number[]): Statement => sql`${`{${numbers.join()}}`}::int[]`

/** The hashes that tell articles apart: not those that many others have already. */
const rareOf = async (req: PayloadRequest, body: ReadBody, id: string): Promise<number[]> => {
  const hashes = body.sketch()
  if (hashes.length === 0) return []
  const counts = new Map<number, number>()
  for (const [other, common] of await sharing(req, body))
    if (other !== id) for (const hash of common) counts.set(hash, (counts.get(hash) ?? 0) + 1)
  return hashes.filter((hash) => (counts.get(hash) ?? 0) < maxSharing)
}

/** What the index had of a body when it was first asked, in the transaction of one save. */
const asked = new WeakMap<ReadBody, Promise<Map<string, number[]>>>()

/** The articles that hold some of the hashes of a body, and which. Asked once for a body that was read once. */
const sharing = (req: PayloadRequest, body: ReadBody): Promise<Map<string, number[]>> => {
  const known = asked.get(body) ?? lookUp(req, body.sketch())
  asked.set(body, known)
  return known
}

const lookUp = async (req: PayloadRequest, hashes: number[]): Promise<Map<string, number[]>> => {
  const shared = new Map<string, number[]>()
  if (hashes.length === 0) return shared
  const [prints, numbers] = [table(req, 'fingerprints'), table(req, 'fingerprints_numbers')]
  const rows = await runSql(
    req,
    sql`select p.article_id::text as article, n.number::bigint as hash from ${numbers} n
    join ${prints} p on p.id = n.parent_id where n.number = any(${intArray(hashes)})
    limit ${hashes.length * maxSharing * 2}`,
  )
  for (const { article, hash } of rows) {
    if (typeof article !== 'string') continue
    const common = shared.get(article) ?? []
    common.push(Number(hash))
    shared.set(article, common)
  }
  return shared
}
