import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "midashi_views" (
  	"day" date NOT NULL,
  	"article" uuid NOT NULL,
  	"readers" integer NOT NULL,
  	CONSTRAINT "midashi_views_pkey" PRIMARY KEY("day","article")
  );
  
  CREATE TABLE "midashi_viewers" (
  	"day" date NOT NULL,
  	"article" uuid NOT NULL,
  	"viewer" text NOT NULL,
  	CONSTRAINT "midashi_viewers_pkey" PRIMARY KEY("day","article","viewer")
  );
  
  CREATE TABLE "midashi_popular" (
  	"days" smallint NOT NULL,
  	"place" smallint NOT NULL,
  	"article" uuid NOT NULL,
  	CONSTRAINT "midashi_popular_pkey" PRIMARY KEY("days","place")
  );
  
  ALTER TABLE "midashi_views" ADD CONSTRAINT "midashi_views_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "midashi_viewers" ADD CONSTRAINT "midashi_viewers_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "midashi_popular" ADD CONSTRAINT "midashi_popular_article_articles_id_fk" FOREIGN KEY ("article") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "midashi_views_article" ON "midashi_views" USING btree ("article");
  CREATE INDEX "midashi_viewers_article" ON "midashi_viewers" USING btree ("article");
  CREATE INDEX "midashi_popular_article" ON "midashi_popular" USING btree ("article");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "midashi_views" CASCADE;
  DROP TABLE "midashi_viewers" CASCADE;
  DROP TABLE "midashi_popular" CASCADE;`)
}
