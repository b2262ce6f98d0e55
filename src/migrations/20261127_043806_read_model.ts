import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "midashi_published" (
  	"article" uuid PRIMARY KEY NOT NULL,
  	"slug" text NOT NULL,
  	"at" timestamp (3) with time zone NOT NULL,
  	"state" smallint NOT NULL,
  	"until" timestamp (3) with time zone,
  	"lists" text[] NOT NULL,
  	"category" text,
  	"chosen" uuid[] NOT NULL,
  	"depends" text[] NOT NULL,
  	"page" text,
  	"card" text,
  	"tag" text,
  	"changed" timestamp (3) with time zone NOT NULL,
  	"policy" text,
  	"shape" text
  );
  
  CREATE TABLE "midashi_published_lists" (
  	"list" text NOT NULL,
  	"at" timestamp (3) with time zone NOT NULL,
  	"article" uuid NOT NULL,
  	CONSTRAINT "midashi_published_lists_pkey" PRIMARY KEY("list","at","article")
  );
  
  CREATE TABLE "midashi_published_counts" (
  	"kind" text NOT NULL,
  	"value" text NOT NULL,
  	"articles" integer NOT NULL,
  	CONSTRAINT "midashi_published_counts_pkey" PRIMARY KEY("kind","value")
  );
  
  CREATE TABLE "midashi_published_texts" (
  	"article" uuid PRIMARY KEY NOT NULL,
  	"at" timestamp (3) with time zone NOT NULL,
  	"title" text NOT NULL,
  	"folded" text NOT NULL,
  	"plain" text NOT NULL,
  	"grams" integer[] NOT NULL
  );
  
  CREATE TABLE "midashi_published_categories" (
  	"id" text PRIMARY KEY NOT NULL,
  	"parent" text,
  	"slug" text NOT NULL,
  	"ascii_slug" text,
  	"position" integer NOT NULL,
  	"json" text NOT NULL
  );
  
  CREATE TABLE "midashi_published_parts" (
  	"key" text PRIMARY KEY NOT NULL,
  	"json" text NOT NULL
  );
  
  CREATE TABLE "midashi_addresses" (
  	"address" text PRIMARY KEY NOT NULL,
  	"article" uuid NOT NULL
  );
  
  ALTER TABLE "midashi_published" ADD CONSTRAINT "midashi_published_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "midashi_published_lists" ADD CONSTRAINT "midashi_published_lists_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "midashi_published_texts" ADD CONSTRAINT "midashi_published_texts_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "midashi_addresses" ADD CONSTRAINT "midashi_addresses_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "midashi_published_at" ON "midashi_published" USING btree ("at","article");
  CREATE INDEX "midashi_published_slug" ON "midashi_published" USING btree ("slug");
  CREATE INDEX "midashi_published_depends" ON "midashi_published" USING gin ("depends");
  CREATE INDEX "midashi_published_state" ON "midashi_published" USING btree ("state") WHERE state > 0;
  CREATE INDEX "midashi_published_lists_article" ON "midashi_published_lists" USING btree ("article");
  CREATE INDEX "midashi_published_counts_most" ON "midashi_published_counts" USING btree ("kind","articles","value");
  CREATE INDEX "midashi_published_texts_grams" ON "midashi_published_texts" USING gin ("grams");
  CREATE INDEX "midashi_published_texts_at" ON "midashi_published_texts" USING btree ("at","article");
  CREATE INDEX "midashi_addresses_article" ON "midashi_addresses" USING btree ("article");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "midashi_published" CASCADE;
  DROP TABLE "midashi_published_lists" CASCADE;
  DROP TABLE "midashi_published_counts" CASCADE;
  DROP TABLE "midashi_published_texts" CASCADE;
  DROP TABLE "midashi_published_categories" CASCADE;
  DROP TABLE "midashi_published_parts" CASCADE;
  DROP TABLE "midashi_addresses" CASCADE;`)
}
