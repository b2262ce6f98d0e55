import pLimit from 'p-limit'
import type { PayloadRequest, Where } from 'payload'
import { published } from '../../access/published.ts'
import { slugOf } from '../../slugs.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { cardOf, type ReadArticle } from '../pageOf.ts'
import { hasComments } from '../siteOf.ts'
import type { Card } from '../site/answers.ts'

/** How many are read at once, which is what a reader may at most. */
export const batch = 100

/** Published articles in an order, of those whoever asks may read. */
export type Question = {
  where?: Where[]
  depth: number
  /** Where it is left out, all fields. */
  select?: Record<string, true>
  isOldestFirst?: boolean
}

/** What a card is made of; what is populated for it is one level away. */
export const ofCards = {
  slug: true,
  title: true,
  kicker: true,
  excerpt: true,
  publishedAt: true,
  updatedAt: true,
  revisedAt: true,
  format: true,
  tags: true,
  authors: true,
  category: true,
  eyecatch: true,
} as const

const collectionOf = (req: PayloadRequest) => slugOf(req, 'articles') as 'articles'

const isPublished = (where: Where[] = []): Where => ({ and: [published(), ...where] })

/** Reads articles in batches, as long as somebody wants more of them. */
export async function* readArticles(
  req: PayloadRequest,
  { where, isOldestFirst = false, ...question }: Question,
  size = batch,
): AsyncGenerator<ReadArticle> {
  const sort = isOldestFirst ? ['publishedAt', 'id'] : ['-publishedAt', '-id']
  for (let page = 1; ; page++) {
    const { docs, hasNextPage } = await req.payload.find({
      collection: collectionOf(req),
      where: isPublished(where),
      ...question,
      sort,
      page,
      limit: Math.min(size, batch),
      draft: false,
      overrideAccess: false,
      req,
    })
    yield* docs as unknown as ReadArticle[]
    if (!hasNextPage) return
  }
}

/** Takes a turn among those who look through every article: whoever reads a page never waits for them. */
export const throughAll = pLimit(2)

/** The first articles of a question. */
export const firstArticles = async (
  req: PayloadRequest,
  question: Question,
  size: number,
): Promise<ReadArticle[]> => {
  const found: ReadArticle[] = []
  if (size === 0) return found
  for await (const article of readArticles(req, question, size)) {
    found.push(article)
    if (found.length === size) break
  }
  return found
}

export const countArticles = async (req: PayloadRequest, where: Where[]): Promise<number> => {
  const { totalDocs } = await req.payload.count({
    collection: collectionOf(req),
    where: isPublished(where),
    overrideAccess: false,
    req,
  })
  return totalDocs
}

/** Articles by their ids, in the order of the ids; what may not be read is left out. */
export const articlesById = async (
  req: PayloadRequest,
  ids: (string | number)[],
  question: Question = { depth: 1, select: ofCards },
): Promise<ReadArticle[]> => {
  const found = new Map<string, ReadArticle>()
  for (let at = 0; at < ids.length; at += batch) {
    const some = [{ id: { in: ids.slice(at, at + batch) } }]
    for await (const article of readArticles(req, { ...question, where: some }))
      found.set(String(article.id), article)
  }
  return ids.flatMap((id) => found.get(String(id)) ?? [])
}

/** The discussions under articles, by the articles' ids; null where readers do not comment. */
export const discussionsOf = async (
  req: PayloadRequest,
  articles: ReadArticle[],
): Promise<Map<string, { comments: number; closed: boolean }> | null> => {
  if (!hasComments(req)) return null
  if (articles.length === 0) return new Map()
  const { docs } = await req.payload.find({
    collection: slugOf(req, 'discussions') as 'discussions',
    where: { article: { in: articles.map(({ id }) => id) } },
    depth: 0,
    pagination: false,
    req,
  })
  return new Map(
    docs.map(({ article, comments, closed }) => [
      String(relationId(article)),
      { comments, closed: closed === true },
    ]),
  )
}

/** Articles as they stand in lists, with how many comments each has. */
export const cardsFor = async (req: PayloadRequest, articles: ReadArticle[]): Promise<Card[]> => {
  const said = await discussionsOf(req, articles)
  return articles.map((article) => ({
    ...(cardOf(article) as Card),
    ...(said && { comments: said.get(String(article.id))?.comments ?? 0 }),
  }))
}
