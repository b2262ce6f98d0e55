import { createLocalReq, type Payload } from 'payload'
import { runSql, tableName } from './runSql.ts'
import { hasCode } from './hasCode.ts'

/** A table or a column that is not there: the app has not migrated yet. */
const notMigrated = /^42P01$|^42703$/

/**
 * Gives what was public before there were times of publication its time, in whatever app the plugin is new or newer: an article
 * the time it was made, a source or a picture that of the earliest article that shows it. Nothing is done where all have one.
 */
export const fillPublicFrom = async (payload: Payload): Promise<void> => {
  const req = await createLocalReq({}, payload)
  const [articles, sources, media] = ['articles', 'sources', 'media'].map((name) =>
    tableName(req, name),
  )
  try {
    const [missing] = await runSql(
      req,
      `select exists (select 1 from ${sources} where is_public and public_from is null)
        or exists (select 1 from ${media} where is_public and public_from is null)
        or exists (select 1 from ${articles} where _status = 'published' and published_at is null) as is`,
    )
    if (!missing?.is) return
    await runSql(
      req,
      `update ${articles} set published_at = created_at where _status = 'published' and published_at is null`,
    )
    for (const [table, link, parent, column] of [
      [sources, 'articles_citations', '_parent_id', 'source_id'],
      [media, 'articles_rels', 'parent_id', 'media_id'],
    ])
      await runSql(
        req,
        `update ${table} t set public_from = shown.since from (
          select l.${column} as id, min(a.published_at) as since from ${articles} a
          join ${tableName(req, link!)} l on l.${parent} = a.id
          where a._status = 'published' and a.deleted_at is null and l.${column} is not null group by l.${column}) shown
         where shown.id = t.id and t.is_public and t.public_from is null`,
      )
  } catch (error) {
    if (!hasCode(error, notMigrated)) throw error
  }
}
