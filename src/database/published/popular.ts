import { sql } from '@payloadcms/db-postgres/drizzle'
import type { Statement } from '../runSql.ts'
import { hasTree, tree } from './articleList.ts'
import { today } from './countViews.ts'
import { cardsOf, gathered, tableOf, type Names } from './cards.ts'
import { given, prepared, type Prepared } from './prepared.ts'

/** The public articles with the most readers of some days, in their order. */
export const mostRead = (names: Names, days: Statement): Statement =>
  sql`select v.place as n, o.article, o.at from ${tableOf(names, 'popular')} v
    join ${tableOf(names, 'articles')} o on o.article = v.article and o.at <= now() where v.days = ${days} and (v.days > 1 or v.day = ${today})`

/** The same as cards in one row, `size` at most; `isIn` keeps them to a category and all below it. */
export const popularCards = (names: Names, isIn: boolean): Prepared =>
  prepared(
    sql`${isIn ? tree(names) : sql``} select ${gathered}${isIn ? sql`, ${hasTree(names)} as "hasTree", exists (select 1 from tree) as "hasCategory"` : sql``} from (${cardsOf(
      names,
      sql`select * from (${mostRead(names, sql`${given('days')}`)}) v ${
        isIn
          ? sql`where exists (select 1 from ${tableOf(names, 'lists')} x where x.list in (select 'category:' || id from tree) and x.at = v.at and x.article = v.article)`
          : sql``
      } order by n limit ${given('size')}`,
    )}) cards`,
  )
