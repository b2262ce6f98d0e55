import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { bumpAtEnd } from './published/version.ts'
import { wilson } from '../text/comments/wilson.ts'
import { newId } from './ids.ts'
import { column, runSql, table, type Statement } from './runSql.ts'

/** A count that is not what its rows say. */
export type Miscount = {
  comment: string | null
  article: string | null
  what: string
  is: number
  should: number
}

/**
 * Counts everything about comments anew from the rows themselves: votes from the votes, standing and replies from the
 * statuses, articles from their comments.
 * @returns what is wrong; with `mends` it is put right in the transaction of the request
 */
export const recount = async (req: PayloadRequest, mends: boolean): Promise<Miscount[]> => {
  const comments = table(req, 'comments')
  // Nobody writes meanwhile; readers go on reading.
  await runSql(req, sql`lock table ${comments} in exclusive mode`)
  await runSql(
    req,
    sql`create temporary table recounted on commit drop as
     with recursive standing as (
       select id, parent_id from ${comments} where status = 'approved'
       union
       select c.id, c.parent_id from standing s join ${comments} c on c.id = s.parent_id),
     replies as (select parent_id, count(*)::int as n from standing where parent_id is not null group by parent_id),
     below as (select thread_id, count(*)::int as n from ${comments} where status = 'approved' and thread_id is not null group by thread_id),
     votes as (select comment_id, count(*) filter (where value = 1)::int as up, count(*) filter (where value = -1)::int as down
       from ${table(req, 'comment_votes')} group by comment_id)
     select c.id, (s.id is not null)::int as standing, coalesce(r.n, 0) as replies, coalesce(b.n, 0) as below,
       coalesce(v.up, 0) as votes_up, coalesce(v.down, 0) as votes_down
     from ${comments} c left join standing s on s.id = c.id left join replies r on r.parent_id = c.id
     left join below b on b.thread_id = c.id left join votes v on v.comment_id = c.id`,
  )
  const wrong = [
    ...(await wrongColumns(req)),
    ...(await wrongTotals(req)),
    ...(await wrongScores(req)),
  ]
  if (mends && wrong.length > 0) await putRight(req, wrong)
  return wrong
}

/** What is counted of each comment, and how it stands in the row where nobody has counted yet. */
const counted: Record<string, Statement> = {
  standing: sql`coalesce(c.standing, false)::int`,
  replies: sql`coalesce(c.replies, 0)::int`,
  below: sql`coalesce(c.below, 0)::int`,
  votes_up: sql`coalesce(c.votes_up, 0)::int`,
  votes_down: sql`coalesce(c.votes_down, 0)::int`,
}

const wrongColumns = async (req: PayloadRequest): Promise<Miscount[]> => {
  const wrong: Miscount[] = []
  for (const [name, is] of Object.entries(counted))
    wrong.push(
      ...((await runSql(
        req,
        sql`select c.id::text as comment, null as article, ${name}::text as what, ${is} as is, n.${column(name)}::int as should
         from ${table(req, 'comments')} c join recounted n on n.id = c.id where ${is} <> n.${column(name)} order by c.id`,
      )) as Miscount[]),
    )
  return wrong
}

const wrongTotals = async (req: PayloadRequest): Promise<Miscount[]> =>
  (await runSql(
    req,
    sql`select null as comment, coalesce(d.article_id, n.article_id)::text as article, 'comments' as what,
      coalesce(d.comments, 0)::int as is, coalesce(n.n, 0) as should
     from ${table(req, 'discussions')} d full join
      (select article_id, count(*)::int as n from ${table(req, 'comments')} where status = 'approved' group by article_id) n
      on n.article_id = d.article_id
     where coalesce(d.comments, 0) <> coalesce(n.n, 0) and coalesce(d.article_id, n.article_id) is not null`,
  )) as Miscount[]

const putRight = async (req: PayloadRequest, wrong: Miscount[]): Promise<void> => {
  const comments = table(req, 'comments')
  await bumpAtEnd(req)
  await runSql(
    req,
    sql`update ${comments} c set standing = n.standing = 1, replies = n.replies, below = n.below,
       votes_up = n.votes_up, votes_down = n.votes_down
     from recounted n where n.id = c.id and (${sql.join(
       Object.entries(counted).map(([name, is]) => sql`${is} <> n.${column(name)}`),
       sql` or `,
     )})`,
  )
  for (const { comment, article, what, should } of wrong) {
    if (what === 'score')
      await runSql(req, sql`update ${comments} set score = ${should} where id = ${comment}`)
    if (what === 'comments')
      await runSql(
        req,
        sql`insert into ${table(req, 'discussions')} (id, article_id, comments, closed)
         values (${newId(req)}, ${article}, ${should}, false)
         on conflict (article_id) do update set comments = excluded.comments`,
      )
  }
}

/** Wilson's bound is worked out in one place only: for the votes that are there, once for each pair of numbers. */
const wrongScores = async (req: PayloadRequest): Promise<Miscount[]> => {
  const pairs = await runSql(
    req,
    sql`select n.votes_up + greatest(coalesce(c.votes_imported, 0), 0)::int as up,
      n.votes_down + greatest(-coalesce(c.votes_imported, 0), 0)::int as down, coalesce(c.score, 0)::float8 as is,
      array_agg(c.id::text) as ids
     from ${table(req, 'comments')} c join recounted n on n.id = c.id group by 1, 2, 3`,
  )
  return pairs.flatMap(({ up, down, is, ids }) => {
    const should = wilson(Number(up), Number(down))
    return Math.abs(Number(is) - should) < 1e-6
      ? []
      : (ids as string[]).map((comment) => ({
          comment,
          article: null,
          what: 'score',
          is: Number(is),
          should,
        }))
  })
}
