import {
  articleCount,
  articleList,
  mostFor,
  type Direction,
  type ListShape,
} from '../../database/published/articleList.ts'
import { listOf } from '../../database/published/lists.ts'
import { treeKey } from '../../database/published/parts.ts'
import { partWith } from '../../database/published/overviews.ts'
import { hasCode } from '../../database/hasCode.ts'
import type { Filters } from './answers.ts'
import { withAuthorId } from './authorIdOf.ts'
import { aCursor, badCursor, cursorText, type Cursor } from './cursor.ts'
import { aDay, aFlag, aMonth, aNumber, aText, readQuery } from './query.ts'
import { Due, notFound, type SiteRefused } from './refusals.ts'
import type { Answered, Call, Reading } from './reading.ts'

/** What any list may keep to. */
export const filters = {
  category: aText('A category by its slug or id, with all below it.'),
  author: aText('An author by slug or id.'),
  tag: aText('A tag.'),
  source: aText('A source by its id: articles that cite it.'),
  format: aText('A format: `digest`.'),
  month: aMonth('A month in Japan.'),
  from: aDay('The first day, in Japan.'),
  to: aDay('The last day, in Japan.', true),
}

/** The shape of a statement that keeps to filters, and the values it is given. A source is the fewest, a format the most. */
export const shapeOf = ({ category, author, tag, source, format, month, from, to }: Filters) => {
  const lists = [
    ...(source ? [listOf('source', source)] : []),
    ...(author ? [listOf('author', author)] : []),
    ...(tag ? [listOf('tag', tag)] : []),
    ...(month ? [listOf('month', month)] : []),
    ...(format ? [listOf('format', format)] : []),
  ]
  const shape: ListShape = {
    lists: lists.length,
    category: category !== undefined,
    from: from !== undefined,
    to: to !== undefined,
  }
  const values = {
    ...Object.fromEntries(lists.map((list, n) => [`list${n}`, list])),
    category,
    from,
    to,
  }
  return { shape, values, lists }
}

export const nameOf = ({ lists, category, from, to }: ListShape): string =>
  `${lists}${category ? 'c' : ''}${from ? 'f' : ''}${to ? 't' : ''}`

/** @throws {Due} where something has to be made before the row can be sent */
export const mustBeReady = (row: Record<string, any>): void => {
  const articles = [row.due, row.entered].filter(Boolean).join()
  const parts = row.hasTree === false ? [treeKey] : []
  if (articles !== '' || parts.length > 0)
    throw new Due(articles === '' ? [] : [...new Set(articles.split(','))], parts)
}

/** @throws {SiteRefused} where a category is asked for that is not there */
export const mustHaveCategory = (row: Record<string, any>, category?: string): void => {
  if (row.hasCategory === false) throw noCategory(String(category), 'category')
}

export const noCategory = (category: string, path: string): SiteRefused =>
  notFound(
    {
      ja: `「${category}」というカテゴリーはありません。`,
      en: `There is no category “${category}”.`,
    },
    path,
  )

export const noSource = (): SiteRefused =>
  notFound(
    { ja: 'この資料を引用している記事はありません。', en: 'No article cites this source.' },
    'id',
  )

export const showing = (ids: string | null): string[] =>
  ids ? ids.split(',').map((id) => `articles:${id}`) : []

type Listed = Filters & { limit?: number; cursor?: Cursor; total?: boolean }

/** A page of a list: its cards as a JSON list, and what stands behind `{` and before `}` of its answer. */
export const listPage = async (
  reading: Reading,
  asked: Listed,
): Promise<{ cards: string; json: string; shows: string[]; isEmpty: boolean }> => {
  const { limit = 10, cursor, total = false } = asked
  const { shape, values } = shapeOf(asked)
  const direction: Direction = cursor?.to ?? null
  const most = mostFor(limit)
  const list = reading.prepared(`list ${direction} ${most} ${nameOf(shape)}`, (names) =>
    articleList(names, shape, direction, most),
  )
  const given = {
    ...values,
    size: limit,
    at: cursor?.at.toISOString(),
    article: cursor?.article,
  }
  const [row] = await list.rows(reading.pool, given).catch((error: unknown) => {
    // An id of another kind than this app's.
    throw cursor && hasCode(error, /^22/) ? badCursor() : error
  })
  mustBeReady(row!)
  mustHaveCategory(row!, asked.category)
  const count = total ? await totalOf(reading, asked) : null
  // Whoever has gone on has come from somewhere, and may go back.
  const isBehind = direction === 'newer' ? row!.more : direction !== null
  const isAhead = direction === 'newer' ? true : row!.more
  const end = (to: 'older' | 'newer', at: Date | null, article: string | null): string | null =>
    at && article ? cursorText({ to, at: new Date(at), article, score: 0 }) : null
  const next = isAhead ? end('older', row!.lastAt, row!.lastId) : null
  const previous = isBehind ? end('newer', row!.firstAt, row!.firstId) : null
  const cards = `[${row!.json ?? ''}]`
  return {
    cards,
    json: `"docs":${cards},"next":${JSON.stringify(next)},"previous":${JSON.stringify(previous)}${count === null ? '' : `,"total":${count}`}`,
    shows: showing(row!.ids),
    isEmpty: row!.ids === null,
  }
}

/** How many articles a list has. */
const totalOf = async (reading: Reading, asked: Filters): Promise<number> => {
  const { shape, values, lists } = shapeOf(asked)
  const count = reading.prepared(`count ${nameOf(shape)}`, (names) => articleCount(names, shape))
  const [kind, ...value] = (lists[0] ?? '').split(':')
  const [row] = await count.rows(reading.pool, { ...values, kind, value: value.join(':') })
  return row!.total as number
}

export const listParameters = {
  ...filters,
  limit: aNumber('How many.', 1, 100, 10),
  cursor: aCursor,
  total: aFlag('Whether all articles of the list are counted.'),
}

/** `GET articles`: cards, the newest first. */
export const articlesCall: Call = {
  path: '/articles',
  about:
    'Articles as cards, the newest first; cursors go on in both directions and stay where they are while articles come in.',
  parameters: listParameters,
  answer: async (reading, { query }): Promise<Answered> => {
    const asked = await withAuthorId(reading, readQuery(query, listParameters))
    const { json, shows } = await listPage(reading, asked)
    return { json: `{${json}}`, changed: null, shows: ['articles', ...shows] }
  },
}

/** What a page of a list may be asked beside what it lists. */
export const pageParameters = {
  limit: listParameters.limit,
  cursor: listParameters.cursor,
  total: listParameters.total,
}

/** `GET sources/:id`: a source, and the articles that cite it. */
export const sourceCall: Call = {
  path: '/sources/:id',
  about: 'A source, and the articles that cite it, the newest first.',
  parameters: pageParameters,
  answer: async (reading, { params, query }): Promise<Answered> => {
    const asked = readQuery(query, pageParameters)
    const source = params.id ?? ''
    const { json, shows, isEmpty } = await listPage(reading, { ...asked, source })
    // Whoever has gone on beyond the end has asked for a source that is there.
    if (isEmpty && !asked.cursor) throw noSource()
    const key = `sources:${source}`
    const [part] = await reading.prepared('part', partWith).rows(reading.pool, { key })
    if (!part) throw new Due([], [key])
    if (part.json === 'null') throw noSource()
    return { json: `{"source":${part.json},${json}}`, changed: null, shows: [key, ...shows] }
  },
}
