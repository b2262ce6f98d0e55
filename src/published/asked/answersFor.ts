import type { PayloadRequest } from 'payload'
import { isStaff } from '../../access/roles.ts'
import { canBeId, rawId } from '../../database/ids.ts'
import { slugOf } from '../../slugs.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { isRecord } from '../../text/isRecord.ts'
import { shownAuthor } from '../pageOf.ts'
import { hasComments } from '../siteOf.ts'
import type { Answers, Author, CategoryNode, Home, SaidLately } from '../site/answers.ts'
import { articleParameters } from '../site/articleCall.ts'
import { authorsParameters, noAuthor } from '../site/authorCalls.ts'
import { placeOf, treeFrom } from '../site/categoryCalls.ts'
import { listParameters, noCategory, noSource, pageParameters } from '../site/listCalls.ts'
import {
  addressParameters,
  homeParameters,
  noAddress,
  notMoved,
  saidShown,
  tagParameters,
  withdrawnParameters,
} from '../site/overviewCalls.ts'
import { pickFields } from '../site/pickFields.ts'
import { popularParameters } from '../site/popularCall.ts'
import { readQuery } from '../site/query.ts'
import { searchParameters } from '../site/searchCall.ts'
import { movedFor } from './addressFor.ts'
import { articleFor } from './articleFor.ts'
import { categoriesFor, categoryNamed, withBelow } from './categories.ts'
import { authorIdsOf, categoryIdsOf, countsFor, monthsOf, mostFirst, tagsOf } from './countsFor.ts'
import { authorId, inCategories } from './filtered.ts'
import { listFor } from './listFor.ts'
import { articlesById, batch, cardsFor, firstArticles, ofCards } from './readArticles.ts'
import { searchFor } from './searchFor.ts'

type Asked = { params: Record<string, string>; query: URLSearchParams; api: string }

/** What each call of the site's API answers whoever asks, by Payload's own reading. */
export const answersFor: {
  [Name in keyof Answers]: (req: PayloadRequest, asked: Asked) => Promise<Partial<Answers[Name]>>
} = {
  article: async (req, { params, query, api }) => {
    const { fields } = readQuery(query, articleParameters)
    const page = await articleFor(req, params.slug!.normalize('NFC'), api)
    return fields
      ? (JSON.parse(pickFields(JSON.stringify(page), fields)) as Partial<typeof page>)
      : page
  },
  articles: (req, { query }) => listFor(req, readQuery(query, listParameters)),
  home: async (req, { query }) => {
    const { latest = 10, size = 4 } = readQuery(query, homeParameters)
    const lead = await firstArticles(
      req,
      { where: [{ isLead: { equals: true } }], depth: 1, select: ofCards },
      1,
    )
    return {
      lead: (await cardsFor(req, lead))[0] ?? null,
      latest: (await listFor(req, { limit: latest })).docs,
      sections: await sectionsFor(req, size),
      popular: [],
      comments: await saidFor(req),
    }
  },
  authors: async (req, { query }) => {
    const { limit = 100 } = readQuery(query, authorsParameters)
    const counted = mostFirst(await countsFor(req, authorIdsOf)).slice(0, limit)
    const known = await authorsFor(
      req,
      counted.map(({ value }) => value),
    )
    const docs = counted.flatMap(({ value, articles }) => {
      const author = known.get(value)
      return author ? [{ author, articles }] : []
    })
    return { docs }
  },
  author: async (req, { params, query }) => {
    const asked = readQuery(query, pageParameters)
    const id = await authorId(req, params.slug!)
    const list = id === null ? null : await listFor(req, { ...asked, author: id })
    // Whoever has gone on beyond the end has asked for an author who is there.
    if (!list || (list.docs.length === 0 && !asked.cursor)) throw noAuthor()
    const author = (await authorsFor(req, [id!])).get(id!)
    if (!author) throw noAuthor()
    return { author, ...list }
  },
  categories: async (req, { query }) => {
    readQuery(query, {})
    return { docs: (await treeFor(req)) as CategoryNode[] }
  },
  category: async (req, { params, query }) => {
    const asked = readQuery(query, pageParameters)
    const place = placeOf(params.slug!, await treeFor(req))
    const list = await listFor(req, { ...asked, category: String(place.category.id) })
    return { ...(place as unknown as Omit<Answers['category'], keyof typeof list>), ...list }
  },
  tags: async (req, { query }) => {
    const { limit = 100 } = readQuery(query, tagParameters)
    const most = mostFirst(await countsFor(req, tagsOf)).slice(0, limit)
    return { docs: most.map(({ value: tag, articles }) => ({ tag, articles })) }
  },
  archive: async (req, { query }) => {
    readQuery(query, {})
    const months = [...(await countsFor(req, monthsOf))]
    months.sort(([a], [b]) => (a < b ? 1 : -1))
    return { docs: months.map(([month, { articles }]) => ({ month, articles })) }
  },
  source: async (req, { params, query }) => {
    const asked = readQuery(query, pageParameters)
    const list = await listFor(req, { ...asked, source: params.id! })
    if (list.docs.length === 0 && !asked.cursor) throw noSource()
    const source = await sourceFor(req, params.id!)
    if (!source) throw noSource()
    return { source, ...list }
  },
  // Nobody is counted where there is no read model.
  popular: async (req, { query }) => {
    const { category } = readQuery(query, popularParameters)
    if (category !== undefined && !categoryNamed(await categoriesFor(req), category))
      throw noCategory(category, 'category')
    return { docs: [] }
  },
  search: (req, { query }) => searchFor(req, readQuery(query, searchParameters)),
  addresses: async (req, { query }) => {
    const { from } = readQuery(query, addressParameters)
    if (!from) throw noAddress()
    const to = await movedFor(req, from)
    if (to === null) throw notMoved(from)
    return { to, status: 301 }
  },
  // Nobody remembers what readers saw.
  withdrawn: (_req, { query }) => {
    readQuery(query, withdrawnParameters)
    return Promise.resolve({ docs: [] })
  },
}

