import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_categories_color" AS ENUM('indigo', 'pine', 'madder', 'ink');
  ALTER TABLE "articles" ADD COLUMN "eyecatch_credit_licence" varchar;
  ALTER TABLE "_articles_v" ADD COLUMN "version_eyecatch_credit_licence" varchar;
  ALTER TABLE "categories" ADD COLUMN "color" "enum_categories_color" DEFAULT 'ink';
  ALTER TABLE "media" ADD COLUMN "brightness" numeric;
  ALTER TABLE "media" ADD COLUMN "alpha" boolean;
  ALTER TABLE "media" ADD COLUMN "animated" boolean;
  ALTER TABLE "media" ADD COLUMN "digest" varchar;
  ALTER TABLE "media" ADD COLUMN "likeness" varchar;
  ALTER TABLE "media" ADD COLUMN "says_creator" varchar;
  ALTER TABLE "media" ADD COLUMN "says_copyright" varchar;
  ALTER TABLE "media" ADD COLUMN "says_description" varchar;
  ALTER TABLE "media" ADD COLUMN "says_taken_at" timestamp(3) with time zone;
  ALTER TABLE "media" ADD COLUMN "says_tool" varchar;
  ALTER TABLE "media" ADD COLUMN "says_content_credentials" boolean;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_webp_url" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_webp_width" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_webp_height" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_webp_mime_type" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_webp_filesize" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_webp_filename" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_avif_url" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_avif_width" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_avif_height" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_avif_mime_type" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_avif_filesize" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_medium_avif_filename" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_url" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_width" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_height" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_mime_type" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_filesize" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_filename" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_webp_url" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_webp_width" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_webp_height" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_webp_mime_type" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_webp_filesize" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_webp_filename" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_avif_url" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_avif_width" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_avif_height" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_avif_mime_type" varchar;
  ALTER TABLE "media" ADD COLUMN "sizes_large_avif_filesize" numeric;
  ALTER TABLE "media" ADD COLUMN "sizes_large_avif_filename" varchar;
  CREATE INDEX "media_digest_idx" ON "media" USING btree ("digest");
  CREATE INDEX "media_sizes_medium_webp_sizes_medium_webp_filename_idx" ON "media" USING btree ("sizes_medium_webp_filename");
  CREATE INDEX "media_sizes_medium_avif_sizes_medium_avif_filename_idx" ON "media" USING btree ("sizes_medium_avif_filename");
  CREATE INDEX "media_sizes_large_sizes_large_filename_idx" ON "media" USING btree ("sizes_large_filename");
  CREATE INDEX "media_sizes_large_webp_sizes_large_webp_filename_idx" ON "media" USING btree ("sizes_large_webp_filename");
  CREATE INDEX "media_sizes_large_avif_sizes_large_avif_filename_idx" ON "media" USING btree ("sizes_large_avif_filename");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "media_digest_idx";
  DROP INDEX "media_sizes_medium_webp_sizes_medium_webp_filename_idx";
  DROP INDEX "media_sizes_medium_avif_sizes_medium_avif_filename_idx";
  DROP INDEX "media_sizes_large_sizes_large_filename_idx";
  DROP INDEX "media_sizes_large_webp_sizes_large_webp_filename_idx";
  DROP INDEX "media_sizes_large_avif_sizes_large_avif_filename_idx";
  ALTER TABLE "articles" DROP COLUMN "eyecatch_credit_licence";
  ALTER TABLE "_articles_v" DROP COLUMN "version_eyecatch_credit_licence";
  ALTER TABLE "categories" DROP COLUMN "color";
  ALTER TABLE "media" DROP COLUMN "brightness";
  ALTER TABLE "media" DROP COLUMN "alpha";
  ALTER TABLE "media" DROP COLUMN "animated";
  ALTER TABLE "media" DROP COLUMN "digest";
  ALTER TABLE "media" DROP COLUMN "likeness";
  ALTER TABLE "media" DROP COLUMN "says_creator";
  ALTER TABLE "media" DROP COLUMN "says_copyright";
  ALTER TABLE "media" DROP COLUMN "says_description";
  ALTER TABLE "media" DROP COLUMN "says_taken_at";
  ALTER TABLE "media" DROP COLUMN "says_tool";
  ALTER TABLE "media" DROP COLUMN "says_content_credentials";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_webp_url";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_webp_width";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_webp_height";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_webp_mime_type";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_webp_filesize";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_webp_filename";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_avif_url";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_avif_width";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_avif_height";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_avif_mime_type";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_avif_filesize";
  ALTER TABLE "media" DROP COLUMN "sizes_medium_avif_filename";
  ALTER TABLE "media" DROP COLUMN "sizes_large_url";
  ALTER TABLE "media" DROP COLUMN "sizes_large_width";
  ALTER TABLE "media" DROP COLUMN "sizes_large_height";
  ALTER TABLE "media" DROP COLUMN "sizes_large_mime_type";
  ALTER TABLE "media" DROP COLUMN "sizes_large_filesize";
  ALTER TABLE "media" DROP COLUMN "sizes_large_filename";
  ALTER TABLE "media" DROP COLUMN "sizes_large_webp_url";
  ALTER TABLE "media" DROP COLUMN "sizes_large_webp_width";
  ALTER TABLE "media" DROP COLUMN "sizes_large_webp_height";
  ALTER TABLE "media" DROP COLUMN "sizes_large_webp_mime_type";
  ALTER TABLE "media" DROP COLUMN "sizes_large_webp_filesize";
  ALTER TABLE "media" DROP COLUMN "sizes_large_webp_filename";
  ALTER TABLE "media" DROP COLUMN "sizes_large_avif_url";
  ALTER TABLE "media" DROP COLUMN "sizes_large_avif_width";
  ALTER TABLE "media" DROP COLUMN "sizes_large_avif_height";
  ALTER TABLE "media" DROP COLUMN "sizes_large_avif_mime_type";
  ALTER TABLE "media" DROP COLUMN "sizes_large_avif_filesize";
  ALTER TABLE "media" DROP COLUMN "sizes_large_avif_filename";
  DROP TYPE "public"."enum_categories_color";`)
}
