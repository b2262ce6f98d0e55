import { sql } from '@payloadcms/db-postgres/drizzle'
import { column, type Statement } from '../runSql.ts'
import { readModel } from './tables.ts'

/** What the read model's tables are called where a statement asks them. */
export type Names = {
  /** The schema the app keeps its tables in; null: the one that is searched. */
  schema: string | null
  /** The table that counts comments; null where readers do not comment. */
  discussions: string | null
  /** The table of comments; null where readers do not comment. */
  comments: string | null
}

export const called = ({ schema }: Names, name: string): Statement =>
  schema ? sql`${column(schema)}.${column(name)}` : column(name)

/** A table of the read model. */
export const tableOf = (names: Names, name: keyof typeof readModel): Statement =>
  called(names, readModel[name])

/** Whether the row of an article, by its alias, has to be made anew before it is sent. */
export const dueOf = (row: 'c' | 'p'): Statement =>
  sql`(${column(row)}.state > 0 or coalesce(${column(row)}.until <= now(), false))`

/** The discussion of the article of a row, joined as `d`. */
export const discussionOf = (names: Names, row: 'c' | 'p'): Statement =>
  names.discussions
    ? sql`left join ${called(names, names.discussions)} d on d.article_id = ${column(row)}.article`
    : sql`left join (select null::int as comments, false as closed) d on true`

/** The cards of rows that a statement chooses by `article`, in the order of its `n`. */
export const cardsOf = (names: Names, chosen: Statement): Statement => {
  const json = names.discussions
    ? sql`'{"comments":' || coalesce(d.comments, 0)::int || ',' || substr(c.card, 2)`
    : sql`c.card`
  return sql`select chosen.*, c.at as shown, ${dueOf('c')} as due, ${json} as json from (${chosen}) chosen
    join ${tableOf(names, 'articles')} c on c.article = chosen.article ${discussionOf(names, 'c')}`
}

/** Cards as one row: their JSON with commas between, their ids, and which of them are due. */
export const gathered = sql`string_agg(json, ',' order by n) as json, string_agg(article::text, ',' order by n) as ids,
  string_agg(article::text, ',') filter (where due) as due`
