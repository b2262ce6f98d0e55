import { NotFound, type PayloadRequest } from 'payload'
import type { Citation } from '../text/manuscript/manuscript.ts'
import { hostOf } from '../text/sources/canonicalUrl.ts'
import { sourceKey } from '../text/sources/citation.ts'
import type { KnowsSites } from '../text/sources/siteForm.ts'
import { moveCitations } from './moveCitations.ts'
import { slugOf } from '../slugs.ts'

type Source = {
  id: string | number
  key?: string | null
  url?: string | null
  aliases?: string[] | null
  isPublic?: boolean | null
  /** ISO 8601. */
  publicFrom?: string | null
  [field: string]: unknown
}

/** What the source that stays takes over where it says nothing itself. */
const takenOver = [
  'title',
  'url',
  'publisher',
  'publishedOn',
  'author',
  'language',
  'archiveUrl',
] as const

/**
 * Makes one source of two, in the transaction of the request: everything that cites the one cites the other from now on, in live
 * articles, drafts and versions; its addresses stay as aliases, and it is deleted.
 * @returns the source that stays, and how many citations were moved
 * @throws {NotFound} where one of them is not there
 */
export const mergeSources = async (
  req: PayloadRequest,
  ids: { gone: string; stays: string },
  house: KnowsSites,
): Promise<{ doc: unknown; moved: number }> => {
  const [gone, stays] = [await sourceOf(req, ids.gone), await sourceOf(req, ids.stays)]
  const moved = await moveCitations(req, String(gone.id), String(stays.id))
  const { db } = req.payload
  await db.deleteOne({
    collection: slugOf(req, 'sources'),
    where: { id: { equals: gone.id } },
    req,
  })
  const doc = await db.updateOne({
    collection: slugOf(req, 'sources'),
    id: stays.id,
    // A list among the fields makes Payload write the whole row.
    data: { ...stays, ...merged(gone, stays, house) },
    req,
  })
  return { doc, moved }
}

const sourceOf = async (req: PayloadRequest, id: string): Promise<Source> => {
  const source = await req.payload.db.findOne<Source>({
    collection: slugOf(req, 'sources'),
    where: { id: { equals: id } },
    req,
  })
  if (!source) throw new NotFound(req.t)
  return source
}

const merged = (gone: Source, stays: Source, house: KnowsSites): Partial<Source> => {
  const fields = Object.fromEntries(
    takenOver.map((field) => [field, stays[field] || (gone[field] ?? null)]),
  ) as Pick<Citation, 'title' | 'url' | 'publisher' | 'publishedOn'>
  const publishedOn = fields.publishedOn?.slice(0, 10) ?? null
  const key = sourceKey({ ...fields, publishedOn }, house)
  const addresses = [
    stays.key,
    ...(stays.aliases ?? []),
    gone.key,
    gone.url,
    ...(gone.aliases ?? []),
  ]
  return {
    ...fields,
    key,
    host: fields.url ? hostOf(fields.url) : null,
    label: fields.title || fields.url || null,
    aliases: [
      ...new Set(
        addresses.filter(
          (alias): alias is string => Boolean(alias) && alias !== key && alias !== fields.url,
        ),
      ),
    ],
    isPublic: Boolean(gone.isPublic || stays.isPublic),
    publicFrom: [gone.publicFrom, stays.publicFrom].filter(Boolean).sort()[0] ?? null,
  }
}
