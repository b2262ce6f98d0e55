import { sql } from '@payloadcms/db-postgres/drizzle'
import type { Payload } from 'payload'
import { forAll } from './asker.ts'
import type { Statement } from './runSql.ts'

/**
 * Where limits are counted: beside the app's own tables, so that no migration of the app knows of them. The schema has no name a
 * database user may have: Postgres makes tables in the schema named as the user first.
 */
export const limitsTable = { schemaName: 'midashi_own', tableName: 'limits' }

/** Makes the table where it is missing. In one statement, so that two processes that start at once take turns. */
export const makeLimitsTable = async ({ db }: Payload): Promise<void> => {
  const { drizzle } = db as unknown as {
    drizzle: { execute: (made: Statement) => Promise<unknown> }
  }
  const schema = sql.identifier(limitsTable.schemaName)
  const made = sql`do $do$ begin
    perform pg_advisory_xact_lock(hashtext('midashi limits'));
    create schema if not exists ${schema};
    create unlogged table if not exists ${schema}.${sql.identifier(limitsTable.tableName)}
      (key varchar(255) primary key, points integer not null default 0, expire bigint);
    -- Where they were counted before. It must be ours, column by column, and stand alone: an app may have a schema of that name.
    if (select array_agg(column_name || ' ' || data_type order by column_name) from information_schema.columns
        where table_schema = 'midashi' and table_name = 'limits')
        = array['expire bigint', 'key character varying', 'points integer']
      and (select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'midashi' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')) = 1
      and (select relpersistence from pg_class where oid = to_regclass('midashi.limits')) = 'u' then
      begin
        drop table midashi.limits;
        drop schema midashi;
      exception when others then null;
      end;
    end if;
  end $do$`
  // Whoever comes first may be a reader who leaves: without the table each process would count for itself as long as it runs.
  // Drizzle asks where it is waited for.
  await forAll(async () => void (await drizzle.execute(made)))
}
