import { type MigrateUpArgs, type MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "midashi_published_lists" DROP CONSTRAINT "midashi_published_lists_pkey";
  ALTER TABLE "midashi_published_counts" DROP CONSTRAINT "midashi_published_counts_pkey";
  ALTER TABLE "midashi_views" DROP CONSTRAINT "midashi_views_pkey";
  ALTER TABLE "midashi_viewers" DROP CONSTRAINT "midashi_viewers_pkey";
  ALTER TABLE "midashi_popular" DROP CONSTRAINT "midashi_popular_pkey";
  CREATE UNIQUE INDEX "midashi_published_lists_key" ON "midashi_published_lists" USING btree ("list","at","article");
  CREATE UNIQUE INDEX "midashi_published_counts_key" ON "midashi_published_counts" USING btree ("kind","value");
  CREATE UNIQUE INDEX "midashi_views_key" ON "midashi_views" USING btree ("day","article");
  CREATE UNIQUE INDEX "midashi_viewers_key" ON "midashi_viewers" USING btree ("day","article","viewer");
  CREATE UNIQUE INDEX "midashi_popular_key" ON "midashi_popular" USING btree ("days","place");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "midashi_published_lists_key";
  DROP INDEX "midashi_published_counts_key";
  DROP INDEX "midashi_views_key";
  DROP INDEX "midashi_viewers_key";
  DROP INDEX "midashi_popular_key";
  ALTER TABLE "midashi_published_lists" ADD CONSTRAINT "midashi_published_lists_pkey" PRIMARY KEY("list","at","article");
  ALTER TABLE "midashi_published_counts" ADD CONSTRAINT "midashi_published_counts_pkey" PRIMARY KEY("kind","value");
  ALTER TABLE "midashi_views" ADD CONSTRAINT "midashi_views_pkey" PRIMARY KEY("day","article");
  ALTER TABLE "midashi_viewers" ADD CONSTRAINT "midashi_viewers_pkey" PRIMARY KEY("day","article","viewer");
  ALTER TABLE "midashi_popular" ADD CONSTRAINT "midashi_popular_pkey" PRIMARY KEY("days","place");`)
}
