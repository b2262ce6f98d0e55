import type { PayloadRequest } from 'payload'
import { monthOf } from '../../database/published/lists.ts'
import { relationId } from '../../text/article/fromArticle.ts'
import { titleWords } from '../../text/japanese/titleWords.ts'
import type { ReadArticle } from '../pageOf.ts'
import { readArticles, throughAll } from './readArticles.ts'

/** How many articles something has, and the newest of them. */
type Count = { articles: number; latest: ReadArticle }

/** What each kind of list has, of all articles whoever asks may read: they are all looked at. */
export const countsFor = (
  req: PayloadRequest,
  valuesOf: (article: ReadArticle) => string[],
): Promise<Map<string, Count>> => throughAll(() => counted(req, valuesOf))

const counted = async (
  req: PayloadRequest,
  valuesOf: (article: ReadArticle) => string[],
): Promise<Map<string, Count>> => {
  const counts = new Map<string, Count>()
  const select = { title: true, publishedAt: true, category: true, authors: true, tags: true }
  for await (const article of readArticles(req, { depth: 0, select: select as never }))
    for (const value of new Set(valuesOf(article))) {
      const known = counts.get(value)
      if (known) known.articles++
      else counts.set(value, { articles: 1, latest: article })
    }
  return counts
}

export const tagsOf = ({ tags }: ReadArticle): string[] => (tags ?? []).flatMap((tag) => tag || [])

export const wordsOf = ({ title }: ReadArticle): string[] => titleWords(String(title ?? ''))

export const monthsOf = ({ publishedAt }: ReadArticle): string[] => [
  monthOf(new Date(publishedAt!)),
]

export const authorIdsOf = ({ authors }: ReadArticle): string[] =>
  (authors ?? []).flatMap((author) => relationId(author) ?? [])

export const categoryIdsOf = ({ category }: ReadArticle): string[] => {
  const id = relationId(category)
  return id === null ? [] : [id]
}

/** Values with how many articles each has: those with the most first. */
export const mostFirst = (counts: Map<string, Count>): { value: string; articles: number }[] =>
  [...counts]
    .map(([value, { articles }]) => ({ value, articles }))
    .sort((a, b) => b.articles - a.articles || (a.value < b.value ? -1 : 1))
