import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "midashi_withdrawn" (
  	"article" uuid PRIMARY KEY NOT NULL,
  	"at" timestamp (3) with time zone NOT NULL
  );
  
  CREATE INDEX "midashi_withdrawn_at" ON "midashi_withdrawn" USING btree ("at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "midashi_withdrawn" CASCADE;`)
}
