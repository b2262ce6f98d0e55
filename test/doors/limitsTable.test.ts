import { expect, it } from 'vitest'
import { forAsker } from '../../src/database/asker.ts'
import { makeLimitsTable } from '../../src/database/limitsTable.ts'
import { openPlain } from '../setup/newsroom.ts'

it('limits are counted in a schema of their own; one of an app’s that is called as the old one was stays', async () => {
  const { payload } = await openPlain()
  const { drizzle } = payload.db as unknown as {
    drizzle: { execute: (sql: string) => Promise<{ rows: Record<string, unknown>[] }> }
  }
  const isThere = async (name: string): Promise<unknown> =>
    (await drizzle.execute(`select to_regclass('${name}') is not null as it`)).rows[0]!.it
  await drizzle.execute('create schema midashi')
  await drizzle.execute('create table midashi.limits (id int primary key, name text)')
  await makeLimitsTable(payload)
  expect(await isThere('midashi.limits')).toBe(true)
  expect(await isThere('midashi_own.limits')).toBe(true)

  await drizzle.execute('drop table midashi.limits')
  const ours =
    'create unlogged table midashi.limits (key varchar(255) primary key, points integer not null default 0, expire bigint)'
  await drizzle.execute(ours)
  await drizzle.execute('create table midashi.letters (id int)')
  await makeLimitsTable(payload)
  expect(await isThere('midashi.limits')).toBe(true)

  await drizzle.execute('drop table midashi.letters')
  await makeLimitsTable(payload)
  expect(await isThere('midashi.limits')).toBe(false)
})

it('the table is made whole although the reader who came first has left', async () => {
  const { payload } = await openPlain()
  const left = AbortSignal.abort()
  await expect(forAsker(left, () => makeLimitsTable(payload))).resolves.toBeUndefined()
  const { pool } = payload.db as unknown as {
    pool: { query: (text: string) => Promise<{ rows: { it: string | null }[] }> }
  }
  // A database that has never had one has it now.
  const { rows } = await pool.query(`select to_regclass('midashi_own.limits') as it`)
  expect(rows[0]!.it).toBe('midashi_own.limits')
  // What only that reader has asked ends with them.
  await expect(forAsker(left, () => pool.query('select 1'))).rejects.toThrow('has left')
})
