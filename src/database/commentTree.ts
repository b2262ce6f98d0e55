import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { writeCursor, type CommentSort, type Cursor } from '../text/comments/commentSort.ts'
import { underArticle } from './commentCounts.ts'
import { column, runSql, table, type Statement } from './runSql.ts'

/** A comment as readers get it, with the replies that stand below it. */
export type PublicComment = {
  id: string
  parent: string | null
  /** What stands in the place of a comment that was taken down: no name, no text, only its replies. */
  deleted: boolean
  authorName: string | null
  body: string | null
  /** ISO 8601. */
  postedAt: string
  editedAt: string | null
  votes: { up: number; down: number; imported: number | null }
  /** Whether the thread takes no more replies. */
  locked: boolean
  depth: number
  /** How many replies stand directly below it; `comments` has the first of them. */
  replies: number
  comments: PublicComment[]
  /** The cursor of the replies that are not there yet; null where all are. */
  next: string | null
}

export type TreeRequest = {
  sort: CommentSort
  cursor: Cursor | null
  /** Comments of the first level. */
  limit: number
  /** Replies of each comment. */
  replies: number
  /** Levels below the first. */
  levels: number
}

/** The most comments of one answer; what is cut off can be asked for by cursor. */
const maxRows = 1000

type Row = Omit<PublicComment, 'comments' | 'next' | 'deleted'> & {
  approved: boolean
  level: number
  value: number
}

/** What each order sorts by, last the id, so that every comment has one place. A thread is discussed by all below it. */
const orders: Record<CommentSort, { value: string | null; newest: boolean }> = {
  best: { value: 'score', newest: true },
  newest: { value: null, newest: true },
  oldest: { value: null, newest: false },
  discussed: { value: 'replies', newest: true },
}

/**
 * One page of an article's thread as a tree, in one query: the first level and the first replies of each level below, read
 * from an index for each order, so that a page takes as long in a long thread as in a short one.
 */
export const commentTree = async (
  req: PayloadRequest,
  article: string,
  { sort, cursor, limit, replies, levels }: TreeRequest,
): Promise<{ comments: PublicComment[]; next: string | null }> => {
  const comments = table(req, 'comments')
  const parent = cursor?.parent ?? null
  const { newest, value } = orders[sort]
  // The threads of an article by all that is below them, replies by their own.
  const first = sort === 'discussed' && parent === null ? 'below' : value
  const direction = newest ? sql`desc` : sql`asc`
  const sorted = (by: string | null): Statement =>
    sql`${by === null ? sql`` : sql`c.${column(by)} desc, `}c.posted_at ${direction}, c.id ${direction}`
  const columns = (level: Statement, by: string | null): Statement =>
    sql`c.id, c.parent_id, c.status, c.author_name, c.body, c.posted_at, c.edited_at, c.votes_up, c.votes_down,
     c.votes_imported, coalesce((select t.locked from ${comments} t where t.id = c.thread_id), c.locked) as locked,
     c.depth, c.replies, ${level} as level, ${by === null ? sql`0` : sql`c.${column(by)}`}::float8 as value`
  const page = behind(cursor, first, newest).map(
    (condition) => sql`(select ${columns(sql`0`, first)} from ${comments} c
       where c.under = ${parent ?? underArticle(article)} and c.article_id = ${article} and c.standing
       ${condition} order by ${sorted(first)} limit ${limit + 1})`,
  )
  const rows = (await runSql(
    req,
    sql`with recursive tree as (
      (select * from (${sql.join(page, sql` union all `)}) page
       order by value desc, posted_at ${direction}, id ${direction} limit ${limit + 1})
      union all
      select r.* from tree t cross join lateral
       (select ${columns(sql`t.level + 1`, value)} from ${comments} c
        where c.under = t.id::text and c.standing
        order by ${sorted(value)} limit ${replies}) r
      where t.level < ${levels} and t.replies > 0)
    select id::text, parent_id::text as parent, status = 'approved' as approved, author_name as "authorName", body,
      posted_at as "postedAt", edited_at as "editedAt", locked, depth::int, replies::int, level, value,
      json_build_object('up', coalesce(votes_up, 0), 'down', coalesce(votes_down, 0), 'imported', votes_imported) as votes
    from tree limit ${maxRows + limit}`,
  )) as Row[]
  return grown(rows, { sort, parent, limit, newest })
}

/**
 * Behind the last comment of the page before, by the same order: first those of the same value, then all others. In two parts,
 * because Postgres takes the comparison of both at once for a rare one and reads the whole table.
 */
const behind = (cursor: Cursor | null, by: string | null, newest: boolean): Statement[] => {
  if (!cursor?.after) return [sql``]
  const { value, postedAt, id } = cursor.after
  const place = sql`and (c.posted_at, c.id) ${newest ? sql`<` : sql`>`} (${postedAt}, ${id})`
  return by === null
    ? [place]
    : [sql`and c.${column(by)} = ${value} ${place}`, sql`and c.${column(by)} < ${value}`]
}

const grown = (
  rows: Row[],
  {
    sort,
    parent,
    limit,
    newest,
  }: { sort: CommentSort; parent: string | null; limit: number; newest: boolean },
): { comments: PublicComment[]; next: string | null } => {
  const below = Map.groupBy(rows, ({ level, parent: above }) => (level === 0 ? null : above))
  const cursorBehind = (above: string | null, last: Row | undefined): string =>
    writeCursor({
      sort,
      parent: above,
      after: last ? { value: last.value, postedAt: isoTime(last.postedAt), id: last.id } : null,
    })
  const inOrder = (level: Row[]): Row[] =>
    level.toSorted((a, b) => {
      const byValue = b.value - a.value
      const byTime = Date.parse(isoTime(b.postedAt)) - Date.parse(isoTime(a.postedAt))
      const byId = a.id < b.id ? 1 : -1
      return byValue || (newest ? byTime || byId : -byTime || -byId)
    })
  const shown = ({ approved, level: _level, value: _value, ...row }: Row): PublicComment => {
    const replies = inOrder(below.get(row.id) ?? [])
    return {
      ...row,
      postedAt: isoTime(row.postedAt),
      editedAt: approved && row.editedAt ? isoTime(row.editedAt) : null,
      locked: row.locked === true,
      replies: row.replies ?? 0,
      deleted: !approved,
      authorName: approved ? row.authorName : null,
      body: approved ? row.body : null,
      votes: approved ? row.votes : { up: 0, down: 0, imported: null },
      comments: replies.map(shown),
      next: replies.length < (row.replies ?? 0) ? cursorBehind(row.id, replies.at(-1)) : null,
    }
  }
  const first = inOrder(below.get(null) ?? [])
  const page = first.slice(0, limit)
  return {
    comments: page.map(shown),
    next: first.length > limit ? cursorBehind(parent, page.at(-1)) : null,
  }
}

// The driver gives dates, an app's own may give texts.
const isoTime = (time: unknown): string => new Date(time as string).toISOString()
