import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { amongIds } from './ids.ts'
import {
  column,
  quotedTable,
  runSql,
  table,
  tableCalled,
  tableName,
  type Statement,
} from './runSql.ts'
import { referringTo } from './referringTo.ts'
import { slugOf } from '../slugs.ts'

/**
 * Those of these pictures that nothing refers to, of ours or of the app's, and that nobody has changed since they were made. Our
 * articles name the pictures of their bodies in a relation of their own.
 */
export const unusedPictures = async (req: PayloadRequest, ids: string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const media = slugOf(req, 'media')
  const hasTimes = req.payload.collections[media]?.config.timestamps
  const uses = [...(await referringTo(req, 'media', sql`m.id`)), ...(await namingIn(req, media))]
  const rows = await runSql(
    req,
    sql`select m.id::text as id from ${table(req, 'media')} m where m.id ${amongIds(req, ids, media)}
      -- Both times are taken when it is made, one after the other.
      ${hasTimes ? sql`and m.updated_at - m.created_at < interval '1 second'` : sql``}
      and not (${sql.join(uses, sql` or `)})`,
  )
  return rows.map(({ id }) => String(id))
}

/** Rich text that shows a picture or links to it. */
const namingIn = async (req: PayloadRequest, media: string): Promise<Statement[]> => {
  const indexed = [tableName(req, 'articles'), tableName(req, '_articles_v')]
  const rows = await runSql(
    req,
    sql`select t.relname as holder, a.attname as key from pg_class t
      join pg_attribute a on a.attrelid = t.oid and a.atttypid = 'jsonb'::regtype and not a.attisdropped
      where t.relkind = 'r' and t.relname <> all(${sql.param(indexed)}::text[])
        and t.relnamespace = (select relnamespace from pg_class where oid = ${quotedTable(req, 'media')}::regclass)`,
  )
  const path = `$.** ? (@.relationTo == $media).value`
  return rows.map(
    ({ holder, key }) =>
      sql`m.id::text in (select v #>> '{}' from ${tableCalled(req, String(holder))} r,
        jsonb_path_query(r.${column(String(key))}, ${path}::jsonpath, ${JSON.stringify({ media })}::jsonb) v)`,
  )
}
