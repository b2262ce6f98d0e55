import { sql } from '@payloadcms/db-postgres/drizzle'
import type { Statement } from '../runSql.ts'
import { cardsOf, dueOf, gathered, tableOf, type Names } from './cards.ts'
import { entered, hasTree } from './articleList.ts'
import { remembered } from './entries.ts'
import { given, prepared, type Prepared } from './prepared.ts'

/** How many articles of a list have their time still before them; the list is an expression. */
const future = (names: Names, list: Statement): Statement =>
  sql`(select count(*) from ${tableOf(names, 'lists')} l where l.list = ${list} and l.at > now())`

/** Every category in its order: its JSON, how many articles it has itself, and the newest of them as a card. */
export const categoryTree = (names: Names): Prepared =>
  prepared(sql`select k.id, k.parent, k.json, latest.json as latest, latest.at, latest.due,
      coalesce(n.articles, 0)::int - ${future(names, sql`'category:' || k.id`)}::int as articles
    from ${tableOf(names, 'categories')} k
    left join ${tableOf(names, 'counts')} n on n.kind = 'category' and n.value = k.id
    left join lateral (select json, at, case when due then article::text end as due from (${cardsOf(
      names,
      sql`select l.at, l.article from ${tableOf(names, 'lists')} l
        where l.list = 'category:' || k.id and l.at <= now() order by l.at desc, l.article desc limit 1`,
    )}) cards) latest on true
    order by k.position`)

/** Whether there is a tree of categories at all: an empty one has no rows. */
export const treeIsThere = (names: Names): Prepared =>
  prepared(sql`select ${hasTree(names)} as "hasTree"`)

/** The values of a kind of list with how many articles each has: those with the most first. */
export const mostUsed = (names: Names): Prepared =>
  prepared(sql`select value, articles - ${future(names, sql`kind || ':' || value`)}::int as articles
    from (select kind, value, articles from ${tableOf(names, 'counts')} where kind = ${given('kind')} and articles > 0
      order by kind desc, articles desc, value desc limit ${given('limit')}) most order by 2 desc, value`)

/** The newest article an editor has put at the top of the front page, as `cardsOf` has it. */
export const leadStory = (names: Names): Prepared =>
  prepared(
    sql`select ${gathered} from (${cardsOf(
      names,
      sql`select 1 as n, l.article from ${tableOf(names, 'lists')} l where l.list = 'lead:1' and l.at <= now()
      order by l.at desc, l.article desc limit 1`,
    )}) cards`,
  )

/** The comments readers wrote last, under articles readers see: the first of what each says. */
export const saidLately = (names: Names, comments: Statement): Prepared =>
  prepared(sql`select c.id::text, c.author_name as "authorName", left(c.body, ${given('length')}::int) as text, c.posted_at as "postedAt",
      p.slug, p.article::text as article, (p.card::json) ->> 'title' as title, ${dueOf('p')} as due
    from ${comments} c join ${tableOf(names, 'articles')} p on p.article = c.article_id and p.at <= now()
    where c.status = 'approved' order by c.posted_at desc, c.id desc limit ${given('limit')}`)

/** The months that have articles, the latest first, with how many. */
export const months = (names: Names): Prepared =>
  prepared(sql`select value as month, articles - ${future(names, sql`'month:' || value`)}::int as articles
    from ${tableOf(names, 'counts')} where kind = 'month' and articles > 0 order by value desc`)

/** A part of the read model by its key. */
export const partWith = (names: Names): Prepared =>
  prepared(sql`select json from ${tableOf(names, 'parts')} where key = ${given('key')}`)

/** Parts of the read model by their keys. */
export const partsWith = (names: Names): Prepared =>
  prepared(
    sql`select key, json from ${tableOf(names, 'parts')} where key = any(${given('keys')}::text[])`,
  )

/** Where an address of old leads, as a slug. */
export const movedTo = (names: Names): Prepared =>
  prepared(sql`select p.slug from ${tableOf(names, 'addresses')} a
    join ${tableOf(names, 'articles')} p on p.article = a.article and p.at <= now()
    where a.address = any(${given('addresses')}::text[]) order by array_position(${given('addresses')}::text[], a.address) limit 1`)

/** The articles readers saw in the last thirty days (`remembered`) and see no more, the last first. */
export const withdrawnLately = (names: Names): Prepared =>
  prepared(
    sql`select w.article::text as article, w.at from ${tableOf(names, 'withdrawn')} w where w.at > now() - make_interval(days => ${remembered})
      and not exists (select 1 from ${tableOf(names, 'articles')} p where p.article = w.article and p.at <= now())
      order by w.at desc, w.article limit ${given('limit')}`,
  )

/** The newest articles below each category of the top: one row a category, in their order, `size` cards each. */
export const topCategories = (names: Names): Prepared =>
  prepared(sql`with recursive tree as (
      select k.id, k.id as top, k.position from ${tableOf(names, 'categories')} k
        where not exists (select 1 from ${tableOf(names, 'categories')} above where above.id = k.parent)
      union select k.id, tree.top, tree.position from ${tableOf(names, 'categories')} k join tree on k.parent = tree.id)
    select k.id, k.json as category, newest.* from (select distinct top, position from tree) tops
    join ${tableOf(names, 'categories')} k on k.id = tops.top
    cross join lateral (select ${gathered} from (${cardsOf(
      names,
      sql`select l.article, row_number() over (order by l.at desc, l.article desc) as n
        from tree cross join lateral (select l.at, l.article from ${tableOf(names, 'lists')} l
          where l.list = 'category:' || tree.id and l.at <= now() order by l.at desc, l.article desc limit 20) l
        where tree.top = tops.top order by l.at desc, l.article desc limit ${given('size')}`,
    )}) cards) newest
    where newest.ids is not null order by tops.position`)

/** The articles that are not yet counted as readers see them. */
export const enteredArticles = (names: Names): Prepared => prepared(entered(names))
