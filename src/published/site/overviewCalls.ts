import { called } from '../../database/published/cards.ts'
import {
  leadStory,
  months,
  mostUsed,
  movedTo,
  saidLately,
  topCategories,
  withdrawnLately,
} from '../../database/published/overviews.ts'
import { addressKeys } from '../../text/blogs/oldAddress.ts'
import type { SaidLately } from './answers.ts'
import { popularFor, popularOf } from './popularCall.ts'
import { listPage, showing } from './listCalls.ts'
import { aNumber, aText, readQuery } from './query.ts'
import { badParameter, Due, notFound, type SiteRefused } from './refusals.ts'
import type { Call, Reading } from './reading.ts'
import { mustBeEntered, mustHaveTree } from './entered.ts'

export const homeParameters = {
  latest: aNumber('How many of the latest.', 1, 50, 10),
  size: aNumber('How many of each category.', 1, 20, 4),
}

/** `GET home`: a front page. */
export const homeCall: Call = {
  path: '/home',
  about:
    'A front page: its lead, the latest articles, those of each category of the top with all below it, what is read most, and what was said last.',
  parameters: homeParameters,
  answer: async (reading, { query }) => {
    const { latest = 10, size = 4 } = readQuery(query, homeParameters)
    await mustHaveTree(reading)
    const first = await listPage(reading, { limit: latest })
    const sections = await reading.prepared('home', topCategories).rows(reading.pool, { size })
    const due = sections.flatMap((row) => (row.due ? row.due.split(',') : []))
    if (due.length > 0) throw new Due(due)
    const [lead] = await reading.prepared('lead', leadStory).rows(reading.pool)
    if (lead!.due) throw new Due(lead!.due.split(','))
    const popular = await popularOf(reading, { days: 7, size: 5 })
    const said = await saidOn(reading)
    const written = sections.map(
      ({ category, json }) => `{"category":${category},"docs":[${json}]}`,
    )
    return {
      json: `{"lead":${lead!.json ?? 'null'},"latest":${first.cards},"sections":[${written.join()}],"popular":[${popular.cards}],"comments":${JSON.stringify(said.comments)}}`,
      changed: null,
      shows: [
        'articles',
        ...first.shows,
        ...showing(lead!.ids),
        ...sections.flatMap(({ ids }) => showing(ids)),
        ...popular.shows,
        ...said.shows,
      ],
      until: Date.now() + popularFor,
    }
  },
}

/** How many comments a front page shows, and how much of each, in characters. */
export const saidShown = { limit: 5, length: 80 }

const saidOn = async (reading: Reading): Promise<{ comments: SaidLately[]; shows: string[] }> => {
  const { comments } = reading.names
  if (comments === null) return { comments: [], shows: [] }
  const rows = await reading
    .prepared('said', (names) => saidLately(names, called(names, comments)))
    .rows(reading.pool, saidShown)
  const due = rows.flatMap((row) => (row.due ? [row.article] : []))
  if (due.length > 0) throw new Due([...new Set(due)])
  const said = rows.map(({ id, authorName, text, postedAt, slug, title }) => ({
    id,
    authorName,
    text,
    postedAt: new Date(postedAt).toISOString(),
    article: { slug, title },
  }))
  return { comments: said, shows: rows.map(({ article }) => `articles:${article}`) }
}

export const tagParameters = { limit: aNumber('How many.', 1, 1000, 100) }

/** `GET tags`: the tags in use. */
export const tagsCall: Call = {
  path: '/tags',
  about: 'The tags in use, those of the most articles first.',
  parameters: tagParameters,
  answer: async (reading, { query }) => {
    const { limit = 100 } = readQuery(query, tagParameters)
    await mustBeEntered(reading)
    const rows = await reading
      .prepared('most used', mostUsed)
      .rows(reading.pool, { kind: 'tag', limit })
    const docs = rows.flatMap(({ value, articles }) =>
      articles > 0 ? [{ tag: value, articles }] : [],
    )
    return { json: JSON.stringify({ docs }), changed: null, shows: ['articles'] }
  },
}

/** `GET archive`: the months that have articles. */
export const archiveCall: Call = {
  path: '/archive',
  about: 'The months that have articles, the latest first; months begin in Japan.',
  parameters: {},
  answer: async (reading, { query }) => {
    readQuery(query, {})
    await mustBeEntered(reading)
    const rows = await reading.prepared('months', months).rows(reading.pool)
    const docs = rows.flatMap(({ month, articles }) => (articles > 0 ? [{ month, articles }] : []))
    return { json: JSON.stringify({ docs }), changed: null, shows: ['articles'] }
  },
}

export const addressParameters = {
  from: aText(
    'An address of old: a slug an article had, or the whole address it was imported from.',
  ),
}

export const noAddress = (): SiteRefused =>
  badParameter('from', { ja: '指定してください。', en: 'Give one.' })

export const notMoved = (from: string): SiteRefused =>
  notFound(
    { ja: `「${from}」から移った記事はありません。`, en: `No article has moved from “${from}”.` },
    'from',
  )

/** `GET addresses?from=`: where an address of old leads now. */
export const addressesCall: Call = {
  path: '/addresses',
  about:
    'Where an address of old leads now: a slug an article had, or the address it was imported from.',
  parameters: addressParameters,
  answer: async (reading, { query }) => {
    const { from } = readQuery(query, addressParameters)
    if (!from) throw noAddress()
    // A slug as it was, else the address of a blog of old, with its host or without.
    const [moved] = await reading
      .prepared('moved', movedTo)
      .rows(reading.pool, { addresses: [from, ...addressKeys(from)] })
    if (!moved) throw notMoved(from)
    return {
      json: JSON.stringify({ to: moved.slug, status: 301 }),
      changed: null,
      shows: ['articles'],
    }
  },
}

export const withdrawnParameters = { limit: aNumber('How many.', 1, 100, 20) }

/** `GET withdrawn`: what was taken back. */
export const withdrawnCall: Call = {
  path: '/withdrawn',
  about:
    'The ids of articles that readers saw in the last thirty days and see no more, for whoever has kept them.',
  parameters: withdrawnParameters,
  answer: async (reading, { query }) => {
    const { limit = 20 } = readQuery(query, withdrawnParameters)
    const rows = await reading.prepared('withdrawn', withdrawnLately).rows(reading.pool, { limit })
    const docs = rows.map(({ article, at }) => ({
      id: /^\d+$/.test(article) ? Number(article) : article,
      withdrawnAt: new Date(at).toISOString(),
    }))
    return {
      json: JSON.stringify({ docs }),
      changed: null,
      shows: ['articles'],
      // Some are forgotten although nobody changes anything.
      until: Date.now() + 3_600_000,
    }
  },
}
