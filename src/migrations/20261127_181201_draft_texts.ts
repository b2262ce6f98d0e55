import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "midashi_draft_texts" (
  	"article" uuid PRIMARY KEY NOT NULL,
  	"saved" text NOT NULL,
  	"folded" text NOT NULL,
  	"grams" integer[] NOT NULL
  );
  
  ALTER TABLE "midashi_draft_texts" ADD CONSTRAINT "midashi_draft_texts_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "midashi_draft_texts_grams" ON "midashi_draft_texts" USING gin ("grams");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "midashi_draft_texts" CASCADE;`)
}
