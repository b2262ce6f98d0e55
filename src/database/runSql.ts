import type { PayloadRequest } from 'payload'

type Row = Record<string, unknown>

type Connection = { execute: (statement: string) => Promise<{ rows: Row[] }> }

type Postgres = {
  drizzle: Connection
  sessions?: Record<string, { db: Connection } | undefined>
  schemaName?: string
}

/** Runs a statement in the transaction of a request. Nothing goes into it but names, ids and numbers of our own. */
export const runSql = async (req: PayloadRequest, statement: string): Promise<Row[]> => {
  const { drizzle, sessions } = req.payload.db as unknown as Postgres
  const session = sessions?.[String(await req.transactionID)]
  return (await (session?.db ?? drizzle).execute(statement)).rows
}

/** A table's name in a statement, in the schema the app keeps its tables in. */
export const tableName = (req: PayloadRequest, name: string): string => {
  const { schemaName } = req.payload.db as unknown as Postgres
  return schemaName ? `"${schemaName}"."${name}"` : `"${name}"`
}
