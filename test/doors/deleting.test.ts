import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { digest } from '../setup/digest.ts'
import { openNewsroom, type Newsroom } from '../setup/newsroom.ts'

let newsroom: Newsroom
beforeAll(async () => {
  newsroom = await openNewsroom()
})

describe('what is deleted while it is deleted or saved elsewhere', () => {
  const made: Record<string, () => Promise<Record<string, unknown>>> = {
    articles: async () => digest(newsroom),
    sources: async () => ({ title: '港の統計', url: 'https://port.example/statistics' }),
    categories: async () => ({ name: '港と経済' }),
  }
  it.each(Object.keys(made))('is gone for the other: %s', async (collection) => {
    const { body } = await newsroom.editor('POST', `/${collection}`, await made[collection]!())
    const { id } = body.doc
    const { pool } = newsroom.payload.db as unknown as { pool: pg.Pool }
    const deleting = await pool.connect()
    try {
      await deleting.query('begin')
      await deleting.query(`delete from ${collection} where id = $1`, [id])
      const asked = [
        newsroom.editor('DELETE', `/${collection}/${id}`),
        newsroom.editor('PATCH', `/${collection}/${id}`, { kicker: '続報', order: 3, date: null }),
      ]
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
        .toBe(2)
      await deleting.query('commit')
      expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 404])
    } finally {
      await deleting.query('rollback')
      deleting.release()
    }
  })
})
