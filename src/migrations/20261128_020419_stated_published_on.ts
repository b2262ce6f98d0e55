import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles_citations" ADD COLUMN "stated_published_on" timestamp(3) with time zone;
  ALTER TABLE "_articles_v_version_citations" ADD COLUMN "stated_published_on" timestamp(3) with time zone;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles_citations" DROP COLUMN "stated_published_on";
  ALTER TABLE "_articles_v_version_citations" DROP COLUMN "stated_published_on";`)
}
