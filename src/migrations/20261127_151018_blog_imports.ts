import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_blog_imports_step" AS ENUM('check', 'write', 'undo');
  CREATE TYPE "public"."enum_blog_imports_state" AS ENUM('ready', 'waiting', 'running', 'done', 'stopped', 'failed');
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'runImport' BEFORE 'schedulePublish';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'runImport' BEFORE 'schedulePublish';
  CREATE TABLE "blog_imports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"files" jsonb NOT NULL,
  	"zone" numeric DEFAULT 540 NOT NULL,
  	"category" varchar,
  	"fetch" boolean DEFAULT false,
  	"step" "enum_blog_imports_step",
  	"state" "enum_blog_imports_state" NOT NULL,
  	"is_stopping" boolean DEFAULT false,
  	"done" numeric,
  	"total" numeric,
  	"lines" jsonb,
  	"samples" jsonb,
  	"problem" jsonb,
  	"started_by" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE INDEX "blog_imports_state_idx" ON "blog_imports" USING btree ("state");
  CREATE INDEX "blog_imports_updated_at_idx" ON "blog_imports" USING btree ("updated_at");
  CREATE INDEX "blog_imports_created_at_idx" ON "blog_imports" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "blog_imports" CASCADE;
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'checkLinks', 'tendComments', 'schedulePublish');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'checkLinks', 'tendComments', 'schedulePublish');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP TYPE "public"."enum_blog_imports_step";
  DROP TYPE "public"."enum_blog_imports_state";`)
}
