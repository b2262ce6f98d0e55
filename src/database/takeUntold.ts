import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql, table } from './runSql.ts'

/** A comment that waits, as a letter to the editors quotes it. */
export type Untold = { authorName: string; body: string; title: string | null }

/** Takes the comments that wait and of which nobody was told, the oldest first: whoever comes next finds none. */
export const takeUntold = async (req: PayloadRequest): Promise<Untold[]> =>
  (await runSql(
    req,
    sql`with waiting as (
      update ${table(req, 'comments')} set told = true where status = 'pending' and told is not true
      returning author_name, body, article_id, posted_at)
     select w.author_name as "authorName", w.body, a.title from waiting w
     left join ${table(req, 'articles')} a on a.id = w.article_id order by w.posted_at`,
  )) as Untold[]
