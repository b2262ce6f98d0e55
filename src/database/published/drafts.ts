import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { gramsIn } from '../../text/search/grams.ts'
import type { SearchQuery } from '../../text/search/readQuery.ts'
import { amongIds } from '../ids.ts'
import { runSql, table, type Statement } from '../runSql.ts'
import { array, part } from './entries.ts'

/** A draft as it was saved last. */
export type SavedDraft = { article: string; saved: string }

/** What was saved last of each article, where readers do not get it yet. */
const latestDrafts = (req: PayloadRequest): Statement =>
  sql`(select parent_id as article, updated_at::text as saved, updated_at as at from ${table(req, '_articles_v')}
    where latest and (version__status = 'draft' or version_published_at > now()))`

/** Drafts nobody can search yet as they are now, the latest first. */
export const unreadDrafts = async (req: PayloadRequest, limit: number): Promise<SavedDraft[]> => {
  const rows = await runSql(
    req,
    sql`select v.article::text, v.saved from ${latestDrafts(req)} v left join ${part(req, 'drafts')} d on d.article = v.article
      where d.saved is distinct from v.saved order by v.at desc limit ${limit}`,
  )
  return rows as SavedDraft[]
}

/** Writes what a draft is searched by. */
export const writeDraftText = async (
  req: PayloadRequest,
  { article, saved }: SavedDraft,
  { folded, grams }: { folded: string; grams: number[] },
): Promise<void> => {
  await runSql(
    req,
    sql`insert into ${part(req, 'drafts')} (article, saved, folded, grams) values (${article}, ${saved}, ${folded}, ${array(grams)})
      on conflict (article) do update set saved = excluded.saved, folded = excluded.folded, grams = excluded.grams`,
  )
}

/** Has drafts read again when somebody searches: something was changed in them that no save has told of. */
export const forgetDraftTexts = async (req: PayloadRequest, articles: string[]): Promise<void> => {
  await runSql(
    req,
    sql`delete from ${part(req, 'drafts')} where article ${amongIds(req, articles)}`,
  )
}

/** The articles that say this as they are published or as they are drafted, those saved last first. */
export const articlesSaying = async (
  req: PayloadRequest,
  { words, without }: SearchQuery,
  limit: number,
): Promise<string[]> => {
  const grams = [...new Set(words.flatMap(gramsIn))]
  const says = sql.join(
    [
      sql`t.grams @> ${array(grams)}::int[]`,
      // All pairs of a word of two units are the word.
      ...words
        .filter((word) => word.length > 2)
        .map((word) => sql`position(${word}::text in t.folded) > 0`),
      ...without.map((word) => sql`position(${word}::text in t.folded) = 0`),
    ],
    sql` and `,
  )
  const rows = await runSql(
    req,
    sql`select article::text from (
      select t.article, t.at from ${part(req, 'texts')} t where ${says}
      union all select t.article, v.at from ${part(req, 'drafts')} t join ${latestDrafts(req)} v on v.article = t.article
        where ${says}) as found
      group by article order by max(at) desc limit ${limit}`,
  )
  return rows.map(({ article }) => String(article))
}
