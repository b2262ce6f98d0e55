import { searchPage, type SearchShape } from '../../database/published/search.ts'
import { mostUsed } from '../../database/published/overviews.ts'
import { hasCode } from '../../database/hasCode.ts'
import { gramsIn } from '../../text/search/grams.ts'
import { readQuery as readTyped } from '../../text/search/readQuery.ts'
import { marked, snippet } from '../../text/search/snippet.ts'
import { closest } from '../../text/search/closest.ts'
import type { Card, Found } from './answers.ts'
import { withAuthorId } from './authorIdOf.ts'
import { aCursor, badCursor, cursorText } from './cursor.ts'
import { filters, mustBeReady, mustHaveCategory, nameOf, shapeOf, showing } from './listCalls.ts'
import { aChoice, aNumber, aText, readQuery } from './query.ts'
import { badParameter, type SiteRefused } from './refusals.ts'
import type { Call, Reading } from './reading.ts'

export const searchParameters = {
  q: aText(
    'What is looked for: words, all of which an article has; `"…"` or 「…」 as it stands; `-word` without it.',
  ),
  ...filters,
  sort: aChoice('By relevance (a title counts before a body), or the newest first.', [
    'relevance',
    'newest',
  ]),
  limit: aNumber('How many.', 1, 50, 10),
  cursor: aCursor,
}

export const noWord = (): SiteRefused =>
  badParameter('q', { ja: '探す言葉を指定してください。', en: 'Give a word to look for.' })

/** `GET search?q=`: what readers look for. */
export const searchCall: Call = {
  path: '/search',
  about:
    'Articles that say what is looked for, over title, kicker, body, tags, category and sources; one character is enough.',
  parameters: searchParameters,
  answer: async (reading, { query }) => {
    const asked = await withAuthorId(reading, readQuery(query, searchParameters))
    const { words, without } = readTyped(asked.q ?? '')
    if (words.length === 0) throw noWord()
    const { shape: list, values } = shapeOf(asked)
    const long = words.filter((word) => word.length > 2)
    const { cursor, limit = 10, sort = 'relevance' } = asked
    const shape: SearchShape = {
      ...list,
      long: long.length,
      without: without.length,
      titles: sort === 'relevance' ? words.length : null,
      isNext: cursor !== undefined,
    }
    const name = `search ${nameOf(list)} ${shape.long} ${shape.without} ${shape.titles} ${shape.isNext}`
    const numbered = (what: string, all: string[]): Record<string, string> =>
      Object.fromEntries(all.map((one, n) => [`${what}${n}`, one]))
    const page = reading.prepared(name, (names) => searchPage(names, shape))
    const given = {
      ...values,
      ...numbered('word', long),
      ...numbered('without', without),
      ...numbered('title', words),
      grams: [...new Set(words.flatMap(gramsIn))],
      size: limit,
      limit: limit + 1,
      after: cursor?.score,
      at: cursor?.at.toISOString(),
      article: cursor?.article,
    }
    const [row] = await reading
      .search(() => page.rows(reading.pool, given))
      .catch((error: unknown) => {
        throw cursor && hasCode(error, /^22/) ? badCursor() : error
      })
    mustBeReady(row!)
    mustHaveCategory(row!, asked.category)
    const cards = JSON.parse(`[${row!.json ?? ''}]`) as Card[]
    const texts = (row!.texts ?? []) as string[]
    const end = { at: new Date(row!.lastAt), article: row!.lastId, score: row!.lastScore }
    const found: Found = {
      docs: cards.map((card, n) => ({
        ...card,
        titleParts: marked(card.title, words),
        snippet: snippet(texts[n]!, words),
      })),
      total: row!.total,
      next: row!.more ? cursorText({ to: 'older', ...end }) : null,
      suggestion: row!.total === 0 ? await suggestion(reading, asked.q!) : null,
    }
    return {
      json: JSON.stringify(found),
      changed: null,
      shows: ['articles', ...showing(row!.ids)],
    }
  },
}

/** How many tags, and how many words of titles, are looked through for one that may have been meant. */
const looked = 1000

const suggestion = async (reading: Reading, typed: string): Promise<string | null> => {
  const most = reading.prepared('most used', mostUsed)
  const known = async (kind: string): Promise<string[]> =>
    (await most.rows(reading.pool, { kind, limit: looked })).flatMap(({ value, articles }) =>
      articles > 0 ? [String(value)] : [],
    )
  return closest(typed, await known('tag')) ?? closest(typed, await known('word'))
}
