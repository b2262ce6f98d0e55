import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "origin_revision" numeric;
  ALTER TABLE "articles" ADD COLUMN "origin_kept" jsonb;
  ALTER TABLE "_articles_v" ADD COLUMN "version_origin_revision" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_origin_kept" jsonb;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "origin_revision";
  ALTER TABLE "articles" DROP COLUMN "origin_kept";
  ALTER TABLE "_articles_v" DROP COLUMN "version_origin_revision";
  ALTER TABLE "_articles_v" DROP COLUMN "version_origin_kept";`)
}
