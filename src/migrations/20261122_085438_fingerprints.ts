import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "fingerprints" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"article_id" uuid
  );
  
  CREATE TABLE "fingerprints_numbers" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"number" numeric,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL
  );
  
  ALTER TABLE "fingerprints" ADD CONSTRAINT "fingerprints_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "fingerprints_numbers" ADD CONSTRAINT "fingerprints_numbers_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."fingerprints"("id") ON DELETE cascade ON UPDATE no action;
  CREATE UNIQUE INDEX "fingerprints_article_idx" ON "fingerprints" USING btree ("article_id");
  CREATE INDEX "fingerprints_numbers_order_parent_idx" ON "fingerprints_numbers" USING btree ("order","parent_id");
  CREATE INDEX "fingerprints_numbers_number_idx" ON "fingerprints_numbers" USING btree ("number");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "fingerprints" CASCADE;
  DROP TABLE "fingerprints_numbers" CASCADE;`)
}
