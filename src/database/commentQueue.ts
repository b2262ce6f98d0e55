import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { QueueCounts, QueuedComment } from '../text/comments/queuedComment.ts'
import type { ReportReason } from '../text/comments/reportReason.ts'
import { amongIds } from './ids.ts'
import { among, runSql, table } from './runSql.ts'
import { midnight } from './today.ts'

/** How many comments wait, are reported, and came today. */
export const queueCounts = async (req: PayloadRequest): Promise<QueueCounts> => {
  const [row] = await runSql(
    req,
    sql`select count(*) filter (where status = 'pending')::int as pending,
      count(*) filter (where reports > 0 and status in ('approved', 'pending'))::int as reported,
      count(*) filter (where posted_at >= ${midnight})::int as today
     from ${table(req, 'comments')} where status = 'pending' or reports > 0 or posted_at >= ${midnight}`,
  )
  return row as QueueCounts
}

/** The articles comments stand under, by their ids. */
export const articlesUnder = async (
  req: PayloadRequest,
  ids: string[],
): Promise<Map<string, QueuedComment['article']>> => {
  const found = await runSql(
    req,
    sql`select a.id::text, a.title, a.slug, coalesce(d.closed, false) as closed from ${table(req, 'articles')} a
     left join ${table(req, 'discussions')} d on d.article_id = a.id where a.id ${amongIds(req, ids)}`,
  )
  return new Map(found.map((row) => [String(row.id), row as QueuedComment['article']]))
}

/** The comments above each of these, the nearest last, three at most. */
export const commentsAbove = async (
  req: PayloadRequest,
  ids: string[],
): Promise<Map<string, QueuedComment['above']>> => {
  const comments = table(req, 'comments')
  const found = await runSql(
    req,
    sql`with recursive above as (
      select id as below, parent_id, 0 as height from ${comments} where id ${amongIds(req, ids)}
      union all
      select above.below, c.parent_id, above.height + 1 from above join ${comments} c on c.id = above.parent_id
      where above.height < 2)
     select above.below::text as below, c.id::text, c.author_name as "authorName", c.body, c.status::text
     from above join ${comments} c on c.id = above.parent_id order by above.height desc`,
  )
  return new Map(
    [...Map.groupBy(found, ({ below }) => String(below))].map(([id, rows]) => [
      id,
      rows.map(({ below: _below, ...row }) => row as QueuedComment['above'][number]),
    ]),
  )
}

/** What readers reported of each of these comments, the latest first. */
export const reportsOf = async (
  req: PayloadRequest,
  ids: string[],
): Promise<Map<string, QueuedComment['reports']>> => {
  const found = await runSql(
    req,
    sql`select comment_id::text as comment, reason, note from ${table(req, 'comment_reports')}
     where comment_id ${amongIds(req, ids)} order by created_at desc limit 500`,
  )
  return new Map(
    [...Map.groupBy(found, ({ comment }) => String(comment))].map(([id, rows]) => [
      id,
      rows.map(({ reason, note }) => ({
        reason: reason as ReportReason,
        note: note as string | null,
      })),
    ]),
  )
}

/** What became of the comments from each of these addresses, by its hash. */
export const historyOf = async (
  req: PayloadRequest,
  hashes: string[],
): Promise<Map<string, NonNullable<QueuedComment['history']>>> => {
  if (hashes.length === 0) return new Map()
  const found = await runSql(
    req,
    sql`select address_hash as hash, count(*) filter (where status = 'approved')::int as approved,
      count(*) filter (where status = 'rejected')::int as rejected, count(*) filter (where status = 'spam')::int as spam
     from ${table(req, 'comments')} where address_hash ${among(hashes)} group by address_hash`,
  )
  return new Map(
    found.map(({ hash, ...counts }) => [
      String(hash),
      counts as NonNullable<QueuedComment['history']>,
    ]),
  )
}

/** Those of these threads that take no more replies. */
export const lockedAmong = async (req: PayloadRequest, threads: string[]): Promise<Set<string>> => {
  const found = await runSql(
    req,
    sql`select id::text from ${table(req, 'comments')} where locked and id ${amongIds(req, threads)}`,
  )
  return new Set(found.map(({ id }) => String(id)))
}
