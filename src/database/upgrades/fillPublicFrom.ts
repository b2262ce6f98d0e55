import { sql } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq, type Payload } from 'payload'
import { published } from '../published.ts'
import { column, relationColumn, runSql, table } from '../runSql.ts'

/**
 * Gives what was public before there were times of publication its time, in whatever app the plugin is new or newer: an article
 * the time it was made, a source or a picture that of the earliest article that shows it. Nothing is done where all have one.
 * @returns how many rows got one
 */
export const fillPublicFrom = async (payload: Payload): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const [articles, sources, media] = [
    table(req, 'articles'),
    table(req, 'sources'),
    table(req, 'media'),
  ]
  const [missing] = await runSql(
    req,
    sql`select exists (select 1 from ${sources} where is_public and public_from is null)
        or exists (select 1 from ${media} where is_public and public_from is null)
        or exists (select 1 from ${articles} where _status = 'published' and published_at is null) as is`,
  )
  if (!missing?.is) return 0
  const filled = await runSql(
    req,
    sql`update ${articles} set published_at = created_at where _status = 'published' and published_at is null returning id`,
  )
  let rows = filled.length
  for (const [shown, link, parent, id] of [
    [sources, 'articles_citations', '_parent_id', column('source_id')],
    [media, 'articles_rels', 'parent_id', relationColumn(req, 'media')],
  ] as const)
    rows += (
      await runSql(
        req,
        sql`update ${shown} t set public_from = by.since from (
          select l.${id} as id, min(a.published_at) as since from ${articles} a
          join ${table(req, link)} l on l.${column(parent)} = a.id
          where ${published} and l.${id} is not null
          group by l.${id}) by
         where by.id = t.id and t.is_public and t.public_from is null returning t.id`,
      )
    ).length
  return rows
}
