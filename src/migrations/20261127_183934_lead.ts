import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "is_lead" boolean DEFAULT false;
  ALTER TABLE "_articles_v" ADD COLUMN "version_is_lead" boolean DEFAULT false;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP COLUMN "is_lead";
  ALTER TABLE "_articles_v" DROP COLUMN "version_is_lead";`)
}
