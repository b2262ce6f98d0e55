import type pg from 'pg'
import { expect } from 'vitest'
import type { Newsroom, Reply } from './newsroom.ts'

/** Takes a row away behind the product's back once all that is asked meanwhile waits for it. @returns the answers */
export const whileDeleting = async (
  { payload }: Newsroom,
  table: string,
  id: string,
  ask: () => Promise<Reply>[],
): Promise<Reply[]> => {
  const { pool } = payload.db as unknown as { pool: pg.Pool }
  const deleting = await pool.connect()
  try {
    await deleting.query('begin')
    await deleting.query(`delete from ${table} where id = $1`, [id])
    const asked = ask()
    await expect
      .poll(
        async () =>
          (
            await pool.query(
              `select count(*)::int from pg_stat_activity
               where datname = current_database() and wait_event_type = 'Lock'`,
            )
          ).rows[0].count,
      )
      .toBe(asked.length)
    await deleting.query('commit')
    return await Promise.all(asked)
  } finally {
    await deleting.query('rollback')
    deleting.release()
  }
}
