import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_sources_link_status" ADD VALUE 'unknown';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'checkLinks' BEFORE 'schedulePublish';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'checkLinks' BEFORE 'schedulePublish';
  CREATE TABLE "payload_jobs_stats" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"stats" jsonb,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "sources" ADD COLUMN "host" varchar;
  ALTER TABLE "sources" ADD COLUMN "link_code" numeric;
  ALTER TABLE "payload_jobs" ADD COLUMN "meta" jsonb;
  CREATE INDEX "sources_host_idx" ON "sources" USING btree ("host");
  CREATE INDEX "sources_link_link_checked_at_idx" ON "sources" USING btree ("link_checked_at");
  UPDATE "sources" SET "host" = regexp_replace(lower(substring("url" from '^[a-zA-Z]+://(?:[^/@]*@)?([^/:?#]+)')), '^((www[0-9]?|m|mobile|amp|sp)[.])+', '');`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "payload_jobs_stats" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "payload_jobs_stats" CASCADE;
  ALTER TABLE "sources" ALTER COLUMN "link_status" SET DATA TYPE text;
  DROP TYPE "public"."enum_sources_link_status";
  CREATE TYPE "public"."enum_sources_link_status" AS ENUM('alive', 'dead');
  ALTER TABLE "sources" ALTER COLUMN "link_status" SET DATA TYPE "public"."enum_sources_link_status" USING "link_status"::"public"."enum_sources_link_status";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'schedulePublish');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'schedulePublish');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "sources_host_idx";
  DROP INDEX "sources_link_link_checked_at_idx";
  ALTER TABLE "sources" DROP COLUMN "host";
  ALTER TABLE "sources" DROP COLUMN "link_code";
  ALTER TABLE "payload_jobs" DROP COLUMN "meta";`)
}