/** A source whoever asks may read; null where they may not, or there is none. */
const sourceFor = async (
  req: PayloadRequest,
  id: string,
): Promise<Record<string, unknown> | null> => {
  const collection = slugOf(req, 'sources')
  if (!canBeId(req, collection, id)) return null
  const found: unknown = await req.payload.findByID({
    collection: collection as 'sources',
    id: rawId(req, id, collection),
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
  })
  return isRecord(found) ? found : null
}

/** The authors whoever asks may read, by their ids. */
const authorsFor = async (req: PayloadRequest, ids: string[]): Promise<Map<string, Author>> => {
  const collection = slugOf(req, 'authors')
  const wanted = ids.filter((id) => canBeId(req, collection, id))
  const known = new Map<string, Author>()
  for (let at = 0; at < wanted.length; at += batch) {
    const { docs } = await req.payload.find({
      collection: collection as 'authors',
      where: {
        id: { in: wanted.slice(at, at + batch).map((id) => rawId(req, id, collection)) },
      },
      depth: 1,
      limit: batch,
      disableErrors: true,
      overrideAccess: false,
      req,
    })
    for (const author of docs as unknown as Record<string, unknown>[])
      known.set(String(author.id), shownAuthor(author) as Author)
  }
  return known
}

/** The tree of categories, each with how many articles it has and the newest of them. */
const treeFor = async (req: PayloadRequest) => {
  const rows = await categoriesFor(req)
  const counts = await countsFor(req, categoryIdsOf)
  const latest = await cardsFor(
    req,
    await articlesById(
      req,
      [...counts.values()].map(({ latest }) => latest.id),
    ),
  )
  const cards = new Map(latest.map((card) => [card.id, card]))
  return treeFrom(
    rows.map(({ id, parent, json }) => {
      const count = counts.get(id)
      const card = count && cards.get(count.latest.id)
      return {
        id,
        parent,
        json,
        articles: count?.articles ?? 0,
        latest: card ? JSON.stringify(card) : null,
        at: card?.publishedAt ?? null,
      }
    }),
  )
}

/** The newest articles of each category of the top, with all below it. */
const sectionsFor = async (req: PayloadRequest, size: number): Promise<Home['sections']> => {
  const rows = await categoriesFor(req)
  const known = new Set(rows.map(({ id }) => id))
  const sections: Home['sections'] = []
  for (const { id, json } of rows.filter(({ parent }) => parent === null || !known.has(parent))) {
    const where = [inCategories(req, withBelow(rows, id))]
    const docs = await cardsFor(
      req,
      await firstArticles(req, { where, depth: 1, select: ofCards }, size),
    )
    if (docs.length > 0)
      sections.push({ category: JSON.parse(json) as Home['sections'][0]['category'], docs })
  }
  return sections
}

/** How many comments are looked through for some that stand under articles whoever asks may read. */
const looked = 50

/** What was said last under articles whoever asks may read. */
const saidFor = async (req: PayloadRequest): Promise<SaidLately[]> => {
  if (!hasComments(req)) return []
  const { docs } = await req.payload.find({
    collection: slugOf(req, 'comments') as 'comments',
    // What readers may read is approved by its own rule, and they may not ask for it.
    where: isStaff(req, 'admin', 'editor', 'writer') ? { status: { equals: 'approved' } } : {},
    sort: ['-postedAt', '-id'],
    depth: 0,
    limit: looked,
    overrideAccess: false,
    req,
  })
  const ids = docs.flatMap(({ article }) => relationId(article) ?? [])
  const articles = await articlesById(req, [...new Set(ids)], { depth: 0, select: ofCards })
  const known = new Map(articles.map((article) => [String(article.id), article]))
  return docs
    .flatMap(({ id, authorName, body, postedAt, article }) => {
      const under = known.get(String(relationId(article)))
      if (!under) return []
      return [
        {
          id: String(id),
          authorName: authorName ?? '',
          text: [...(body ?? '')].slice(0, saidShown.length).join(''),
          postedAt: String(postedAt),
          article: { slug: under.slug || String(under.id), title: under.title ?? '' },
        },
      ]
    })
    .slice(0, saidShown.limit)
}
