import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { rawId } from './ids.ts'
import { runSql, table, type Statement } from './runSql.ts'

const imports = (req: PayloadRequest): Statement => table(req, 'blog_imports')

/** Which run of an import is meant: its row, and the token of the run, which is another one each time it is begun. */
export type ImportRun = { id: string; run: string }

/** Takes a run that waits; nobody else can take it then. @returns whether it was there to be taken */
export const takeRun = async (req: PayloadRequest, { id, run }: ImportRun): Promise<boolean> => {
  const rows = await runSql(
    req,
    sql`update ${imports(req)} set state = 'running', updated_at = now()
      where id = ${rawId(req, id)} and run = ${run} and state = 'waiting' returning id`,
  )
  return rows.length > 0
}

/** Says that a run is alive, and hears whether it shall stop. */
export const beatRun = async (
  req: PayloadRequest,
  { id, run }: ImportRun,
  done: number,
): Promise<{ isStopping: boolean }> => {
  const [row] = await runSql(
    req,
    sql`update ${imports(req)} set done = ${done}, updated_at = now()
      where id = ${rawId(req, id)} and run = ${run} returning is_stopping as stopping`,
  )
  // One that is no longer its own stops.
  return { isStopping: row?.stopping !== false }
}

/** Asks an import to stop: one that waits is not begun, one that runs hears of it. */
export const stopRun = (req: PayloadRequest, id: string | number): Promise<unknown> =>
  runSql(
    req,
    sql`update ${imports(req)} set is_stopping = true,
      state = case when state = 'waiting' then 'stopped' else state end where id = ${rawId(req, String(id))}`,
  )
