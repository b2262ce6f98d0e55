import { sql } from '@payloadcms/db-postgres/drizzle'
import type { Statement } from '../runSql.ts'
import { cardsOf, gathered, tableOf, type Names } from './cards.ts'
import { given, prepared, type Prepared } from './prepared.ts'

/** Which articles a list has: how many lists they stand in together, and whether a category or a span of time is asked for. */
export type ListShape = {
  /** How many `list0`, `list1` … are given: `tag:港`. */
  lists: number
  /** Whether `category` is given: an id or a slug; with all that is below it. */
  category: boolean
  from: boolean
  to: boolean
}

/** In which direction a page goes on from `at` and `article`; null: the first. */
export type Direction = 'older' | 'newer' | null

/**
 * How many are read at most: one more than are shown, so that it is known whether there are more. Postgres keeps one plan for a
 * statement whose limit stands in it; for one that is given it plans each time anew.
 */
const limits = { 10: sql`11`, 20: sql`21`, 50: sql`51`, 100: sql`101` }
export type Most = keyof typeof limits

/** The least of them that is enough. */
export const mostFor = (size: number): Most =>
  size <= 10 ? 10 : size <= 20 ? 20 : size <= 50 ? 50 : 100

/** The categories that are asked for: the one that is given and all below it. */
export const tree = (names: Names): Statement =>
  sql`with recursive tree as (
      select id from ${tableOf(names, 'categories')} where ${given('category')} in (id, slug, ascii_slug)
      union select k.id from ${tableOf(names, 'categories')} k join tree on k.parent = tree.id)`

/** What is true of a row `l` that stands in the lists and the span that are asked for, the first list aside. */
const within = (
  names: Names,
  shape: ListShape,
  direction: Direction,
  isFirst: 'list' | 'category' | null,
): Statement => {
  const lists = Array.from({ length: shape.lists }, (_, n) => `list${n}`).slice(
    isFirst === 'list' ? 1 : 0,
  )
  const inList = (list: Statement): Statement =>
    sql`exists (select 1 from ${tableOf(names, 'lists')} x where x.list ${list} and x.at = l.at and x.article = l.article)`
  return sql.join(
    [
      sql`l.at <= now()`,
      ...lists.map((name) => inList(sql`= ${given(name)}`)),
      ...(shape.category && isFirst !== 'category'
        ? [inList(sql`in (select 'category:' || id from tree)`)]
        : []),
      ...(shape.from ? [sql`l.at >= ${given('from')}`] : []),
      ...(shape.to ? [sql`l.at < ${given('to')}`] : []),
      ...(direction === 'older'
        ? [sql`(l.at, l.article) < (${given('at')}, ${given('article')})`]
        : []),
      ...(direction === 'newer'
        ? [sql`(l.at, l.article) > (${given('at')}, ${given('article')})`]
        : []),
    ],
    sql` and `,
  )
}

/** What is true of a row `l` that a search may find. */
export const searched = (names: Names, shape: ListShape): Statement =>
  within(names, shape, null, null)

/** The rows of a list: by the first list that is asked for, else by the categories, else all. */
const chosen = (
  names: Names,
  shape: ListShape,
  direction: Direction,
  most: Statement,
): Statement => {
  const order =
    direction === 'newer' ? sql`order by at, article` : sql`order by at desc, article desc`
  const lists = tableOf(names, 'lists')
  const limit = sql`limit ${most}`
  if (shape.lists > 0)
    return sql`select l.at, l.article from ${lists} l where l.list = ${given('list0')} and ${within(names, shape, direction, 'list')} ${order} ${limit}`
  if (shape.category)
    // Each category in its order, so that no more is read than is shown.
    return sql`select l.at, l.article from tree cross join lateral (
        select l.at, l.article from ${lists} l where l.list = 'category:' || tree.id and ${within(names, shape, direction, 'category')}
        ${order} ${limit}) l ${order} ${limit}`
  return sql`select l.at, l.article from ${tableOf(names, 'articles')} l where ${within(names, shape, direction, null)} ${order} ${limit}`
}

/**
 * Public articles whose lists are those of what was saved, not yet of what was read. The number of the state stands in the text: the
 * index holds what is not ready, and Postgres must see that this is some of it.
 */
export const entered = (names: Names): Statement =>
  sql`select article::text as id from ${tableOf(names, 'articles')} where state = 2 and at <= now() limit 50`

/** Whether the tree of categories is there. */
export const hasTree = (names: Names): Statement =>
  sql`exists (select 1 from ${tableOf(names, 'parts')} where key = 'categories')`

/**
 * A page of a list, the newest first, of `size` cards. One row: the cards, whether there are more, and where the page begins and
 * ends.
 */
export const articleList = (
  names: Names,
  shape: ListShape,
  direction: Direction,
  most: Most,
): Prepared => {
  const order = direction === 'newer' ? sql`at, article` : sql`at desc, article desc`
  return prepared(
    sql`${shape.category ? sql`${tree(names)},` : sql`with`} found as (
      select at, article, row_number() over (order by ${order}) as place from (${chosen(names, shape, direction, limits[most])}) l),
    page as (${cardsOf(
      names,
      sql`select article, at, row_number() over (order by at desc, article desc) as n from found where place <= ${given('size')}`,
    )})
    select ${gathered}, (select count(*) from found) > ${given('size')} as more, (select string_agg(id, ',') from (${entered(names)}) e) as entered,
      ${shape.category ? sql`${hasTree(names)} as "hasTree", exists (select 1 from tree) as "hasCategory",` : sql``}
      (array_agg(at order by n))[1] as "firstAt", (array_agg(article::text order by n))[1] as "firstId",
      (array_agg(at order by n desc))[1] as "lastAt", (array_agg(article::text order by n desc))[1] as "lastId"
    from page`,
    isPlain(shape),
  )
}

/** Whether one list, one category or nothing is asked for. */
const isPlain = (shape: ListShape): boolean =>
  !shape.from && !shape.to && shape.lists + Number(shape.category) <= 1

/** How many articles a list has. */
export const articleCount = (names: Names, shape: ListShape): Prepared => {
  const counts = tableOf(names, 'counts')
  const lists = tableOf(names, 'lists')
  if (!isPlain(shape)) {
    const base =
      shape.lists > 0
        ? sql`${lists} l where l.list = ${given('list0')} and ${within(names, shape, null, 'list')}`
        : sql`${tableOf(names, 'articles')} l where ${within(names, shape, null, null)}`
    return prepared(
      sql`${shape.category ? tree(names) : sql``} select count(*)::int as total from ${base}`,
      false,
    )
  }
  // What is counted already, without those whose time has not come.
  if (shape.category)
    return prepared(sql`${tree(names)} select coalesce(sum(
        coalesce((select articles from ${counts} where kind = 'category' and value = tree.id), 0) -
        (select count(*) from ${lists} l where l.list = 'category:' || tree.id and l.at > now())), 0)::int as total from tree`)
  if (shape.lists > 0)
    return prepared(sql`select coalesce((select articles from ${counts} where kind = ${given('kind')} and value = ${given('value')}), 0)::int -
        (select count(*) from ${lists} l where l.list = ${given('list0')} and l.at > now())::int as total`)
  return prepared(sql`select coalesce((select articles from ${counts} where kind = 'all' and value = ''), 0)::int -
      (select count(*) from ${tableOf(names, 'articles')} l where l.at > now())::int as total`)
}
