import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'

/** A statement, or a part of one: drizzle's object, whose values go to the database apart from its text. */
export type Statement = ReturnType<typeof sql>

type Row = Record<string, unknown>

type Connection = { execute: (statement: Statement) => Promise<{ rows: Row[] }> }

type Postgres = {
  drizzle: Connection
  sessions?: Record<string, { db: Connection } | undefined>
  schemaName?: string
}

/** Runs a statement in the transaction of a request; outside of any where the request has none. */
export const runSql = async (req: PayloadRequest, statement: Statement): Promise<Row[]> => {
  const { drizzle, sessions } = req.payload.db as unknown as Postgres
  const session = sessions?.[String(await req.transactionID)]
  return (await (session?.db ?? drizzle).execute(statement)).rows
}

/** A table in a statement, in the schema the app keeps its tables in. */
export const table = (req: PayloadRequest, name: string): Statement => {
  const { schemaName } = req.payload.db as unknown as Postgres
  return schemaName
    ? sql`${sql.identifier(schemaName)}.${sql.identifier(name)}`
    : sql`${sql.identifier(name)}`
}

/** A column, or a row of a table by its alias. */
export const column = (name: string): Statement => sql`${sql.identifier(name)}`

/** Values as the list behind an `in`; an empty one matches nothing. */
export const among = (values: (string | number)[]): Statement =>
  values.length > 0
    ? sql`in (${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )})`
    : sql`in (null)`
