import type { PayloadRequest } from 'payload'
import { slugOf } from '../../slugs.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { articlesById } from './readArticles.ts'

/** Where addresses of old lead now, as a slug: one an article was published under, or was imported from; null where nowhere. */
export const movedFor = async (req: PayloadRequest, from: string[]): Promise<string | null> => {
  const collection = slugOf(req, 'articles') as 'articles'
  // What was, staff alone may read; where it leads, whoever asks may read or not.
  const { docs: was } = await req.payload.findVersions({
    collection,
    where: {
      and: [{ 'version.slug': { in: from } }, { 'version._status': { equals: 'published' } }],
    },
    depth: 0,
    limit: 10,
    sort: '-updatedAt',
    select: { parent: true } as never,
    req,
  })
  const { docs: imported } = await req.payload.find({
    collection,
    where: { 'origin.url': { in: from } },
    depth: 0,
    limit: 10,
    select: { slug: true },
    req,
  })
  const ids = [
    ...was.flatMap(({ parent }) => relationId(parent) ?? []),
    ...imported.map(({ id }) => id),
  ]
  const [article] = await articlesById(req, [...new Set(ids)], {
    depth: 0,
    select: { slug: true, publishedAt: true },
  })
  const slug = article && (article.slug || String(article.id))
  return slug && !from.includes(slug) ? slug : null
}
