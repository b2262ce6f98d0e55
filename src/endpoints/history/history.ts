import type { Endpoint } from 'payload'
import { isPublishedNow } from '../../access/published.ts'
import { mustBe } from '../../access/roles.ts'
import { isId, rawId } from '../../database/ids.ts'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'
import type { SavedState } from '../../text/article/changedField.ts'
import type { ReviewState } from '../../text/house/reviewStates.ts'
import type { House } from '../../text/proof/rule.ts'
import { changedFields } from './changedFields.ts'

/** How many states of an article are told of at once. */
const perPage = 15

type Version = {
  id: string | number
  updatedAt: string
  version: Record<string, unknown> & {
    _status?: string
    revisedBy?: string | null
    review?: Review | null
  }
}

type Review = { state?: ReviewState | null; note?: string | null; at?: string | null }

/**
 * `GET /api/articles/history?article=ID&page=1`: who saved an article when, and what each has changed: `{ docs, hasNext }`, the newest
 * first. For staff.
 */
export const history = (house: House): Endpoint => ({
  path: '/history',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    const { article, page } = req.query
    if (!isId(req, article))
      throw refusal(req, 400, {
        ja: '記事のIDを article に指定してください。',
        en: 'Give the id of an article as `article`.',
      })
    const at = Math.max(Math.floor(Number(page)) || 1, 1)
    const collection = slugOf(req, 'articles') as 'articles'
    const id = rawId(req, article)
    const read = async (from: number, limit: number): Promise<Version[]> => {
      const { docs } = await req.payload.findVersions({
        collection,
        where: { parent: { equals: id } },
        sort: '-updatedAt',
        depth: 0,
        limit,
        page: from,
        overrideAccess: false,
        req,
      })
      return docs as unknown as Version[]
    }
    const shown = await read(at, perPage)
    // The one behind the last is what that one is compared with.
    const [behind] = shown.length === perPage ? await read(at * perPage + 1, 1) : []
    const all = behind ? [...shown, behind] : shown
    const changes = await changedFields(
      req,
      all.map(({ version }) => version),
      house,
    )
    const live = await liveVersion(req, collection, id)
    const docs = shown.map(({ id, updatedAt, version }, n): SavedState => ({
      id: String(id),
      at: updatedAt,
      by: version.revisedBy || null,
      isPublished: version._status === 'published',
      isLive: live === String(id),
      changes: changes[n] ?? null,
      step: stepOf(version, all[n + 1]?.version),
    }))
    return Response.json({ docs, hasNext: behind !== undefined })
  },
})

/** What the desk did between two versions; what is published is with nobody. */
const stepOf = (
  { review, _status }: Version['version'],
  before: Version['version'] | undefined,
): SavedState['step'] => {
  const was = before?.review?.state ?? null
  if (review?.state)
    return review.state === was && review.at === before?.review?.at
      ? null
      : { state: review.state, note: review.note || null }
  return was === null || _status === 'published' ? null : { state: 'taken back', note: null }
}

/** The version readers see; null where they see none. */
const liveVersion = async (
  req: Parameters<Endpoint['handler']>[0],
  collection: 'articles',
  id: string | number,
): Promise<string | null> => {
  const article = await req.payload.findByID({
    collection,
    id,
    depth: 0,
    select: { _status: true, publishedAt: true } as never,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  if (!isPublishedNow((article ?? {}) as Parameters<typeof isPublishedNow>[0])) return null
  const { docs } = await req.payload.findVersions({
    collection,
    where: { and: [{ parent: { equals: id } }, { 'version._status': { equals: 'published' } }] },
    sort: '-updatedAt',
    depth: 0,
    limit: 1,
    select: { parent: true } as never,
    overrideAccess: false,
    req,
  })
  return docs[0] ? String(docs[0].id) : null
}
