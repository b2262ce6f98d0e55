import type { PayloadRequest, Where } from 'payload'
import { canBeId, rawId } from '../../database/ids.ts'
import { slugOf } from '../../slugs.ts'
import type { Filters } from '../site/answers.ts'
import { noCategory } from '../site/listCalls.ts'
import { categoriesFor, categoryNamed, withBelow } from './categories.ts'

/** What is true of no article. */
const nowhere: Where = { publishedAt: { exists: false } }

/** When a month begins in Japan, or the one after it. */
const monthStart = (month: string, later = 0): string => {
  const [year, number] = month.split('-').map(Number)
  const at = new Date(Date.UTC(year!, number! - 1 + later, 1))
  return new Date(at.getTime() - 9 * 3_600_000).toISOString()
}

/** The id of an author who is named by slug or id; null where there is no such one. A slug says nothing of them. */
export const authorId = async (req: PayloadRequest, named: string): Promise<string | null> => {
  const collection = slugOf(req, 'authors') as 'authors'
  const { docs } = await req.payload.find({
    collection,
    where: { slug: { equals: named } },
    depth: 0,
    limit: 1,
    select: { slug: true },
    req,
  })
  return docs[0] ? String(docs[0].id) : canBeId(req, collection, named) ? named : null
}

const withId = (
  req: PayloadRequest,
  name: 'authors' | 'sources',
  path: string,
  id: string | null,
): Where => {
  const collection = slugOf(req, name)
  return id !== null && canBeId(req, collection, id)
    ? { [path]: { equals: rawId(req, id, collection) } }
    : nowhere
}

/** What is true of the articles of a list. @throws {SiteRefused} where a category is asked for that is not there */
export const filtered = async (
  req: PayloadRequest,
  { category, author, tag, source, format, month, from, to }: Filters,
): Promise<Where[]> => {
  const where: Where[] = []
  if (category !== undefined) {
    const all = await categoriesFor(req)
    const top = categoryNamed(all, category)
    if (!top) throw noCategory(category, 'category')
    where.push(inCategories(req, withBelow(all, top.id)))
  }
  if (author !== undefined)
    where.push(withId(req, 'authors', 'authors', await authorId(req, author)))
  if (source !== undefined) where.push(withId(req, 'sources', 'citations.source', source))
  if (tag !== undefined) where.push({ tags: { in: [tag] } })
  if (format !== undefined) where.push({ format: { equals: format } })
  if (month !== undefined)
    where.push(
      { publishedAt: { greater_than_equal: monthStart(month) } },
      { publishedAt: { less_than: monthStart(month, 1) } },
    )
  if (from !== undefined) where.push({ publishedAt: { greater_than_equal: from } })
  if (to !== undefined) where.push({ publishedAt: { less_than: to } })
  return where
}

/** What is true of the articles of some categories. */
export const inCategories = (req: PayloadRequest, ids: string[]): Where => {
  const all = ids.map((id) => rawId(req, id, slugOf(req, 'categories')))
  const some = Array.from({ length: Math.ceil(all.length / most) }, (_, n) =>
    all.slice(n * most, (n + 1) * most),
  )
  return { or: some.map((values) => ({ category: { in: values } })) }
}

/** How many values a reader may ask for at once (`readerLimits`). */
const most = 100
