import { type Endpoint } from 'payload'
import { mustBe } from '../access/roles.ts'
import { runSql, tableName } from '../database/runSql.ts'

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

/** `GET /api/comments/log`: who did what, the latest hundred. For editors. */
export const moderationLog: Endpoint = {
  path: '/log',
  method: 'get',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    const entries = await runSql(
      req,
      `select l.id::text, l.action, l."from", l."to", l.by_name as by, l.created_at as at, a.id::text as article, a.title,
        c.id::text as comment, left(c.body, 80) as body
       from ${tableName(req, 'comment_log')} l left join ${tableName(req, 'articles')} a on a.id = l.article_id
       left join ${tableName(req, 'comments')} c on c.id = l.comment_id
       order by l.created_at desc, l.id desc limit 100`,
    )
    return Response.json({ entries: entries as LogEntry[] })
  },
}
