import { mostUsed, partsWith } from '../../database/published/overviews.ts'
import { authorsKey } from '../../database/published/parts.ts'
import { authorIdOf } from './authorIdOf.ts'
import { mustBeEntered } from './entered.ts'
import { listPage, pageParameters } from './listCalls.ts'
import { aNumber, readQuery } from './query.ts'
import { Due, notFound, type SiteRefused } from './refusals.ts'
import type { Call, Reading } from './reading.ts'

export const authorsParameters = { limit: aNumber('How many.', 1, 1000, 100) }

/** `GET authors`: whose names stand over articles. */
export const authorsCall: Call = {
  path: '/authors',
  about: 'The authors of articles, those of the most articles first.',
  parameters: authorsParameters,
  answer: async (reading, { query }) => {
    const { limit = 100 } = readQuery(query, authorsParameters)
    await mustBeEntered(reading)
    const counted = await reading
      .prepared('most used', mostUsed)
      .rows(reading.pool, { kind: 'author', limit })
    const named = counted.filter(({ articles }) => articles > 0)
    const known = await authorsWith(
      reading,
      named.map(({ value }) => value),
    )
    const docs = named.flatMap(({ value, articles }) => {
      const author = known.get(value)
      return author === 'null' || !author ? [] : [`{"author":${author},"articles":${articles}}`]
    })
    return { json: `{"docs":[${docs.join()}]}`, changed: null, shows: ['articles', authorsKey] }
  },
}

/** Authors as readers see them, as JSON, by their ids. @throws {Due} where one is to be made */
const authorsWith = async (reading: Reading, ids: string[]): Promise<Map<string, string>> => {
  const keys = ids.map((id) => `authors:${id}`)
  const rows = await reading.prepared('parts', partsWith).rows(reading.pool, { keys })
  const known = new Map(rows.map(({ key, json }) => [String(key), String(json)]))
  const missing = keys.filter((key) => !known.has(key))
  if (missing.length > 0) throw new Due([], missing)
  return new Map(ids.map((id) => [id, known.get(`authors:${id}`)!]))
}

export const noAuthor = (): SiteRefused =>
  notFound(
    { ja: 'この筆者の記事はありません。', en: 'There is no article by this author.' },
    'slug',
  )

/** `GET authors/:slug`: an author, and the articles under that name. */
export const authorCall: Call = {
  path: '/authors/:slug',
  about: 'An author by slug or id, and the articles under that name, the newest first.',
  parameters: pageParameters,
  answer: async (reading, { params, query }) => {
    const asked = readQuery(query, pageParameters)
    const author = await authorIdOf(reading, params.slug ?? '')
    const { json, shows, isEmpty } = await listPage(reading, { ...asked, author })
    // Whoever has gone on beyond the end has asked for an author who is there.
    if (isEmpty && !asked.cursor) throw noAuthor()
    const known = (await authorsWith(reading, [author])).get(author)!
    if (known === 'null') throw noAuthor()
    return {
      json: `{"author":${known},${json}}`,
      changed: null,
      shows: [`authors:${author}`, ...shows],
    }
  },
}
