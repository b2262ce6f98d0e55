import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { ReportReason } from '../text/comments/reportReason.ts'
import type { LockedComment } from './commentCounts.ts'
import { rawId } from './ids.ts'
import { runSql, table } from './runSql.ts'
import { slugOf } from '../slugs.ts'

/** What a reader reports of a comment, known by a keyed hash. */
export type Report = { reporter: string; reason: ReportReason; note: string | null }

/**
 * Files a report of a comment that is locked; one reporter is heard once.
 * @returns how many there are now; null where this one was there before
 */
export const fileReport = async (
  req: PayloadRequest,
  comment: LockedComment,
  { reporter, reason, note }: Report,
): Promise<number | null> => {
  const [known] = await runSql(
    req,
    sql`select 1 from ${table(req, 'comment_reports')} where comment_id = ${comment.id} and reporter = ${reporter}`,
  )
  if (known) return null
  await req.payload.db.create({
    collection: slugOf(req, 'comment-reports') as never,
    data: { comment: rawId(req, comment.id), reporter, reason, note },
    returning: false,
    req,
  })
  const reports = comment.reports + 1
  await runSql(
    req,
    sql`update ${table(req, 'comments')} set reports = ${reports} where id = ${comment.id}`,
  )
  return reports
}
