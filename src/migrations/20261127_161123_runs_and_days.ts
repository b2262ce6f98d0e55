import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "blog_imports" ADD COLUMN "run" varchar;
  ALTER TABLE "midashi_popular" ADD COLUMN "day" date DEFAULT '2000-01-01' NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "blog_imports" DROP COLUMN "run";
  ALTER TABLE "midashi_popular" DROP COLUMN "day";`)
}
