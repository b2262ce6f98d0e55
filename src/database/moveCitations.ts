import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { among, column, runSql, table, type Statement } from './runSql.ts'

/**
 * Lets every citation of one source cite another, in live articles and in every version; what an article calls it stays
 * what it was. Directly in the tables: no article becomes another version, and no rule can stop it half-way.
 * @returns how many citations were moved, versions included
 */
export const moveCitations = async (
  req: PayloadRequest,
  from: string,
  into: string,
): Promise<number> => {
  const sources = table(req, 'sources')
  // What an article calls the source: as it was stated, else what the old one was called and the new one is not. A day the new one
  // does not know it takes over.
  const stated = (field: string, stating: string): Statement =>
    sql`${column(stating)} = coalesce(${column(stating)}, (select a.${column(field)} from ${sources} a, ${sources} b
      where a.id::text = ${from} and b.id::text = ${into} and a.${column(field)} is distinct from b.${column(field)}
      ${field === 'published_on' ? sql`and b.published_on is not null` : sql``}))`
  let moved = 0
  for (const name of ['articles_citations', '_articles_v_version_citations']) {
    const citations = table(req, name)
    const rows = await runSql(
      req,
      sql`update ${citations} set ${stated('title', 'stated_title')}, ${stated('publisher', 'stated_publisher')},
        ${stated('published_on', 'stated_published_on')},
        source_id = (select id from ${sources} where id::text = ${into})
        where source_id::text = ${from} returning _parent_id::text as parent`,
    )
    moved += rows.length
    if (rows.length === 0) continue
    // An article that cited both as the same thing cites it once.
    await runSql(
      req,
      sql`delete from ${citations} c using ${citations} first
        where c._parent_id::text ${among(rows.map(({ parent }) => String(parent)))}
        and c._parent_id = first._parent_id and c._order > first._order
        and c.source_id = first.source_id and c.source_id::text = ${into} and c.role = first.role
        and ${isSame('note')} and ${isSame('stated_title')} and ${isSame('stated_publisher')}
        and ${isSame('stated_published_on')}`,
    )
  }
  return moved
}

const isSame = (name: string): Statement =>
  sql`c.${column(name)} is not distinct from first.${column(name)}`
