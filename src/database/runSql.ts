import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { collectionNames, slugOf, type CollectionName } from '../slugs.ts'

/** A statement, or a part of one: drizzle's object, whose values go to the database apart from its text. */
export type Statement = ReturnType<typeof sql>

type Row = Record<string, unknown>

type Connection = { execute: (statement: Statement) => Promise<{ rows: Row[] }> }

type Postgres = {
  drizzle: Connection
  sessions?: Record<string, { db: Connection } | undefined>
  schemaName?: string
  tableNameMap?: Map<string, string>
}

/** Runs a statement in the transaction of a request; outside of any where the request has none. */
export const runSql = async (req: PayloadRequest, statement: Statement): Promise<Row[]> => {
  const { drizzle, sessions } = req.payload.db as unknown as Postgres
  const session = sessions?.[String(await req.transactionID)]
  return (await (session?.db ?? drizzle).execute(statement)).rows
}

const ours = new RegExp(
  `^(_?)(${collectionNames.map((name) => name.replaceAll('-', '_')).join('|')})(_.*)?$`,
)

const snakeCase = (slug: string): string =>
  slug
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()

/** The name of a table in this app, by the one it has where collections have the slugs we give them: `articles_citations`. */
export const tableName = (req: PayloadRequest, name: string): string => {
  const [, front = '', collection, part = ''] = ours.exec(name) ?? []
  if (!collection) return name
  const slug = slugOf(req, collection.replaceAll('_', '-') as CollectionName)
  const standard = `${front}${snakeCase(slug)}${part}`
  return (req.payload.db as unknown as Postgres).tableNameMap?.get(standard) ?? standard
}

/** A table in a statement, in the schema the app keeps its tables in. */
export const table = (req: PayloadRequest, name: string): Statement =>
  tableCalled(req, tableName(req, name))

/** A table in a statement, by the name it has in this app. */
export const tableCalled = (req: PayloadRequest, name: string): Statement => {
  const { schemaName } = req.payload.db as unknown as Postgres
  return schemaName ? tableIn(schemaName, name) : sql`${sql.identifier(name)}`
}

/** A table in a statement, by its schema and its name. */
export const tableIn = (schema: string, name: string): Statement =>
  sql`${sql.identifier(schema)}.${sql.identifier(name)}`

/** The same as a text, for functions that take a table's name. */
export const quotedTable = (req: PayloadRequest, name: string): string => {
  const { schemaName } = req.payload.db as unknown as Postgres
  return [schemaName, tableName(req, name)]
    .flatMap((part) => (part ? [`"${part.replaceAll('"', '""')}"`] : []))
    .join('.')
}

/** The column of a `_rels` table that holds the documents of a collection. */
export const relationColumn = (req: PayloadRequest, name: CollectionName): Statement =>
  column(`${tableName(req, name.replaceAll('-', '_'))}_id`)

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
