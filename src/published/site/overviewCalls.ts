import {
  categoryTree,
  months,
  mostUsed,
  movedTo,
  topCategories,
  treeIsThere,
} from '../../database/published/overviews.ts'
import { addressKeys } from '../../text/blogs/oldAddress.ts'
import { treeKey } from '../../database/published/parts.ts'
import { popularFor, popularOf } from './popularCall.ts'
import { listPage, showing } from './listCalls.ts'
import { aNumber, aText, readQuery } from './query.ts'
import { badParameter, Due, notFound } from './refusals.ts'
import type { Call, Reading } from './reading.ts'
import { mustBeEntered } from './entered.ts'

const mustHaveTree = async (reading: Reading): Promise<void> => {
  const [row] = await reading.prepared('tree', treeIsThere).rows(reading.pool)
  if (!row!.hasTree) throw new Due([], [treeKey])
}

const homeParameters = {
  latest: aNumber('How many of the latest.', 1, 50, 10),
  size: aNumber('How many of each category.', 1, 20, 4),
}

/** `GET home`: a front page. */
export const homeCall: Call = {
  path: '/home',
  about:
    'A front page: the latest articles, those of each category of the top with all below it, and what is read most.',
  parameters: homeParameters,
  answer: async (reading, { query }) => {
    const { latest = 10, size = 4 } = readQuery(query, homeParameters)
    await mustHaveTree(reading)
    const first = await listPage(reading, { limit: latest })
    const sections = await reading.prepared('home', topCategories).rows(reading.pool, { size })
    const due = sections.flatMap((row) => (row.due ? row.due.split(',') : []))
    if (due.length > 0) throw new Due(due)
    const popular = await popularOf(reading, { days: 7, size: 5 })
    const written = sections.map(
      ({ category, json }) => `{"category":${category},"docs":[${json}]}`,
    )
    return {
      json: `{"latest":${first.cards},"sections":[${written.join()}],"popular":[${popular.cards}]}`,
      changed: null,
      shows: [
        'articles',
        ...first.shows,
        ...sections.flatMap(({ ids }) => showing(ids)),
        ...popular.shows,
      ],
      until: Date.now() + popularFor,
    }
  },
}

type Node = Record<string, any> & { children: Node[]; articles: number; latest: any }

/** `GET categories`: the tree. */
export const categoriesCall: Call = {
  path: '/categories',
  about:
    'The tree of categories, with how many articles each has and the newest of them, all below it among them.',
  parameters: {},
  answer: async (reading, { query }) => {
    readQuery(query, {})
    await mustHaveTree(reading)
    await mustBeEntered(reading)
    const rows = await reading.prepared('categories', categoryTree).rows(reading.pool)
    const due = rows.flatMap((row) => row.due ?? [])
    if (due.length > 0) throw new Due(due)
    const at = new Map<string, number>()
    const nodes = new Map<string, Node>()
    for (const { id, json, articles, latest, at: newest } of rows) {
      nodes.set(id, {
        ...JSON.parse(json),
        articles,
        latest: latest ? JSON.parse(latest) : null,
        children: [],
      })
      at.set(id, newest ? Date.parse(newest) : 0)
    }
    const top: Node[] = []
    for (const { id, parent } of rows) {
      const above = parent === null ? undefined : nodes.get(parent)
      ;(above?.children ?? top).push(nodes.get(id)!)
    }
    const sum = (node: Node): number => {
      let newest = at.get(String(node.id)) ?? 0
      for (const child of node.children) {
        const latest = sum(child)
        node.articles += child.articles
        if (latest > newest) [newest, node.latest] = [latest, child.latest]
      }
      return newest
    }
    top.forEach(sum)
    return {
      json: JSON.stringify({ docs: top }),
      changed: null,
      shows: ['categories', 'articles'],
    }
  },
}

const tagParameters = { limit: aNumber('How many.', 1, 1000, 100) }

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

const addressParameters = {
  from: aText(
    'An address of old: a slug an article had, or the whole address it was imported from.',
  ),
}

/** `GET addresses?from=`: where an address of old leads now. */
export const addressesCall: Call = {
  path: '/addresses',
  about:
    'Where an address of old leads now: a slug an article had, or the address it was imported from.',
  parameters: addressParameters,
  answer: async (reading, { query }) => {
    const { from } = readQuery(query, addressParameters)
    if (!from) throw badParameter('from', { ja: '指定してください。', en: 'Give one.' })
    // A slug as it was, else the address of a blog of old, with its host or without.
    const [moved] = await reading
      .prepared('moved', movedTo)
      .rows(reading.pool, { addresses: [from, ...addressKeys(from)] })
    if (!moved)
      throw notFound(
        {
          ja: `「${from}」から移った記事はありません。`,
          en: `No article has moved from “${from}”.`,
        },
        'from',
      )
    return {
      json: JSON.stringify({ to: moved.slug, status: 301 }),
      changed: null,
      shows: ['articles'],
    }
  },
}
