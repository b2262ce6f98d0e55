import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_articles_review_state" AS ENUM('submitted', 'returned', 'passed');
  CREATE TYPE "public"."enum__articles_v_version_review_state" AS ENUM('submitted', 'returned', 'passed');
  ALTER TABLE "articles" ADD COLUMN "review_state" "enum_articles_review_state";
  ALTER TABLE "articles" ADD COLUMN "review_note" varchar;
  ALTER TABLE "articles" ADD COLUMN "review_by" varchar;
  ALTER TABLE "articles" ADD COLUMN "review_at" timestamp(3) with time zone;
  ALTER TABLE "articles" ADD COLUMN "started_by_id" uuid;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_state" "enum__articles_v_version_review_state";
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_note" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_review_at" timestamp(3) with time zone;
  ALTER TABLE "_articles_v" ADD COLUMN "version_started_by_id" uuid;
  ALTER TABLE "articles" ADD CONSTRAINT "articles_started_by_id_users_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_articles_v" ADD CONSTRAINT "_articles_v_version_started_by_id_users_id_fk" FOREIGN KEY ("version_started_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "articles_review_review_state_idx" ON "articles" USING btree ("review_state");
  CREATE INDEX "articles_started_by_idx" ON "articles" USING btree ("started_by_id");
  CREATE INDEX "_articles_v_version_review_version_review_state_idx" ON "_articles_v" USING btree ("version_review_state");
  CREATE INDEX "_articles_v_version_version_started_by_idx" ON "_articles_v" USING btree ("version_started_by_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" DROP CONSTRAINT "articles_started_by_id_users_id_fk";
  
  ALTER TABLE "_articles_v" DROP CONSTRAINT "_articles_v_version_started_by_id_users_id_fk";
  
  DROP INDEX "articles_review_review_state_idx";
  DROP INDEX "articles_started_by_idx";
  DROP INDEX "_articles_v_version_review_version_review_state_idx";
  DROP INDEX "_articles_v_version_version_started_by_idx";
  ALTER TABLE "articles" DROP COLUMN "review_state";
  ALTER TABLE "articles" DROP COLUMN "review_note";
  ALTER TABLE "articles" DROP COLUMN "review_by";
  ALTER TABLE "articles" DROP COLUMN "review_at";
  ALTER TABLE "articles" DROP COLUMN "started_by_id";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_state";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_note";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_review_at";
  ALTER TABLE "_articles_v" DROP COLUMN "version_started_by_id";
  DROP TYPE "public"."enum_articles_review_state";
  DROP TYPE "public"."enum__articles_v_version_review_state";`)
}
