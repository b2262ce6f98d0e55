import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { amongIds } from './ids.ts'
import { relationColumn, runSql, table } from './runSql.ts'
import { slugOf } from '../slugs.ts'

/** Those of these pictures that no article shows, live, drafted or in a version, and no author. */
export const unusedPictures = async (req: PayloadRequest, ids: string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const picture = relationColumn(req, 'media')
  const shown = ['articles_rels', '_articles_v_rels'].map(
    (name) => sql`exists (select 1 from ${table(req, name)} r where r.${picture} = m.id)`,
  )
  const rows = await runSql(
    req,
    sql`select m.id::text as id from ${table(req, 'media')} m where m.id ${amongIds(req, ids, slugOf(req, 'media'))}
      and not (${sql.join(shown, sql` or `)} or exists (select 1 from ${table(req, 'authors')} w where w.picture_id = m.id))`,
  )
  return rows.map(({ id }) => String(id))
}
