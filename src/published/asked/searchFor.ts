import type { PayloadRequest } from 'payload'
import { closest } from '../../text/search/closest.ts'
import { readQuery as readTyped } from '../../text/search/readQuery.ts'
import { marked, snippet } from '../../text/search/snippet.ts'
import { searchTextOf } from '../searchText.ts'
import { houseIn } from '../siteOf.ts'
import type { Filters, Found } from '../site/answers.ts'
import { cursorText, type Cursor } from '../site/cursor.ts'
import { noWord } from '../site/searchCall.ts'
import { countsFor, mostFirst, tagsOf, wordsOf } from './countsFor.ts'
import { filtered } from './filtered.ts'
import { isBeyond } from './listFor.ts'
import { articlesById, cardsFor, readArticles, throughAll } from './readArticles.ts'

type Asked = Filters & {
  q?: string
  sort?: 'relevance' | 'newest'
  limit?: number
  cursor?: Cursor
}

type Hit = { id: string | number; at: Date; score: number; plain: string }

/** Whether a hit stands behind the one a page has ended with, which may be there no more. */
const isBehind = ({ id, at, score }: Hit, cursor: Cursor): boolean =>
  score === cursor.score
    ? !isBeyond(id, at.getTime(), cursor) && String(id) !== cursor.article
    : score < cursor.score

/** What whoever asks finds: every text they may read is looked through. @throws {SiteRefused} where there is no word */
export const searchFor = async (req: PayloadRequest, asked: Asked): Promise<Found> => {
  const { q = '', sort = 'relevance', limit = 10, cursor } = asked
  const { words, without } = readTyped(q)
  if (words.length === 0) throw noWord()
  const house = houseIn(req)
  const where = await filtered(req, asked)
  const hits = await throughAll(async () => {
    const found: Hit[] = []
    for await (const article of readArticles(req, { where, depth: 1 })) {
      const { folded, title, plain } = searchTextOf(article, house)
      if (!words.every((word) => folded.includes(word))) continue
      if (without.some((word) => folded.includes(word))) continue
      const inTitle = words.filter((word) => title.includes(word))
      const score = sort === 'relevance' ? inTitle.join('').length : 0
      found.push({ id: article.id, at: new Date(article.publishedAt!), score, plain })
    }
    return found
  })
  // They came by time; of one score they stay so.
  hits.sort((a, b) => b.score - a.score)
  const next = cursor ? hits.findIndex((hit) => isBehind(hit, cursor)) : 0
  const start = next === -1 ? hits.length : next
  const shown = hits.slice(start, start + limit)
  const cards = await cardsFor(
    req,
    await articlesById(
      req,
      shown.map(({ id }) => id),
    ),
  )
  const texts = new Map(shown.map(({ id, plain }) => [id, plain]))
  const last = shown.at(-1)
  const isMore = start + limit < hits.length
  return {
    docs: cards.map((card) => ({
      ...card,
      titleParts: marked(card.title, words),
      snippet: snippet(texts.get(card.id)!, words),
    })),
    total: hits.length,
    next:
      isMore && last
        ? cursorText({ to: 'older', at: last.at, article: String(last.id), score: last.score })
        : null,
    suggestion: hits.length === 0 ? await suggestionFor(req, q) : null,
  }
}

/** A tag, or a word of a title, that may have been meant. */
const suggestionFor = async (req: PayloadRequest, typed: string): Promise<string | null> => {
  const counts = mostFirst(
    await countsFor(req, (article) => [
      ...tagsOf(article).map((tag) => `tag:${tag}`),
      ...wordsOf(article).map((word) => `word:${word}`),
    ]),
  )
  const known = (kind: string): string[] =>
    counts.flatMap(({ value }) => (value.startsWith(kind) ? value.slice(kind.length) : []))
  return closest(typed, known('tag:')) ?? closest(typed, known('word:'))
}
