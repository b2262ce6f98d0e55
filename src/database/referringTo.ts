import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { column, quotedTable, runSql, tableIn, tableName, type Statement } from './runSql.ts'
import type { CollectionName } from '../slugs.ts'

/**
 * Conditions, each of which holds where a row of one table points to the record with this id: an article, live, drafted or in a
 * version, a collection of the app's, a form somebody has open. What is a part of the record points to it as well, and is left out.
 */
export const referringTo = async (
  req: PayloadRequest,
  name: CollectionName,
  id: Statement,
): Promise<Statement[]> => {
  const own = tableName(req, name)
  const rows = await runSql(
    req,
    sql`select n.nspname as schema, t.relname as holder, a.attname as key from pg_constraint c
      join pg_class t on t.oid = c.conrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid = ${quotedTable(req, name)}::regclass
        and not (a.attname in ('parent_id', '_parent_id')
          and (starts_with(t.relname, ${`${own}_`}) or starts_with(t.relname, ${`_${own}_v`})))`,
  )
  return rows.map(
    ({ schema, holder, key }) =>
      sql`exists (select 1 from ${tableIn(String(schema), String(holder))} r where r.${column(String(key))} = ${id})`,
  )
}
