import { listOf, monthOf } from '../database/published/lists.ts'
import type { Entry } from '../database/published/entries.ts'
import { addressKeys } from '../text/blogs/oldAddress.ts'
import { titleWords } from '../text/japanese/titleWords.ts'
import { isRecord } from '../text/isRecord.ts'
import { relationId } from '../text/article/fromArticle.ts'

/** An article as it is stored or read, its relations as ids or populated. */
export type Standing = {
  id: string | number
  /** In an app of several languages it is stored as a record of them: the words of the one that is read are found when it is. */
  title?: unknown
  isLead?: boolean | null
  slug?: string | null
  publishedAt?: string | null
  updatedAt?: string | null
  format?: string | null
  category?: unknown
  tags?: (string | null)[] | null
  authors?: unknown[] | null
  citations?: { source?: unknown }[] | null
  relatedArticles?: unknown[] | null
  commentPolicy?: string | null
  commentDays?: number | null
  origin?: { url?: string | null; kept?: unknown } | null
}

/** What `entryOf` looks at. */
export const standing = {
  title: true,
  isLead: true,
  slug: true,
  publishedAt: true,
  updatedAt: true,
  format: true,
  category: true,
  tags: true,
  authors: true,
  citations: true,
  relatedArticles: true,
  commentPolicy: true,
  commentDays: true,
  origin: true,
  _status: true,
  deletedAt: true,
} as const

/** Where a published article stands among the others. */
export const entryOf = (article: Standing): Entry => {
  const at = new Date(article.publishedAt!)
  const category = relationId(article.category)
  const sources = (article.citations ?? []).map(({ source }) => relationId(source))
  const lists = [
    ...(category === null ? [] : [listOf('category', category)]),
    ...(article.authors ?? []).flatMap((author) => {
      const id = relationId(author)
      return id === null ? [] : [listOf('author', id)]
    }),
    ...(article.tags ?? []).flatMap((tag) => (tag ? [listOf('tag', tag)] : [])),
    ...sources.flatMap((source) => (source === null ? [] : [listOf('source', source)])),
    ...(article.format ? [listOf('format', article.format)] : []),
    listOf('month', monthOf(at)),
    ...(article.isLead ? [listOf('lead', '1')] : []),
    // By which others are found to be like it.
    ...titleWords(typeof article.title === 'string' ? article.title : '').map((word) =>
      listOf('word', word),
    ),
  ]
  const { commentPolicy, commentDays, publishedAt } = article
  return {
    slug: article.slug || String(article.id),
    at,
    lists: [...new Set(lists)].sort(),
    category,
    chosen: (article.relatedArticles ?? []).map(relationId).filter((id) => id !== null),
    changed: new Date(article.updatedAt ?? at),
    policy: commentPolicy
      ? JSON.stringify({ policy: commentPolicy, days: commentDays ?? null, publishedAt })
      : null,
  }
}

/** What the addresses an imported article had are looked up by. */
export const oldAddresses = (origin: Standing['origin']): string[] => {
  const { addresses } = isRecord(origin?.kept) ? origin.kept : {}
  const all = [origin?.url, ...(Array.isArray(addresses) ? addresses : [])]
  return [
    ...new Set(all.flatMap((address) => (typeof address === 'string' ? addressKeys(address) : []))),
  ]
}
