import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_comment_blocks_kind" AS ENUM('word', 'name', 'link', 'address');
  CREATE TYPE "public"."enum_comment_blocks_action" AS ENUM('hold', 'spam', 'refuse');
  ALTER TYPE "public"."enum_articles_comment_policy" ADD VALUE 'members' BEFORE 'closed';
  ALTER TYPE "public"."enum__articles_v_version_comment_policy" ADD VALUE 'members' BEFORE 'closed';
  ALTER TYPE "public"."enum_comments_status" ADD VALUE 'withdrawn';
  ALTER TYPE "public"."enum_payload_jobs_log_task_slug" ADD VALUE 'tendComments' BEFORE 'schedulePublish';
  ALTER TYPE "public"."enum_payload_jobs_task_slug" ADD VALUE 'tendComments' BEFORE 'schedulePublish';
  CREATE TABLE "comment_blocks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum_comment_blocks_kind" DEFAULT 'word' NOT NULL,
  	"value" varchar NOT NULL,
  	"action" "enum_comment_blocks_action" DEFAULT 'hold' NOT NULL,
  	"note" varchar,
  	"batch" varchar,
  	"expires_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "comment_blocks_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "discussions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"article_id" uuid,
  	"comments" numeric DEFAULT 0 NOT NULL,
  	"closed" boolean DEFAULT false NOT NULL
  );
  
  CREATE TABLE "comment_votes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"comment_id" uuid,
  	"voter" varchar,
  	"value" numeric NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "comment_reports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"comment_id" uuid,
  	"reporter" varchar,
  	"reason" varchar NOT NULL,
  	"note" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "comment_log" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"comment_id" uuid,
  	"article_id" uuid,
  	"action" varchar NOT NULL,
  	"from" varchar,
  	"to" varchar,
  	"batch" varchar,
  	"by" varchar,
  	"by_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_comments_fk";
  
  DROP INDEX "comments_path_idx";
  DROP INDEX "payload_locked_documents_rels_comments_id_idx";
  ALTER TABLE "articles" ADD COLUMN "comment_days" numeric;
  ALTER TABLE "_articles_v" ADD COLUMN "version_comment_days" numeric;
  ALTER TABLE "comments" ADD COLUMN "edited_at" timestamp(3) with time zone;
  ALTER TABLE "comments" ADD COLUMN "thread_id" uuid;
  ALTER TABLE "comments" ADD COLUMN "under" varchar;
  ALTER TABLE "comments" ADD COLUMN "standing" boolean DEFAULT false;
  ALTER TABLE "comments" ADD COLUMN "replies" numeric DEFAULT 0;
  ALTER TABLE "comments" ADD COLUMN "below" numeric DEFAULT 0;
  ALTER TABLE "comments" ADD COLUMN "score" numeric DEFAULT 0;
  ALTER TABLE "comments" ADD COLUMN "locked" boolean DEFAULT false;
  ALTER TABLE "comments" ADD COLUMN "holds" jsonb;
  ALTER TABLE "comments" ADD COLUMN "reports" numeric DEFAULT 0;
  ALTER TABLE "comments" ADD COLUMN "digest" varchar;
  ALTER TABLE "comments" ADD COLUMN "told" boolean DEFAULT false;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "comment_blocks_id" uuid;
  ALTER TABLE "comment_blocks_texts" ADD CONSTRAINT "comment_blocks_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."comment_blocks"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "discussions" ADD CONSTRAINT "discussions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comment_votes" ADD CONSTRAINT "comment_votes_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comment_reports" ADD CONSTRAINT "comment_reports_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comment_log" ADD CONSTRAINT "comment_log_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "comment_log" ADD CONSTRAINT "comment_log_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "comment_blocks_value_idx" ON "comment_blocks" USING btree ("value");
  CREATE INDEX "comment_blocks_updated_at_idx" ON "comment_blocks" USING btree ("updated_at");
  CREATE INDEX "comment_blocks_created_at_idx" ON "comment_blocks" USING btree ("created_at");
  CREATE INDEX "comment_blocks_texts_order_parent" ON "comment_blocks_texts" USING btree ("order","parent_id");
  CREATE UNIQUE INDEX "discussions_article_idx" ON "discussions" USING btree ("article_id");
  CREATE INDEX "comment_votes_comment_idx" ON "comment_votes" USING btree ("comment_id");
  CREATE INDEX "comment_votes_updated_at_idx" ON "comment_votes" USING btree ("updated_at");
  CREATE INDEX "comment_votes_created_at_idx" ON "comment_votes" USING btree ("created_at");
  CREATE UNIQUE INDEX "comment_voter_idx" ON "comment_votes" USING btree ("comment_id","voter");
  CREATE INDEX "comment_reports_comment_idx" ON "comment_reports" USING btree ("comment_id");
  CREATE INDEX "comment_reports_updated_at_idx" ON "comment_reports" USING btree ("updated_at");
  CREATE INDEX "comment_reports_created_at_idx" ON "comment_reports" USING btree ("created_at");
  CREATE UNIQUE INDEX "comment_reporter_idx" ON "comment_reports" USING btree ("comment_id","reporter");
  CREATE INDEX "comment_log_comment_idx" ON "comment_log" USING btree ("comment_id");
  CREATE INDEX "comment_log_article_idx" ON "comment_log" USING btree ("article_id");
  CREATE INDEX "comment_log_batch_idx" ON "comment_log" USING btree ("batch");
  CREATE INDEX "comment_log_updated_at_idx" ON "comment_log" USING btree ("updated_at");
  CREATE INDEX "comment_log_created_at_idx" ON "comment_log" USING btree ("created_at");
  ALTER TABLE "comments" ADD CONSTRAINT "comments_thread_id_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "public"."comments"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_comment_blocks_fk" FOREIGN KEY ("comment_blocks_id") REFERENCES "public"."comment_blocks"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "comments_thread_idx" ON "comments" USING btree ("thread_id");
  CREATE INDEX "comments_digest_idx" ON "comments" USING btree ("digest");
  CREATE INDEX "under_standing_score_postedAt_idx" ON "comments" USING btree ("under","standing","score","posted_at");
  CREATE INDEX "under_standing_below_postedAt_idx" ON "comments" USING btree ("under","standing","below","posted_at");
  CREATE INDEX "under_standing_replies_postedAt_idx" ON "comments" USING btree ("under","standing","replies","posted_at");
  CREATE INDEX "under_standing_postedAt_idx" ON "comments" USING btree ("under","standing","posted_at");
  CREATE INDEX "status_postedAt_idx" ON "comments" USING btree ("status","posted_at");
  CREATE INDEX "payload_locked_documents_rels_comment_blocks_id_idx" ON "payload_locked_documents_rels" USING btree ("comment_blocks_id");
  -- What was there already gets its place and its counts: the thread from the path, Wilson's bound of the votes.
  UPDATE "comments" SET "thread_id" = split_part("path", '/', 1)::uuid WHERE "path" <> '';
  UPDATE "comments" SET "under" = coalesce("parent_id"::text, '/' || "article_id"::text);
  UPDATE "comments" c SET
    "score" = round(greatest((u.up / u.n + 1.9207294 / u.n
      - 1.959964 * sqrt((u.up / u.n * (1 - u.up / u.n) + 0.9603647 / u.n) / u.n)) / (1 + 3.8414589 / u.n), 0)::numeric, 6)
    FROM (SELECT "id", coalesce("votes_up", 0) + greatest(coalesce("votes_imported", 0), 0) AS up,
      coalesce("votes_up", 0) + coalesce("votes_down", 0) + abs(coalesce("votes_imported", 0)) AS n FROM "comments") u
    WHERE u."id" = c."id" AND u.n > 0;
  WITH RECURSIVE standing AS (
    SELECT "id", "parent_id" FROM "comments" WHERE "status" = 'approved'
    UNION SELECT c."id", c."parent_id" FROM standing s JOIN "comments" c ON c."id" = s."parent_id")
  UPDATE "comments" c SET "standing" = true,
    "replies" = (SELECT count(*) FROM standing r WHERE r."parent_id" = c."id"),
    "below" = (SELECT count(*) FROM "comments" b WHERE b."thread_id" = c."id" AND b."status" = 'approved')
    FROM standing s WHERE s."id" = c."id";
  INSERT INTO "discussions" ("id", "article_id", "comments")
    SELECT gen_random_uuid(), "article_id", count(*) FROM "comments"
    WHERE "status" = 'approved' AND "article_id" IS NOT NULL GROUP BY "article_id";
  ALTER TABLE "comments" DROP COLUMN "path";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "comments_id";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "comment_blocks" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "comment_blocks_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "discussions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "comment_votes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "comment_reports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "comment_log" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "comment_blocks" CASCADE;
  DROP TABLE "comment_blocks_texts" CASCADE;
  DROP TABLE "discussions" CASCADE;
  DROP TABLE "comment_votes" CASCADE;
  DROP TABLE "comment_reports" CASCADE;
  DROP TABLE "comment_log" CASCADE;
  ALTER TABLE "comments" DROP CONSTRAINT "comments_thread_id_comments_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_comment_blocks_fk";
  
  ALTER TABLE "articles" ALTER COLUMN "comment_policy" SET DATA TYPE text;
  ALTER TABLE "articles" ALTER COLUMN "comment_policy" SET DEFAULT 'moderated'::text;
  DROP TYPE "public"."enum_articles_comment_policy";
  CREATE TYPE "public"."enum_articles_comment_policy" AS ENUM('open', 'moderated', 'closed');
  ALTER TABLE "articles" ALTER COLUMN "comment_policy" SET DEFAULT 'moderated'::"public"."enum_articles_comment_policy";
  ALTER TABLE "articles" ALTER COLUMN "comment_policy" SET DATA TYPE "public"."enum_articles_comment_policy" USING "comment_policy"::"public"."enum_articles_comment_policy";
  ALTER TABLE "_articles_v" ALTER COLUMN "version_comment_policy" SET DATA TYPE text;
  ALTER TABLE "_articles_v" ALTER COLUMN "version_comment_policy" SET DEFAULT 'moderated'::text;
  DROP TYPE "public"."enum__articles_v_version_comment_policy";
  CREATE TYPE "public"."enum__articles_v_version_comment_policy" AS ENUM('open', 'moderated', 'closed');
  ALTER TABLE "_articles_v" ALTER COLUMN "version_comment_policy" SET DEFAULT 'moderated'::"public"."enum__articles_v_version_comment_policy";
  ALTER TABLE "_articles_v" ALTER COLUMN "version_comment_policy" SET DATA TYPE "public"."enum__articles_v_version_comment_policy" USING "version_comment_policy"::"public"."enum__articles_v_version_comment_policy";
  ALTER TABLE "comments" ALTER COLUMN "status" SET DATA TYPE text;
  ALTER TABLE "comments" ALTER COLUMN "status" SET DEFAULT 'pending'::text;
  DROP TYPE "public"."enum_comments_status";
  CREATE TYPE "public"."enum_comments_status" AS ENUM('pending', 'approved', 'rejected', 'spam');
  ALTER TABLE "comments" ALTER COLUMN "status" SET DEFAULT 'pending'::"public"."enum_comments_status";
  ALTER TABLE "comments" ALTER COLUMN "status" SET DATA TYPE "public"."enum_comments_status" USING "status"::"public"."enum_comments_status";
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_log_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_log_task_slug" AS ENUM('inline', 'checkLinks', 'schedulePublish');
  ALTER TABLE "payload_jobs_log" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_log_task_slug" USING "task_slug"::"public"."enum_payload_jobs_log_task_slug";
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE text;
  DROP TYPE "public"."enum_payload_jobs_task_slug";
  CREATE TYPE "public"."enum_payload_jobs_task_slug" AS ENUM('inline', 'checkLinks', 'schedulePublish');
  ALTER TABLE "payload_jobs" ALTER COLUMN "task_slug" SET DATA TYPE "public"."enum_payload_jobs_task_slug" USING "task_slug"::"public"."enum_payload_jobs_task_slug";
  DROP INDEX "comments_thread_idx";
  DROP INDEX "comments_digest_idx";
  DROP INDEX "under_standing_score_postedAt_idx";
  DROP INDEX "under_standing_below_postedAt_idx";
  DROP INDEX "under_standing_replies_postedAt_idx";
  DROP INDEX "under_standing_postedAt_idx";
  DROP INDEX "status_postedAt_idx";
  DROP INDEX "payload_locked_documents_rels_comment_blocks_id_idx";
  ALTER TABLE "comments" ADD COLUMN "path" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "comments_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_comments_fk" FOREIGN KEY ("comments_id") REFERENCES "public"."comments"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "comments_path_idx" ON "comments" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_comments_id_idx" ON "payload_locked_documents_rels" USING btree ("comments_id");
  ALTER TABLE "articles" DROP COLUMN "comment_days";
  ALTER TABLE "_articles_v" DROP COLUMN "version_comment_days";
  ALTER TABLE "comments" DROP COLUMN "edited_at";
  ALTER TABLE "comments" DROP COLUMN "thread_id";
  ALTER TABLE "comments" DROP COLUMN "under";
  ALTER TABLE "comments" DROP COLUMN "standing";
  ALTER TABLE "comments" DROP COLUMN "replies";
  ALTER TABLE "comments" DROP COLUMN "below";
  ALTER TABLE "comments" DROP COLUMN "score";
  ALTER TABLE "comments" DROP COLUMN "locked";
  ALTER TABLE "comments" DROP COLUMN "holds";
  ALTER TABLE "comments" DROP COLUMN "reports";
  ALTER TABLE "comments" DROP COLUMN "digest";
  ALTER TABLE "comments" DROP COLUMN "told";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "comment_blocks_id";
  DROP TYPE "public"."enum_comment_blocks_kind";
  DROP TYPE "public"."enum_comment_blocks_action";`)
}
