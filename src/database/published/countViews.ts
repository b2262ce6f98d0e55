import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { advisoryLock } from '../advisoryLock.ts'
import { inTransaction } from '../inTransaction.ts'
import { runSql } from '../runSql.ts'
import { part } from './entries.ts'

/** Somebody who has read an article: its slug, and a hash that is another one tomorrow. */
export type View = { slug: string; viewer: string }

/** The spans readers may ask for, in days, today among them; and how many articles of each are kept in order. */
export const spans = [1, 7, 30] as const
const places = 100

/** The day in Japan. */
export const today = sql`(now() at time zone 'Asia/Tokyo')::date`

/** Counts views: each reader of an article once a day. What is no public article is not counted. */
export const countViews = async (req: PayloadRequest, views: View[]): Promise<void> => {
  if (views.length === 0) return
  const given = sql.join(
    views.map(({ slug, viewer }) => sql`(${slug}, ${viewer})`),
    sql`, `,
  )
  await runSql(
    req,
    sql`with seen as (
        insert into ${part(req, 'viewers')} (day, article, viewer)
          select distinct ${today}, p.article, v.viewer from (values ${given}) v (slug, viewer)
          join ${part(req, 'articles')} p on p.slug = v.slug and p.at <= now()
          -- In one order everywhere: two processes that count the same do not lock each other out.
          order by 2, 3
        on conflict do nothing returning article)
      insert into ${part(req, 'views')} as w (day, article, readers)
        select ${today}, article, count(*)::int from seen group by article order by article
      on conflict (day, article) do update set readers = w.readers + excluded.readers`,
  )
}

/** Puts the articles with the most readers in order, and forgets what nobody asks for any more: who has read what yesterday, and how many a month ago. */
export const orderPopular = async (req: PayloadRequest): Promise<void> => {
  await inTransaction(req, async () => {
    await advisoryLock('popular', req)
    await runSql(req, sql`delete from ${part(req, 'viewers')} where day < ${today}`)
    await runSql(
      req,
      sql`delete from ${part(req, 'views')} where day <= ${today} - ${Math.max(...spans)}::int`,
    )
    await runSql(req, sql`delete from ${part(req, 'popular')}`)
    for (const days of spans)
      await runSql(
        req,
        sql`insert into ${part(req, 'popular')} (days, day, place, article)
          select ${days}::int, ${today}, row_number() over (order by sum(w.readers) desc, max(p.at) desc, w.article), w.article
          from ${part(req, 'views')} w join ${part(req, 'articles')} p on p.article = w.article
          where w.day > ${today} - ${days}::int group by w.article order by 3 limit ${places}`,
      )
  })
}
