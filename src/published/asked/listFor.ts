import type { PayloadRequest, Where } from 'payload'
import type { CardList, Filters } from '../site/answers.ts'
import { cursorText, type Cursor } from '../site/cursor.ts'
import type { ReadArticle } from '../pageOf.ts'
import { filtered } from './filtered.ts'
import { cardsFor, countArticles, ofCards, readArticles } from './readArticles.ts'

type Asked = Filters & { limit?: number; cursor?: Cursor; total?: boolean }

/** Whether an article comes after the place of a cursor in the order of time, and of ids within one instant. */
export const isBeyond = (
  id: string | number,
  at: number,
  cursor: Pick<Cursor, 'at' | 'article'>,
): boolean => {
  if (at !== cursor.at.getTime()) return at > cursor.at.getTime()
  return typeof id === 'number' ? id > Number(cursor.article) : id > cursor.article
}

const isThere = (article: ReadArticle, { at, article: id }: Cursor): boolean =>
  Date.parse(article.publishedAt!) === at.getTime() && String(article.id) === id

/** A page of a list. @throws {SiteRefused} where a category is asked for that is not there */
export const listFor = async (req: PayloadRequest, asked: Asked): Promise<CardList> => {
  const { limit = 10, cursor, total = false } = asked
  const where = await filtered(req, asked)
  const isNewer = cursor?.to === 'newer'
  const at = cursor?.at.toISOString()
  // Payload compares no ids: those of the instant of the cursor are read too, and left out.
  const bound: Where[] = at
    ? [{ publishedAt: isNewer ? { greater_than_equal: at } : { less_than_equal: at } }]
    : []
  const found: ReadArticle[] = []
  const question = {
    where: [...where, ...bound],
    depth: 1,
    select: ofCards,
    isOldestFirst: isNewer,
  }
  for await (const article of readArticles(req, question, limit + 2)) {
    if (cursor) {
      const isAfter = isBeyond(article.id, Date.parse(article.publishedAt!), cursor)
      if (isThere(article, cursor) || isAfter !== isNewer) continue
    }
    found.push(article)
    if (found.length > limit) break
  }
  const hasMore = found.length > limit
  const shown = found.slice(0, limit)
  if (isNewer) shown.reverse()
  const end = (to: Cursor['to'], article: ReadArticle | undefined): string | null =>
    article
      ? cursorText({
          to,
          at: new Date(article.publishedAt!),
          article: String(article.id),
          score: 0,
        })
      : null
  // Whoever has gone on has come from somewhere, and may go back.
  const isBehind = isNewer ? hasMore : cursor !== undefined
  const isAhead = isNewer || hasMore
  return {
    docs: await cardsFor(req, shown),
    next: isAhead ? end('older', shown.at(-1)) : null,
    previous: isBehind ? end('newer', shown[0]) : null,
    ...(total && { total: await countArticles(req, where) }),
  }
}
