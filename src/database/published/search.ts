import { sql } from '@payloadcms/db-postgres/drizzle'
import { hasTree, searched, tree, type ListShape } from './articleList.ts'
import { cardsOf, gathered, tableOf, type Names } from './cards.ts'
import type { Statement } from '../runSql.ts'
import { given, prepared, type Prepared } from './prepared.ts'

/** What a search asks for: how many words of three units and more, how many it excludes, and the lists and span it keeps to. */
export type SearchShape = ListShape & {
  /** How many `word0`, `word1` … are given, all that are longer than two units. */
  long: number
  /** How many `without0` … are given. */
  without: number
  /** How many `title0` … are given: each adds its length where a title has it. Null: by time. */
  titles: number | null
  isNext: boolean
}

/**
 * What is due, where it is little: it may say what is looked for by now. Where much is due, after a category was renamed, the texts of
 * before are looked through until it is made.
 */
const stale = (tables: Names): Statement =>
  sql`(select case when count(*) <= 50 then string_agg(e.article::text, ',') end from (
    select article from ${tableOf(tables, 'articles')} where state > 0 and at <= now() limit 51) e) as entered`

const names = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => `${what}${n}`)

/**
 * A page of what was found. Every text that has all pairs of a word of two units has the word; of longer words the text itself is
 * asked. `after`, `at` and `article` are where the page before has ended.
 */
export const searchPage = (tables: Names, shape: SearchShape): Prepared => {
  const texts = tableOf(tables, 'texts')
  const score =
    shape.titles === null
      ? sql`0`
      : sql.join(
          names('title', shape.titles).map(
            (name) =>
              sql`case when position(${given(name)}::text in l.title) > 0 then length(${given(name)}::text) else 0 end`,
          ),
          sql` + `,
        )
  const conditions = sql.join(
    [
      sql`l.grams @> ${given('grams')}::int[]`,
      ...names('word', shape.long).map(
        (name) => sql`position(${given(name)}::text in l.folded) > 0`,
      ),
      ...names('without', shape.without).map(
        (name) => sql`position(${given(name)}::text in l.folded) = 0`,
      ),
      searched(tables, shape),
    ],
    sql` and `,
  )
  const after = shape.isNext
    ? sql`where (score, at, article) < (${given('after')}::int, ${given('at')}::timestamptz, ${given('article')})`
    : sql``
  return prepared(
    sql`${shape.category ? sql`${tree(tables)},` : sql`with`} hits as (
      select l.article, l.at, (${score})::int as score from ${texts} l where ${conditions}),
    found as (select article, at, score, row_number() over (order by score desc, at desc, article desc) as place from hits ${after}
      order by score desc, at desc, article desc limit ${given('limit')}),
    page as (${cardsOf(
      tables,
      sql`select found.article, found.at, found.score, found.place as n, t.plain from found
        join ${texts} t on t.article = found.article where found.place <= ${given('size')}`,
    )})
    select ${gathered}, (select count(*)::int from hits) as total, (select count(*) from found) > ${given('size')} as more,
      ${stale(tables)}, array_agg(plain order by n) as texts, (array_agg(score order by n desc))[1] as "lastScore",
      ${shape.category ? sql`${hasTree(tables)} as "hasTree", exists (select 1 from tree) as "hasCategory",` : sql``}
      (array_agg(at order by n desc))[1] as "lastAt", (array_agg(article::text order by n desc))[1] as "lastId"
    from page`,
    false,
  )
}
