import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { ArticleState } from '../text/house/articleState.ts'
import type { ReviewState } from '../text/house/reviewStates.ts'
import { slugOf } from '../slugs.ts'
import { amongIds, isId, rawId } from './ids.ts'
import { published } from './published.ts'
import { runSql, table, type Statement } from './runSql.ts'

/** Publications that are booked and have not run, as rows `j` of the table of jobs. */
const bookings = (req: PayloadRequest): Statement =>
  sql`${table(req, 'payload_jobs')} j where j.task_slug = 'schedulePublish' and j.completed_at is null
    and not coalesce(j.has_error, false) and j.input->'doc'->>'relationTo' = ${slugOf(req, 'articles')}
    and j.input->>'type' = 'publish'`

/** When the article `a` is booked to be published; null where it is not. */
const booked = (req: PayloadRequest): Statement =>
  sql`(select min(j.wait_until) from ${bookings(req)} and j.input->'doc'->>'value' = a.id::text)`

/** The articles that are booked to be published, some thousand at most: their ids, as a question takes them. */
export const bookedArticles = async (req: PayloadRequest): Promise<(string | number)[]> => {
  const rows = await runSql(
    req,
    sql`select distinct j.input->'doc'->>'value' as id from ${bookings(req)} limit 1000`,
  )
  return rows.flatMap(({ id }) => (isId(req, id) ? [rawId(req, id)] : []))
}

/** The states of articles by their ids, in one question. */
export const articleStates = async (
  req: PayloadRequest,
  ids: string[],
  hasReview: boolean,
): Promise<Map<string, ArticleState>> => {
  if (ids.length === 0) return new Map()
  const versions = table(req, '_articles_v')
  const rows = await runSql(
    req,
    sql`select a.id::text as id, a.deleted_at is not null as trashed, ${published} as live, a.published_at > now() as early,
        a.published_at, latest.version__status as status, ${hasReview ? sql`latest.version_review_state` : sql`null`} as review,
        ${booked(req)} as booked,
        exists (select 1 from ${versions} v where v.parent_id = a.id and v.version__status = 'published') as was_live
      from ${table(req, 'articles')} a
      left join lateral (select * from ${versions} v where v.parent_id = a.id and v.latest limit 1) latest on true
      where a.id ${amongIds(req, ids)}`,
  )
  const instant = (value: unknown): string | null =>
    value === null || value === undefined ? null : new Date(String(value)).toISOString()
  return new Map(
    rows.map((row): [string, ArticleState] => {
      const at = row.live && row.early ? instant(row.published_at) : instant(row.booked)
      const kind = row.trashed
        ? 'trashed'
        : row.live
          ? row.early
            ? 'waiting'
            : row.status === 'draft'
              ? 'changed'
              : 'public'
          : row.was_live
            ? 'withdrawn'
            : 'draft'
      return [String(row.id), { kind, at, review: (row.review as ReviewState | null) ?? null }]
    }),
  )
}
