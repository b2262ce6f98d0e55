import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql, table } from './runSql.ts'

/** An entry of the log, the latest first. */
export type LogEntry = {
  id: string
  action: string
  from: string | null
  to: string | null
  by: string
  at: string
  article: string | null
  title: string | null
  comment: string | null
  body: string | null
}

/** Who did what about comments, the latest hundred first. */
export const latestModerations = async (req: PayloadRequest): Promise<LogEntry[]> =>
  (await runSql(
    req,
    sql`select l.id::text, l.action, l."from", l."to", l.by_name as by, l.created_at as at, a.id::text as article, a.title,
      c.id::text as comment, left(c.body, 80) as body
     from ${table(req, 'comment_log')} l left join ${table(req, 'articles')} a on a.id = l.article_id
     left join ${table(req, 'comments')} c on c.id = l.comment_id
     order by l.created_at desc, l.id desc limit 100`,
  )) as LogEntry[]
