import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { isId } from './ids.ts'
import { runSql, table } from './runSql.ts'

/** Takes everything that was said under an article out of the database, with its votes and reports. */
export const dropDiscussion = async (req: PayloadRequest, article: string): Promise<void> => {
  if (!isId(req, article)) return
  const comments = table(req, 'comments')
  for (const name of ['comment_votes', 'comment_reports'])
    await runSql(
      req,
      sql`delete from ${table(req, name)} where comment_id in (select id from ${comments} where article_id = ${article})`,
    )
  await runSql(req, sql`delete from ${comments} where article_id = ${article}`)
  await runSql(req, sql`delete from ${table(req, 'discussions')} where article_id = ${article}`)
}
