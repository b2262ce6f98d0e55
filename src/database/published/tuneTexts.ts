import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { runSql } from '../runSql.ts'
import { part } from './entries.ts'
import { readModel } from './tables.ts'

/**
 * Keeps the rows search counts small: texts lie outside of them and are not packed, titles inside. Drizzle's schema cannot say it. Of
 * 100,000 articles it made rows of 18 MB out of 148, and a word in half of them was found in 34 ms instead of 98 (`npm run bench`).
 */
export const tuneTexts = async (req: PayloadRequest): Promise<void> => {
  const texts = part(req, 'texts')
  const { schemaName } = req.payload.db as { schemaName?: string }
  const [table] = await runSql(
    req,
    sql`select reloptions::text as options from pg_class where oid = to_regclass(${schemaName ? `${schemaName}.${readModel.texts}` : readModel.texts})`,
  )
  if (!table || String(table.options).includes('toast_tuple_target')) return
  await runSql(
    req,
    sql`alter table ${texts} alter column folded set storage external, alter column plain set storage external,
      alter column title set storage main, set (toast_tuple_target = 128)`,
  )
}
