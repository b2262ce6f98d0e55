import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { slugOf } from '../slugs.ts'
import { amongIds } from './ids.ts'
import { runSql, table } from './runSql.ts'

/** An article that was imported: what it said then, and the save the import left it at. */
export type ImportedArticle = {
  id: string
  digest: string
  revision: number | null
  /** The pictures of its post that are in the library, by the addresses they had. */
  pictures: Record<string, string | number> | null
}

/** The article with this key, in the trash too; null where there is none. */
export const importedArticle = async (
  req: PayloadRequest,
  key: string,
): Promise<ImportedArticle | null> => {
  const [row] = await runSql(
    req,
    sql`select id::text, coalesce(origin_digest, '') as digest, origin_revision::int as revision, origin_kept->'pictures' as pictures
      from ${table(req, 'articles')}
      where origin_key = ${key}`,
  )
  return (row as ImportedArticle | undefined) ?? null
}

/** Those of these sources or pictures that an import has made. */
export const importedAmong = async (
  req: PayloadRequest,
  name: 'sources' | 'media',
  ids: string[],
): Promise<string[]> => {
  if (ids.length === 0) return []
  const rows = await runSql(
    req,
    sql`select id::text as id from ${table(req, name)} where is_imported and id ${amongIds(req, ids, slugOf(req, name))}`,
  )
  return rows.map(({ id }) => String(id))
}

/** Whether an article has this slug, live or not. */
export const isSlugTaken = async (req: PayloadRequest, slug: string): Promise<boolean> => {
  const [row] = await runSql(
    req,
    sql`select 1 from ${table(req, 'articles')} where slug = ${slug} limit 1`,
  )
  return row !== undefined
}
