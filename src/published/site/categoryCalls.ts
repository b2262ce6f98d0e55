import { categoryTree } from '../../database/published/overviews.ts'
import { mustBeEntered, mustHaveTree } from './entered.ts'
import { listPage, pageParameters } from './listCalls.ts'
import { readQuery } from './query.ts'
import { Due, notFound } from './refusals.ts'
import type { Call, Reading } from './reading.ts'

type Node = Record<string, any> & { children: Node[]; articles: number; latest: any }

/** `GET categories`: the tree. */
export const categoriesCall: Call = {
  path: '/categories',
  about:
    'The tree of categories, with how many articles each has and the newest of them, all below it among them.',
  parameters: {},
  answer: async (reading, { query }) => {
    readQuery(query, {})
    const top = await treeOf(reading)
    return {
      json: JSON.stringify({ docs: top }),
      changed: null,
      shows: ['categories', 'articles'],
    }
  },
}

/** The categories of the top with all below them, their articles counted and the newest found. @throws {Due} where something is to be made */
const treeOf = async (reading: Reading): Promise<Node[]> => {
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
  return top
}

/** The way from the top to a category, by its slug or id; null where it is none. */
const wayTo = (slug: string, nodes: Node[]): Node[] | null => {
  for (const node of nodes) {
    if ([node.slug, node.asciiSlug, String(node.id)].includes(slug)) return [node]
    const below = wayTo(slug, node.children)
    if (below) return [node, ...below]
  }
  return null
}

const withoutChildren = ({ children: _children, ...node }: Node): Record<string, unknown> => node

/** `GET categories/:slug`: a category, and its articles. */
export const categoryCall: Call = {
  path: '/categories/:slug',
  about:
    'A category by slug or id: the way to it, what is right below it, and its articles with all below it, the newest first.',
  parameters: pageParameters,
  answer: async (reading, { params, query }) => {
    const asked = readQuery(query, pageParameters)
    const way = wayTo((params.slug ?? '').normalize('NFC'), await treeOf(reading))
    const category = way?.at(-1)
    if (!way || !category)
      throw notFound(
        {
          ja: `「${params.slug}」というカテゴリーはありません。`,
          en: `There is no category “${params.slug}”.`,
        },
        'slug',
      )
    const { json, shows } = await listPage(reading, { ...asked, category: String(category.id) })
    const trail = way.map(({ id, name, slug }) => ({ id, name, slug }))
    const children = category.children.map(withoutChildren)
    return {
      json: `{"category":${JSON.stringify(withoutChildren(category))},"trail":${JSON.stringify(trail)},"children":${JSON.stringify(children)},${json}}`,
      changed: null,
      shows: ['categories', 'articles', ...shows],
    }
  },
}
