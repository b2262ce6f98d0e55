import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionSlug,
  PayloadRequest,
} from 'payload'
import { relationId } from '../text/manuscript/fromArticle.ts'
import { savingOf } from './saving.ts'
import { takeTurn } from '../database/takeTurn.ts'

type Used =
  { citations?: { source?: unknown }[] | null; pictures?: unknown[] | null } | null | undefined

const idsOf = (...articles: Used[]): { sources: Set<string>; media: Set<string> } => {
  const [sources, media] = [new Set<string>(), new Set<string>()]
  for (const article of articles) {
    for (const { source } of article?.citations ?? [])
      if (relationId(source)) sources.add(relationId(source)!)
    for (const picture of article?.pictures ?? [])
      if (relationId(picture)) media.add(relationId(picture)!)
  }
  return { sources, media }
}

const liveOf = (req: PayloadRequest): Map<string, Used> =>
  ((req.context.midashiLive as Map<string, Used>) ??= new Map())

/** Notes what the published article shows before it is overwritten; its latest draft may show something else. */
export const rememberLive: CollectionBeforeChangeHook = async ({
  collection,
  data,
  originalDoc,
  req,
}) => {
  const isDraft = savingOf(req, collection.slug).draft && data._status !== 'published'
  if (!originalDoc?.id || isDraft) return data
  const live = await usedBy(req, collection.slug, originalDoc.id)
  liveOf(req).set(String(originalDoc.id), live)
  return data
}

/** What an anonymous reader may see of an article's companions follows the articles that are published. */
export const refreshPublic: CollectionAfterChangeHook = async ({ collection, doc, req }) => {
  // A draft changes nothing that is live.
  if (savingOf(req, collection.slug).draft && doc._status === 'draft') return doc
  const live = liveOf(req)
  // Not from `doc`: whoever saved it may have asked for a part of it.
  const now = await usedBy(req, collection.slug, doc.id)
  await refresh(idsOf(now, live.get(String(doc.id))), collection.slug, req)
  live.delete(String(doc.id))
  return doc
}

/** Notes what an article shows before it is deleted. */
export const rememberDeleted: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  liveOf(req).set(String(id), await usedBy(req, collection.slug, id))
}

export const refreshPublicAfterDelete: CollectionAfterDeleteHook = async ({
  collection,
  doc,
  req,
}) => {
  await refresh(idsOf(liveOf(req).get(String(doc.id))), collection.slug, req)
  liveOf(req).delete(String(doc.id))
  return doc
}

/** What the stored article shows, whatever its drafts show. */
const usedBy = async (
  req: PayloadRequest,
  collection: CollectionSlug,
  id: string | number,
): Promise<Used> =>
  req.payload.db.findOne<{ id: string } & NonNullable<Used>>({
    collection,
    where: { id: { equals: id } },
    select: { citations: true, pictures: true },
    req,
  })

const refresh = async (
  { sources, media }: ReturnType<typeof idsOf>,
  articles: string,
  req: PayloadRequest,
): Promise<void> => {
  // In one order everywhere, so that two articles never wait for each other.
  for (const id of [...sources].sort())
    await setPublic('sources', id, articles, 'citations.source', req)
  for (const id of [...media].sort()) await setPublic('media', id, articles, 'pictures', req)
}

type Publicity = { id: string; isPublic?: boolean | null; publicFrom?: string | null }

/** Asks the database rather than counting up and down, so that it is right however often it runs. */
const setPublic = async (
  collection: CollectionSlug,
  id: string,
  articles: string,
  through: string,
  req: PayloadRequest,
): Promise<void> => {
  const { db } = req.payload
  await takeTurn(id, req)
  // The earliest is enough to know; a source may be cited by thousands.
  const shown = await db.find<{ id: string; publishedAt?: string | null }>({
    collection: articles as CollectionSlug,
    where: {
      and: [
        { [through]: { equals: id } },
        { _status: { equals: 'published' } },
        { deletedAt: { exists: false } },
      ],
    },
    sort: 'publishedAt',
    limit: 1,
    pagination: false,
    select: { publishedAt: true },
    req,
  })
  const isPublic = shown.docs.length > 0
  const publicFrom = shown.docs[0]?.publishedAt ?? null
  const current = await db.findOne<Publicity>({
    collection,
    where: { id: { equals: id } },
    select: { isPublic: true, publicFrom: true },
    req,
  })
  if (!current || (Boolean(current.isPublic) === isPublic && sameTime(current, publicFrom))) return
  // The columns alone: an update through Payload would run the record's hooks.
  await db.updateOne({ collection, id, data: { isPublic, publicFrom }, returning: false, req })
}

const sameTime = ({ publicFrom = null }: Publicity, time: string | null): boolean =>
  publicFrom === null || time === null
    ? publicFrom === time
    : Date.parse(publicFrom) === Date.parse(time)
