import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres/drizzle'
import { PgDialect } from '@payloadcms/db-postgres/drizzle/pg-core'
import type { Statement } from '../runSql.ts'

/** What answers a statement: the pool of an app, or one of its own. */
export type Pool = {
  query: (question: { name?: string; text: string; values: unknown[] }) => Promise<{
    rows: Record<string, unknown>[]
  }>
}

/** A statement Postgres plans once for each connection; its values are given by their names. */
export type Prepared = {
  rows: (pool: Pool, values?: Record<string, unknown>) => Promise<Record<string, any>[]>
}

const dialect = new PgDialect()

/** A value that is given when the statement runs. */
export const given = (name: string) => sql.placeholder(name)

const nameOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : null

/**
 * A statement, ready to be asked again and again.
 * @param isOften whether each connection keeps its plan; of what comes in hundreds of forms a stranger could fill the database's
 * memory with plans
 */
export const prepared = (statement: Statement, isOften = true): Prepared => {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  const name = `midashi ${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`
  const names = params.map(nameOf)
  return {
    rows: async (pool, values = {}) => {
      const filled = names.map((one, at) => (one === null ? params[at] : values[one]))
      return (await pool.query({ ...(isOften && { name }), text, values: filled })).rows
    },
  }
}
