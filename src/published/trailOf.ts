import { relationId } from '../text/article/fromArticle.ts'

/** A category as a stranger reads it. */
export type ReadCategory = {
  id: string | number
  name?: string | null
  slug?: string | null
  breadcrumbs?: { doc?: unknown; label?: string | null; url?: string | null }[] | null
}

/** One step of the way from the front page to an article. */
export type Step = { id: string | null; name: string; slug: string | null }

/** The way through the categories to one of them, from the top; nothing where it is not known. */
export const trailOf = (category: unknown): Step[] => {
  if (typeof category !== 'object' || category === null) return []
  const { id, name, slug, breadcrumbs } = category as ReadCategory
  const own = { id: String(id), name: name ?? '', slug: slug ?? null }
  if (!breadcrumbs || breadcrumbs.length === 0) return [own]
  return breadcrumbs.map(({ doc, label, url }) => ({
    id: relationId(doc),
    name: label ?? '',
    slug: url?.split('/').at(-1) ?? null,
  }))
}
