import { categoryTree } from '../../database/published/overviews.ts'
import { mustBeEntered, mustHaveTree } from './entered.ts'
import { listPage, noCategory, pageParameters } from './listCalls.ts'
import { readQuery } from './query.ts'
import { Due } from './refusals.ts'
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
  return treeFrom(rows as CategoryRow[])
}

/** A category with how many articles it has itself, and the newest of them: a card as JSON, and when it was published. */
type CategoryRow = {
  id: string
  parent: string | null
  json: string
  articles: number
  latest: string | null
  at: string | Date | null
}

/** Categories in their order as a tree, in which each counts what is below it too. */
export const treeFrom = (rows: CategoryRow[]): Node[] => {
  const at = new Map<string, number>()
  const nodes = new Map<string, Node>()
  for (const { id, json, articles, latest, at: newest } of rows) {
    nodes.set(id, {
      ...JSON.parse(json),
      articles,
      latest: latest ? JSON.parse(latest) : null,
      children: [],
    })
    at.set(id, newest ? new Date(newest).getTime() : 0)
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

const withoutChildren = ({ children: _children, ...node }: Node): Omit<Node, 'children'> => node

/** A category by slug or id, the way to it and what is right below it. @throws {SiteRefused} where there is none */
export const placeOf = (slug: string, top: Node[]) => {
  const way = wayTo(slug.normalize('NFC'), top)
  const category = way?.at(-1)
  if (!way || !category) throw noCategory(slug, 'slug')
  return {
    category: withoutChildren(category),
    trail: way.map(({ id, name, slug }) => ({ id, name, slug })),
    children: category.children.map(withoutChildren),
  }
}

/** `GET categories/:slug`: a category, and its articles. */
export const categoryCall: Call = {
  path: '/categories/:slug',
  about:
    'A category by slug or id: the way to it, what is right below it, and its articles with all below it, the newest first.',
  parameters: pageParameters,
  answer: async (reading, { params, query }) => {
    const asked = readQuery(query, pageParameters)
    const { category, trail, children } = placeOf(params.slug ?? '', await treeOf(reading))
    const { json, shows } = await listPage(reading, { ...asked, category: String(category.id) })
    return {
      json: `{"category":${JSON.stringify(category)},"trail":${JSON.stringify(trail)},"children":${JSON.stringify(children)},${json}}`,
      changed: null,
      shows: ['categories', 'articles', ...shows],
    }
  },
}
