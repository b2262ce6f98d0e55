import type { CollectionBeforeChangeHook, CollectionSlug, PayloadRequest } from 'payload'
import { slug } from '../../text/japanese/slug.ts'
import { excerptOf } from '../../text/article/excerptOf.ts'
import { bodyOf } from '../../request/bodyOf.ts'
import type { House } from '../../text/proof/rule.ts'
import { savingOf } from '../../request/saving.ts'

/**
 * Fills what an editor left out, on explicit saves: the slug from the title, the time of first publication, the excerpt
 * from the summary (kept in step with it as long as nobody wrote one).
 */
export const fillArticle =
  (house: House): CollectionBeforeChangeHook =>
  async ({ collection, data, originalDoc, req }) => {
    if (savingOf(req, collection.slug).autosave) return data
    const excerpt = excerptOf(bodyOf(req, data.body, house), house)
    // An excerpt nobody has written keeps step with the summary it was made of.
    const isOwn =
      data.excerpt &&
      data.excerpt !== excerpt &&
      data.excerpt !== excerptOf(bodyOf(req, originalDoc?.body, house), house)
    return {
      ...data,
      slug: data.slug || (await freeSlug(data.title ?? '', originalDoc?.id, collection.slug, req)),
      publishedAt:
        data.publishedAt ?? (data._status === 'published' ? new Date().toISOString() : null),
      excerpt: isOwn ? data.excerpt : excerpt,
    }
  }

/** How many articles of one title are told apart by a number before the slug gives up on being readable. */
const maxAlike = 50

const freeSlug = async (
  title: string,
  id: unknown,
  collection: CollectionSlug,
  req: PayloadRequest,
): Promise<string | null> => {
  const wanted = slug(title)
  if (!wanted) return null
  for (let n = 1; n <= maxAlike; n++) {
    const candidate = n === 1 ? wanted : `${wanted}-${n}`
    const other = await req.payload.db.findOne<{ id: string }>({
      collection,
      where: { slug: { equals: candidate } },
      req,
    })
    if (!other || other.id === id) return candidate
  }
  return `${wanted}-${crypto.randomUUID().slice(0, 8)}`
}
