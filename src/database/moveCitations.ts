import type { PayloadRequest } from 'payload'
import { runSql, tableName } from './runSql.ts'

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
  const sources = tableName(req, 'sources')
  const stated = (field: string, column: string): string =>
    `${column} = coalesce(${column}, (select a.${field} from ${sources} a, ${sources} b
      where a.id::text = '${from}' and b.id::text = '${into}' and a.${field} is distinct from b.${field}))`
  let moved = 0
  for (const table of ['articles_citations', '_articles_v_version_citations']) {
    const own = tableName(req, table)
    const rows = await runSql(
      req,
      `update ${own} set ${stated('title', 'stated_title')}, ${stated('publisher', 'stated_publisher')},
      source_id = (select id from ${sources} where id::text = '${into}')
      where source_id::text = '${from}' returning _parent_id::text as parent`,
    )
    moved += rows.length
    const parents = rows.map(({ parent }) => `'${String(parent)}'`).join()
    // An article that cited both as the same thing cites it once.
    if (parents)
      await runSql(
        req,
        `delete from ${own} c using ${own} first
        where c._parent_id::text in (${parents})
        and c._parent_id = first._parent_id and c._order > first._order
        and c.source_id = first.source_id and c.source_id::text = '${into}' and c.role = first.role
        and ${same('note')} and ${same('stated_title')} and ${same('stated_publisher')}`,
      )
  }
  return moved
}

const same = (column: string): string => `c.${column} is not distinct from first.${column}`
