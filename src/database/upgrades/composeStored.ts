import { sql } from '@payloadcms/db-postgres/drizzle'
import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { composed } from '../../text/japanese/composed.ts'
import { hasCode } from '../hasCode.ts'
import { inTransaction } from '../inTransaction.ts'
import { among, column, runSql, tableCalled, tableName } from '../runSql.ts'

/** Whose text `composeText` composes when it is written. */
const collections = ['articles', 'categories', 'comments', 'media', 'sources'] as const

/** A unique value that stands composed in another row already. */
const isTaken = /^23505$/

/** Rows composed in one transaction. */
const batchSize = 500

/**
 * Composes the text that was stored before it was composed on its way in, some rows in each transaction; what is composed already
 * is not written. Two at once do each other no harm.
 * @returns how many values were written
 */
export const composeStored = async (payload: Payload): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const columns = await runSql(
    req,
    sql`select table_name as name, column_name as field, data_type as type from information_schema.columns
      where table_schema = ${(payload.db as unknown as Tables).schemaName ?? 'public'} and table_name ${among(tablesOf(req))}
      and column_name <> 'id' and data_type in ('character varying', 'text', 'jsonb')`,
  )
  let written = 0
  for (const { name, field, type } of columns) {
    const rows = await runSql(
      req,
      sql`select id from ${tableCalled(req, String(name))} where ${column(String(field))}::text is not nfc normalized`,
    )
    const ids = rows.map(({ id }) => id as string | number)
    for (let at = 0; at < ids.length; at += batchSize)
      written += await composeRows(payload, ids.slice(at, at + batchSize), {
        name: String(name),
        field: String(field),
        isJson: type === 'jsonb',
      })
  }
  return written
}

const composeRows = async (
  payload: Payload,
  ids: (string | number)[],
  { name, field, isJson }: { name: string; field: string; isJson: boolean },
): Promise<number> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const rows = await runSql(
      req,
      sql`select id, ${column(field)}::text as text from ${tableCalled(req, name)} where id ${among(ids)} for update`,
    )
    let written = 0
    for (const { id, text } of rows) {
      const now = composed(String(text))
      if (now === text) continue
      await runSql(req, sql`savepoint composing`)
      try {
        await runSql(
          req,
          sql`update ${tableCalled(req, name)} set ${column(field)} = ${isJson ? sql`${now}::jsonb` : now} where id = ${id}`,
        )
        written++
      } catch (error) {
        if (!hasCode(error, isTaken)) throw error
        await runSql(req, sql`rollback to savepoint composing`)
      }
    }
    return written
  })
}

type Tables = { schemaName?: string; tables: Record<string, unknown> }

/** The tables of these collections, those of lists and versions among them; never one of a collection of the app. */
const tablesOf = (req: PayloadRequest): string[] => {
  const { config, db } = req.payload
  const own = collections.map((name) => tableName(req, name))
  const belongs = (name: string, slug: string): boolean =>
    new RegExp(`^(?:${slug}|_${slug}_v)(?:_|$)`).test(name)
  const others = config.collections
    .map(({ slug }) => slug.replaceAll('-', '_'))
    .filter((slug) => !own.includes(slug))
  return Object.keys((db as unknown as Tables).tables).filter(
    (name) =>
      own.some((slug) => belongs(name, slug)) && !others.some((slug) => belongs(name, slug)),
  )
}
