import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "articles" ADD COLUMN "revision" numeric;
  ALTER TABLE "articles" ADD COLUMN "revised_by" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_revision" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_revised_by" varchar;
  ALTER TABLE "sources" ADD COLUMN "public_from" timestamp(3) with time zone;
  ALTER TABLE "media" ADD COLUMN "public_from" timestamp(3) with time zone;
  CREATE INDEX "sources_public_from_idx" ON "sources" USING btree ("public_from");
  CREATE INDEX "media_public_from_idx" ON "media" USING btree ("public_from");
  ALTER TABLE "users" DROP COLUMN "login_attempts";
  ALTER TABLE "users" DROP COLUMN "lock_until";`)
  // What was public stays so: an article has a time, and what it shows is public from the earliest.
  await db.execute(sql`
  UPDATE "articles" SET "published_at" = "created_at" WHERE "_status" = 'published' AND "published_at" IS NULL;
  UPDATE "sources" SET "public_from" = shown."since" FROM (
    SELECT c."source_id" AS "id", min(a."published_at") AS "since" FROM "articles" a
    JOIN "articles_citations" c ON c."_parent_id" = a."id"
    WHERE a."_status" = 'published' AND a."deleted_at" IS NULL GROUP BY c."source_id") shown
  WHERE shown."id" = "sources"."id";
  UPDATE "media" SET "public_from" = shown."since" FROM (
    SELECT r."media_id" AS "id", min(a."published_at") AS "since" FROM "articles" a
    JOIN "articles_rels" r ON r."parent_id" = a."id" AND r."path" = 'pictures'
    WHERE a."_status" = 'published' AND a."deleted_at" IS NULL GROUP BY r."media_id") shown
  WHERE shown."id" = "media"."id";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "sources_public_from_idx";
  DROP INDEX "media_public_from_idx";
  ALTER TABLE "users" ADD COLUMN "login_attempts" numeric DEFAULT 0;
  ALTER TABLE "users" ADD COLUMN "lock_until" timestamp(3) with time zone;
  ALTER TABLE "articles" DROP COLUMN "revision";
  ALTER TABLE "articles" DROP COLUMN "revised_by";
  ALTER TABLE "_articles_v" DROP COLUMN "version_revision";
  ALTER TABLE "_articles_v" DROP COLUMN "version_revised_by";
  ALTER TABLE "sources" DROP COLUMN "public_from";
  ALTER TABLE "media" DROP COLUMN "public_from";`)
}
