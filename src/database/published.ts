import { sql } from '@payloadcms/db-postgres/drizzle'

/** An article that is published and not in the trash, in a statement in which the table is called `a`. */
export const published = sql`a._status = 'published' and a.deleted_at is null`

/** One readers may see: its time has come too (`access/published.ts`). */
export const publishedNow = sql`${published} and a.published_at <= now()`
