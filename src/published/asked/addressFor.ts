import type { PayloadRequest, Where } from 'payload'
import { slugOf } from '../../slugs.ts'
import { addressKeys } from '../../text/blogs/oldAddress.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { oldAddresses, type Standing } from '../entryOf.ts'
import { articlesById } from './readArticles.ts'

/** How many articles an address may have been that of, and how many versions are looked through for them. */
const looked = 100

/**
 * Where an address of old leads now, as a slug: one an article was published under, or was imported from, whole or its path; null
 * where nowhere. What was, staff alone may read; where it leads, whoever asks may read or not.
 */
export const movedFor = async (req: PayloadRequest, from: string): Promise<string | null> => {
  const ids = [...(await publishedAs(req, from)), ...(await importedFrom(req, from))]
  const articles = await articlesById(req, [...new Set(ids)], {
    depth: 0,
    select: { slug: true, publishedAt: true },
  })
  const slugs = articles.map(({ id, slug }) => slug || String(id))
  return slugs.find((slug) => slug !== from) ?? null
}

const articlesOf = (req: PayloadRequest) => slugOf(req, 'articles') as 'articles'

const publishedAs = async (req: PayloadRequest, slug: string): Promise<(string | number)[]> => {
  const { docs } = await req.payload.findVersions({
    collection: articlesOf(req),
    where: {
      and: [{ 'version.slug': { equals: slug } }, { 'version._status': { equals: 'published' } }],
    },
    depth: 0,
    limit: looked,
    sort: '-updatedAt',
    select: { parent: true } as never,
    req,
  })
  return docs.flatMap(({ parent }) => relationId(parent) ?? [])
}

const importedFrom = async (req: PayloadRequest, address: string): Promise<(string | number)[]> => {
  const keys = addressKeys(address)
  // Another address it had stands among what the import has kept, which nothing can be asked by.
  const forms = new Set(keys.flatMap((key) => [key, encodeURI(key)]))
  const likely: Where[] = [...forms].map((form) => ({ 'origin.url': { contains: form } }))
  if (likely.length === 0) return []
  const { docs } = await req.payload.find({
    collection: articlesOf(req),
    where: { or: likely },
    depth: 0,
    limit: looked,
    select: { origin: true } as never,
    req,
  })
  return (docs as unknown as Standing[])
    .filter(({ origin }) => oldAddresses(origin).some((key) => keys.includes(key)))
    .map(({ id }) => id)
}
