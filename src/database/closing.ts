import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { openDiscussion } from './commentCounts.ts'
import { bumpAtEnd } from './published/version.ts'
import { runSql, table } from './runSql.ts'

/** Sets whether the thread that begins with a comment takes no more replies. */
export const setThreadLocked = async (
  req: PayloadRequest,
  thread: string,
  isLocked: boolean,
): Promise<void> => {
  await runSql(
    req,
    sql`update ${table(req, 'comments')} set locked = ${isLocked} where id = ${thread}`,
  )
}

/** Sets whether an article takes no more comments. @returns whether there is such an article */
export const setDiscussionClosed = async (
  req: PayloadRequest,
  article: string,
  isClosed: boolean,
): Promise<boolean> => {
  const [known] = await runSql(
    req,
    sql`select 1 from ${table(req, 'articles')} where id = ${article}`,
  )
  if (!known) return false
  await openDiscussion(req, article)
  await bumpAtEnd(req)
  await runSql(
    req,
    sql`update ${table(req, 'discussions')} set closed = ${isClosed} where article_id = ${article}`,
  )
  return true
}
