import { expect, it } from 'vitest'
import { openNewsroom } from '../setup/newsroom.ts'

/** What an adapter pushes a schema with in development, as `@payloadcms/drizzle` calls it (`pushDevSchema.js`). */
type Pushing = {
  drizzle: unknown
  schema: unknown
  requireDrizzleKit: () => {
    pushSchema: (
      schema: unknown,
      drizzle: unknown,
    ) => Promise<{ statementsToExecute: string[]; warnings: string[]; hasDataLoss: boolean }>
  }
}

it('an app that pushes its schema in development starts again on the database it has made', async () => {
  const { payload } = await openNewsroom({ masthead: '北浜日報' })
  const db = payload.db as unknown as Pushing
  const { statementsToExecute, warnings, hasDataLoss } = await db
    .requireDrizzleKit()
    .pushSchema(db.schema, db.drizzle)
  expect({ warnings, hasDataLoss }).toEqual({ warnings: [], hasDataLoss: false })
  // What drizzle-kit writes again each time takes nothing away.
  expect(statementsToExecute.filter((one) => /\bdrop (?:table|column)\b/i.test(one))).toEqual([])
})
