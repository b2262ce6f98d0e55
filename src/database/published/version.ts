import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { beforeCommit } from '../beforeCommit.ts'
import { runSql } from '../runSql.ts'
import { tableOf, type Names } from './cards.ts'
import { part } from './entries.ts'
import { prepared, type Prepared } from './prepared.ts'

/**
 * What every answer hangs on: how often readers were given something else to see, and the time of the newest article whose time has
 * come. As long as both are what they were, an answer is what it was.
 */
export const siteState = (names: Names): Prepared =>
  prepared(sql`select (select articles from ${tableOf(names, 'counts')} where kind = 'version' and value = '')::text || ' ' ||
    coalesce((select at from ${tableOf(names, 'articles')} where at <= now() order by at desc limit 1)::text, '') as state`)

/** Says, in the transaction that does it, that readers are given something else to see. */
export const bump = async (req: PayloadRequest): Promise<void> => {
  await runSql(
    req,
    sql`insert into ${part(req, 'counts')} as c (kind, value, articles) values ('version', '', 1)
      on conflict (kind, value) do update set articles = case when c.articles = 2147483647 then 1 else c.articles + 1 end`,
  )
}

/** The same at the end of a transaction, whatever else it does: nobody waits for its counter longer than for its commit. */
export const bumpAtEnd = async (req: PayloadRequest): Promise<void> => {
  const { midashi } = req.payload.config.custom as { midashi?: { site?: unknown } }
  if (!midashi?.site) return
  await beforeCommit(
    req,
    'version',
    () => {},
    () => {},
    bump,
  )
}
