import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { SearchQuery } from '../text/search/readQuery.ts'
import { runSql, table } from './runSql.ts'
import { searchFolded } from './searchFolded.ts'

/** The rows of a collection whose columns say this between them, those saved last first. */
export const rowsSaying = async (
  req: PayloadRequest,
  collection: 'media' | 'sources',
  columns: string[],
  { words, without }: SearchQuery,
  limit: number,
): Promise<string[]> => {
  const text = sql`concat_ws(' ', ${sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  )})`
  const says = [
    ...words.map((word) => sql`position(${word}::text in t.folded) > 0`),
    ...without.map((word) => sql`position(${word}::text in t.folded) = 0`),
  ]
  const rows = await runSql(
    req,
    sql`select id::text from (select id, updated_at, ${searchFolded(text)} as folded from ${table(req, collection)}) t
      where ${sql.join(says, sql` and `)} order by updated_at desc limit ${limit}`,
  )
  return rows.map(({ id }) => String(id))
}
