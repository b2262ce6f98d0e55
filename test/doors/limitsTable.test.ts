import { expect, it } from 'vitest'
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
