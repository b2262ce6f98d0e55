import { sql } from '@payloadcms/db-postgres/drizzle'
import { leastLikeness, likeness } from '../../text/house/likeness.ts'
import { column, type Statement } from '../runSql.ts'
import { cardsOf, discussionOf, dueOf, gathered, tableOf, type Names } from './cards.ts'
import { mostRead } from './popular.ts'
import { given, prepared, type Prepared } from './prepared.ts'

/** What stands beside an article, each as a list of cards. */
export const besideArticle = ['previous', 'next', 'sameCategory', 'related', 'popular'] as const

/**
 * An article's page with what stands beside it, by `slug`: one row, none where no such article is public. What is due of all that
 * is shown is named in `due`.
 */
export const articlePage = (names: Names): Prepared =>
  prepared(sql`select p.article::text as id, p.page, p.tag, p.changed, p.policy, d.comments::int as comments, d.closed,
      concat_ws(',', case when ${dueOf('p')} then p.article::text end, ${each((list) => sql`${list}.due`)}) as due,
      ${each((list, name) => sql`${list}.ids as ${column(`${name}Ids`)}, ${list}.json as ${list}`)}
    from ${of(names)} p ${discussionOf(names, 'p')}
    ${sql.join(
      besideArticle.map(
        (name) =>
          sql`left join lateral (select ${gathered} from (${cardsOf(names, rows[name](names))}) cards) ${column(name)} on true`,
      ),
      sql` `,
    )}
    where p.slug = ${given('slug')} and p.at <= now() limit 1`)

const each = (write: (list: Statement, name: string) => Statement): Statement =>
  sql.join(
    besideArticle.map((name) => write(column(name), name)),
    sql`, `,
  )

const kinds = Object.entries(likeness)
// Written into the statement: what is given changes with each call.
const isLikening = sql.join(
  kinds.map(([kind]) => sql`list like ${`${kind}:%`}`.inlineParams()),
  sql` or `,
)
const likenessThere = sql`case ${sql.join(
  kinds.map(([kind, says]) =>
    sql`when shared.list like ${`${kind}:%`} then ${says}`.inlineParams(),
  ),
  sql` `,
)} end`

const of = (names: Names): Statement => tableOf(names, 'articles')

const rows: Record<(typeof besideArticle)[number], (names: Names) => Statement> = {
  previous: (names) =>
    sql`select 1 as n, o.article from ${of(names)} o where (o.at, o.article) < (p.at, p.article)
      order by o.at desc, o.article desc limit 1`,
  next: (names) =>
    sql`select 1 as n, o.article from ${of(names)} o where (o.at, o.article) > (p.at, p.article) and o.at <= now()
      order by o.at, o.article limit 1`,
  sameCategory: (names) =>
    sql`select row_number() over (order by l.at desc, l.article desc) as n, l.article from (
      select l.at, l.article from ${tableOf(names, 'lists')} l
      where l.list = 'category:' || p.category and l.at <= now() and l.article <> p.article
      order by l.at desc, l.article desc limit 5) l`,
  // What an editor has chosen, then what shares most.
  related: (names) =>
    sql`select row_number() over (order by f.place, f.score desc, f.at desc, f.article desc) as n, f.article from (
        select article, min(place) as place, sum(score) as score, max(at) as at from (
          select o.article, o.at, chosen.place, 0 as score
            from unnest(p.chosen) with ordinality as chosen (article, place)
            join ${of(names)} o on o.article = chosen.article and o.at <= now()
          union all
          select l.article, l.at, 1000, ${likenessThere}
            from (select list from unnest(p.lists) as list where ${isLikening} limit 16) shared
            cross join lateral (select l.article, l.at from ${tableOf(names, 'lists')} l
              where l.list = shared.list and l.at <= now() order by l.at desc, l.article desc limit 12) l
        ) found where article <> p.article group by article having min(place) < 1000 or sum(score) >= ${sql`${leastLikeness}`.inlineParams()}
      ) f order by n limit 5`,
  popular: (names) =>
    sql`select v.n, v.article from (${mostRead(names, sql`7`)}) v where v.article <> p.article order by v.n limit 5`,
}
