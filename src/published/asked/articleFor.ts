import type { PayloadRequest, Where } from 'payload'
import { isId, rawId } from '../../database/ids.ts'
import { policyNow } from '../../text/comments/policy.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { leastLikeness, likenessOf } from '../../text/house/likeness.ts'
import { titleWords } from '../../text/japanese/titleWords.ts'
import { slugOf } from '../../slugs.ts'
import { entryOf } from '../entryOf.ts'
import { depthOfPages } from '../makeArticle.ts'
import { fullOf, type ReadArticle } from '../pageOf.ts'
import { trailOf } from '../trailOf.ts'
import type { ArticlePage, FullArticle } from '../site/answers.ts'
import { discussionOf, notHere } from '../site/articleCall.ts'
import { movedFor } from './addressFor.ts'
import { inCategories } from './filtered.ts'
import {
  articlesById,
  cardsFor,
  discussionsOf,
  firstArticles,
  ofCards,
  readArticles,
  type Question,
} from './readArticles.ts'

const cards = (where: Where[], isOldestFirst = false): Question => ({
  where,
  depth: 1,
  select: ofCards,
  isOldestFirst,
})

/** The article of a slug; one without a slug goes by its id. */
const articleAt = async (req: PayloadRequest, slug: string): Promise<ReadArticle | null> => {
  const either: Where[] = [
    { slug: { equals: slug } },
    ...(isId(req, slug) ? [{ id: { equals: rawId(req, slug) } }] : []),
  ]
  const found = await firstArticles(req, { where: [{ or: either }], depth: depthOfPages }, 2)
  return found.find((article) => (article.slug || String(article.id)) === slug) ?? null
}

/** Everything the page of an article needs. @throws {SiteRefused} where there is none, or it has moved */
export const articleFor = async (
  req: PayloadRequest,
  slug: string,
  api: string,
): Promise<ArticlePage> => {
  const article = await articleAt(req, slug)
  if (!article) throw notHere(slug, await movedFor(req, slug), api)
  const { policy, category, chosen } = entryOf(article)
  const isOther: Where = { id: { not_equals: article.id } }
  const said = await discussionsOf(req, [article])
  const own = said?.get(String(article.id))
  const sameCategory = category
    ? await firstArticles(req, cards([inCategories(req, [category]), isOther]), 5)
    : []
  return {
    article: fullOf(article) as FullArticle,
    trail: trailOf(article.category),
    previous: (await cardsFor(req, await beside(req, article)))[0] ?? null,
    next: (await cardsFor(req, await beside(req, article, true)))[0] ?? null,
    sameCategory: await cardsFor(req, sameCategory),
    related: await cardsFor(req, await relatedTo(req, article, chosen)),
    // Nobody is counted where there is no read model.
    popular: [],
    comments: said && {
      count: own?.comments ?? 0,
      policy: policyNow(discussionOf({ policy, closed: own?.closed }), Date.now()),
    },
  }
}

/** The article before another in time, or after it; none at the ends. */
const beside = async (
  req: PayloadRequest,
  article: ReadArticle,
  isNext = false,
): Promise<ReadArticle[]> => {
  const at = article.publishedAt!
  const bound: Where = {
    publishedAt: isNext ? { greater_than_equal: at } : { less_than_equal: at },
  }
  let isBehind = false
  for await (const other of readArticles(req, cards([bound], isNext), 5)) {
    if (isBehind || Date.parse(other.publishedAt!) !== Date.parse(at)) return [other]
    isBehind = other.id === article.id
  }
  return []
}

/** How many are looked at for what is like an article. */
const looked = 100

/** What an editor has chosen, then what shares most. */
const relatedTo = async (
  req: PayloadRequest,
  article: ReadArticle,
  chosen: string[],
): Promise<ReadArticle[]> => {
  const ids = chosen.map((id) => rawId(req, id)).filter((id) => id !== article.id)
  const first = await articlesById(req, ids)
  const sources = (article.citations ?? []).flatMap(({ source }) => relationId(source) ?? [])
  // A longer one than a reader may ask for is no tag others have.
  const tags = (article.tags ?? []).flatMap((tag) => (tag && tag.length <= 500 ? tag : []))
  const words = titleWords(String(article.title ?? ''))
  const shares: Where[] = [
    ...(sources.length > 0
      ? [
          {
            'citations.source': {
              in: sources.slice(0, 90).map((id) => rawId(req, id, slugOf(req, 'sources'))),
            },
          },
        ]
      : []),
    ...(tags.length > 0 ? [{ tags: { in: tags.slice(0, 90) } }] : []),
    ...words.slice(0, 10).map((word) => ({ title: { contains: word } })),
  ]
  if (shares.length === 0 || first.length >= 5) return first.slice(0, 5)
  const shared = new Set(entryOf(article).lists.filter((list) => likenessOf(list) > 0))
  const isOther: Where = { id: { not_in: [article.id, ...first.map(({ id }) => id)] } }
  const candidates = await firstArticles(
    req,
    { ...cards([{ or: shares }, isOther]), select: { ...ofCards, citations: true } },
    looked,
  )
  const scored = candidates.flatMap((other) => {
    const score = entryOf(other)
      .lists.filter((list) => shared.has(list))
      .reduce((sum, list) => sum + likenessOf(list), 0)
    return score >= leastLikeness ? [{ other, score }] : []
  })
  // A stable order: the newest of equals first, as they came.
  scored.sort((a, b) => b.score - a.score)
  return [...first, ...scored.map(({ other }) => other)].slice(0, 5)
}
