import { createHash } from 'node:crypto'
import type { CollectionSlug, PayloadRequest } from 'payload'
import type { Citation, CitationRole } from '../text/manuscript/manuscript.ts'
import { advisoryLock } from './advisoryLock.ts'
import { slugOf } from '../slugs.ts'

/** A source as the collection keeps it, as far as citing looks into it. */
export type StoredSource = {
  id: string | number
  key?: string | null
  title?: string | null
  publisher?: string | null
  url?: string | null
  publishedOn?: string | null
}

/** One row of an article's `citations`. */
export type CitationRow = {
  source: string | number
  role: CitationRole
  statedTitle: string | null
  statedPublisher: string | null
  /** As `YYYY-MM-DD`. */
  statedPublishedOn: string | null
}

/** Waits until nobody else is making a source of this key: whoever comes second finds the record of the first. */
export const takeSourceTurn = (req: PayloadRequest, key: string): Promise<void> =>
  advisoryLock(`source ${createHash('sha256').update(key).digest('hex')}`, req)

/** The source of a key, or the one that took it over when two were merged. */
export const sourceOfKey = async (
  req: PayloadRequest,
  key: string,
): Promise<StoredSource | null> => {
  const { docs } = await req.payload.db.find<StoredSource>({
    collection: slugOf(req, 'sources'),
    where: { or: [{ key: { equals: key } }, { aliases: { in: [key] } }] },
    limit: 1,
    pagination: false,
    req,
  })
  return docs[0] ?? null
}

/**
 * The rows that cite these, in their order, within the transaction of the request; a source nobody has cited before is made.
 * What the archive calls otherwise keeps the title, publisher and day it is cited with. `made` are the ids of the new ones,
 * which say so where an import has made them.
 */
export const citeSources = async (
  req: PayloadRequest,
  citations: Citation[],
  isImported = false,
): Promise<{ rows: CitationRow[]; made: string[] }> => {
  const sources = new Map<string, StoredSource>()
  const made: string[] = []
  // In one order everywhere, so that two editors who cite the same two sources never wait for each other.
  for (const key of [...new Set(citations.map((citation) => citation.key))].sort()) {
    await takeSourceTurn(req, key)
    const known = await sourceOfKey(req, key)
    const first = citations.find((citation) => citation.key === key)!
    const source = known ?? (await makeSource(req, first, isImported))
    if (!known) made.push(String(source.id))
    sources.set(key, source)
  }
  const rows = citations.map(({ key, role, title, publisher, publishedOn }) => {
    const source = sources.get(key)!
    return {
      source: source.id,
      role,
      statedTitle: differing(title, source.title),
      statedPublisher: differing(publisher, source.publisher),
      statedPublishedOn: differing(publishedOn, dayOf(source.publishedOn)),
    }
  })
  return { rows, made }
}

/** The day of a date, as the record of a source keeps it. */
const dayOf = (date: string | null | undefined): string | null => date?.slice(0, 10) ?? null

const differing = (stated: string | null, recorded: string | null | undefined): string | null =>
  stated && stated !== recorded ? stated : null

const makeSource = async (
  req: PayloadRequest,
  { title, publisher, publishedOn, url, language }: Citation,
  isImported: boolean,
): Promise<StoredSource> => {
  const doc = await req.payload.create({
    collection: slugOf(req, 'sources') as CollectionSlug,
    data: { title, publisher, publishedOn, url, language, isImported } as never,
    depth: 0,
    req,
  })
  return doc as unknown as StoredSource
}
