import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { published } from './published.ts'
import { runSql, table } from './runSql.ts'

/** What waits at the desk, in numbers. */
export type DeskCounts = {
  /** Drafts whoever asks has begun. */
  own: number
  /** Drafts that were handed in; null where nothing is. */
  submitted: number | null
  /** Articles proofreading has found errors in. */
  errors: number
  /** Published articles whose time is still to come. */
  waiting: number
  /** Published today, in Japan. */
  today: number
  /** Links of public sources that lead nowhere. */
  deadLinks: number
}

/** Counts what waits at the desk, for a member of its staff. */
export const deskCounts = async (
  req: PayloadRequest,
  user: string | number | null,
  hasReview: boolean,
): Promise<DeskCounts> => {
  const articles = table(req, 'articles')
  const latest = sql`${table(req, '_articles_v')} v join ${articles} a on a.id = v.parent_id and a.deleted_at is null where v.latest`
  const day = sql`(now() at time zone 'Asia/Tokyo')::date`
  const [row] = await runSql(
    req,
    sql`select
      (select count(*)::int from ${latest} and v.version__status = 'draft' and v.version_started_by_id::text = ${String(user ?? '')}) as own,
      ${hasReview ? sql`(select count(*)::int from ${latest} and v.version__status = 'draft' and v.version_review_state = 'submitted')` : sql`null::int`} as submitted,
      (select count(*)::int from ${latest} and v.version_proof_status = 'errors') as errors,
      (select count(*)::int from ${articles} a where ${published} and a.published_at > now()) as waiting,
      (select count(*)::int from ${articles} a where ${published} and a.published_at <= now()
        and (a.published_at at time zone 'Asia/Tokyo')::date = ${day}) as today,
      (select count(*)::int from ${table(req, 'sources')} where is_public and link_status = 'dead') as "deadLinks"`,
  )
  return row as DeskCounts
}
