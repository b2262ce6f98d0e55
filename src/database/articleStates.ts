import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { ArticleState } from '../text/house/articleState.ts'
import type { ReviewState } from '../text/house/reviewStates.ts'
import { slugOf } from '../slugs.ts'
import { amongIds, isId, rawId } from './ids.ts'
import type { ByTime } from '../text/house/shelves.ts'
import { published, publishedNow } from './published.ts'
import { runSql, table, type Statement } from './runSql.ts'
import { midnight } from './today.ts'

/** Publications that are booked and have not run, as rows `j` of the table of jobs. */
const bookings = (req: PayloadRequest): Statement =>
  sql`${table(req, 'payload_jobs')} j where j.task_slug = 'schedulePublish' and j.completed_at is null
    and not coalesce(j.has_error, false) and j.input->'doc'->>'relationTo' = ${slugOf(req, 'articles')}
    and j.input->>'type' = 'publish'`

/** When the article `a` is booked to be published; null where it is not. */
const booked = (req: PayloadRequest): Statement =>
  sql`(select min(j.wait_until) from ${bookings(req)} and j.input->'doc'->>'value' = a.id::text)`

/** How many articles of each kind are found at most: their ids are handed to the database one by one. */
const most = 1000

/**
 * The articles that are live and wait for their time or are booked to be published, and those that became live today, in Japan, whatever
 * was drafted since: their ids, as a question takes them.
 */
export const articlesByTime = async (req: PayloadRequest): Promise<ByTime> => {
  const articles = table(req, 'articles')
  const rows = await runSql(
    req,
    sql`(select 'waiting' as kind, a.id::text as id from ${articles} a where ${published} and a.published_at > now() limit ${most})
      union (select 'waiting', j.input->'doc'->>'value' from ${bookings(req)} limit ${most})
      union (select 'today', a.id::text from ${articles} a where ${publishedNow}
        and a.published_at >= ${midnight} limit ${most})`,
  )
  const found = (kind: unknown): ByTime[keyof ByTime] =>
    rows.flatMap(({ kind: own, id }) => (own === kind && isId(req, id) ? [rawId(req, id)] : []))
  return { waiting: found('waiting'), today: found('today') }
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
        a.published_at, latest.version__status as status, latest.version_proof_status as proof, ${hasReview ? sql`latest.version_review_state` : sql`null`} as review,
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
      const isStopped = row.booked !== null && row.proof === 'errors' && !(row.live && row.early)
      return [
        String(row.id),
        {
          kind,
          at,
          review: (row.review as ReviewState | null) ?? null,
          ...(isStopped && { isStopped }),
        },
      ]
    }),
  )
}
