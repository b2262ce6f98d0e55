import { sql } from '@payloadcms/db-postgres/drizzle'

/** Midnight of today in Japan, as an instant. */
export const midnight = sql`date_trunc('day', now(), 'Asia/Tokyo')`
