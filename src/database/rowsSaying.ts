import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import type { SearchQuery } from '../text/search/readQuery.ts'
import { searchPattern } from '../text/search/searchPattern.ts'
import { runSql, table } from './runSql.ts'

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
    ...words.map((word) => sql`t.text ~ ${searchPattern(word)}`),
    ...without.map((word) => sql`t.text !~ ${searchPattern(word)}`),
  ]
  const rows = await runSql(
    req,
    // Most texts are of the normal form, and asking is cheaper than making it.
    sql`with texts as materialized (select id, updated_at, ${text} as text from ${table(req, collection)}),
      t as materialized (select id, updated_at,
        lower(case when text is nfkc normalized then text else normalize(text, NFKC) end) as text from texts)
      select id::text from t where ${sql.join(says, sql` and `)} order by updated_at desc limit ${limit}`,
  )
  return rows.map(({ id }) => String(id))
}
