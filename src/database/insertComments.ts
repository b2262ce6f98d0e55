import { randomUUID } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { scoreOf } from './castVote.ts'
import { addToCount, underArticle } from './commentCounts.ts'
import { amongIds } from './ids.ts'
import { column, quotedTable, runSql, table } from './runSql.ts'

/** A comment that is not there yet, with all that answers it. */
export type NewComment = {
  author: string
  text: string
  status: string
  postedAt: string | null
  email: string | null
  votes: number | null
  /** What names it where it was imported from. */
  key: string
  replies: NewComment[]
}

/** The comments under an article that were imported, by what names them where they come from. */
export const importedComments = async (
  req: PayloadRequest,
  article: string,
): Promise<Map<string, string>> => {
  const rows = await runSql(
    req,
    sql`select id::text, origin_key as key from ${table(req, 'comments')}
      where article_id ${amongIds(req, [article])} and origin_key is not null`,
  )
  return new Map(rows.map(({ id, key }) => [String(key), String(id)]))
}

/** How many rows one statement inserts. */
const rowsAtOnce = 500

/** A row as it is to be inserted: where it stands in its thread, and what is counted of it. */
type Placed = {
  comment: NewComment
  id: string | number
  parent: Placed | null
  root: Placed
  depth: number
  standing: boolean
  replies: number
  below: number
}

/**
 * Writes the comments of an article that has none yet, their threads and counts worked out before, in one statement for five
 * hundred. No hook runs: what people said years ago is screened by nobody, and told to nobody.
 * @returns how many there were
 */
export const insertComments = async (
  req: PayloadRequest,
  article: string | number,
  comments: NewComment[],
): Promise<number> => {
  const all = await withIds(
    req,
    comments.flatMap((comment) => place(comment, null)),
  )
  const now = Date.now()
  const rows = all.map((one, nth) => rowOf(one, article, now + nth))
  const columns = sql.join(Object.keys(rows[0] ?? {}).map(column), sql`, `)
  const into = table(req, 'comments')
  // One parameter: hundreds of them take the process longer than the database takes for the rows.
  for (let at = 0; at < rows.length; at += rowsAtOnce)
    await runSql(
      req,
      sql`insert into ${into} (${columns}) select ${columns}
        from jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows.slice(at, at + rowsAtOnce), wellFormed)}::jsonb)`,
    )
  const approved = all.filter(({ comment }) => comment.status === 'approved').length
  if (approved > 0) await addToCount(req, String(article), approved)
  return all.length
}

/** A comment and all below it, in the order they are inserted: what is answered before its answers. */
const place = (comment: NewComment, parent: Placed | null): Placed[] => {
  const own: Placed = {
    comment,
    id: '',
    parent,
    root: null as unknown as Placed,
    depth: parent ? parent.depth + 1 : 0,
    standing: comment.status === 'approved',
    replies: 0,
    below: 0,
  }
  own.root = parent?.root ?? own
  const below = comment.replies.flatMap((reply) => place(reply, own))
  own.replies = below.filter((one) => one.parent === own && one.standing).length
  own.standing ||= own.replies > 0
  if (parent === null) own.below = below.filter((one) => one.comment.status === 'approved').length
  return [own, ...below]
}

/** Each with an id of its own: of an app that numbers its rows, numbers the database gives. */
const withIds = async (req: PayloadRequest, all: Placed[]): Promise<Placed[]> => {
  const isNumbered = (req.payload.db as { idType?: string }).idType === 'serial'
  const numbers =
    isNumbered && all.length > 0
      ? await runSql(
          req,
          sql`select nextval(pg_get_serial_sequence(${quotedTable(req, 'comments')}, 'id')) as id from generate_series(1, ${all.length}::int)`,
        )
      : []
  // In their order, which is all that tells those of one second apart.
  const uuids = isNumbered ? [] : all.map(() => randomUUID()).sort()
  for (const [at, one] of all.entries()) one.id = isNumbered ? Number(numbers[at]!.id) : uuids[at]!
  return all
}

/** Half a pair of surrogates is no character, and Postgres takes no JSON that has one. */
const wellFormed = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed() : value

/** A row by its columns; `created` in milliseconds. */
const rowOf = (
  { comment, id, parent, root, depth, standing, replies, below }: Placed,
  article: string | number,
  created: number,
): Record<string, unknown> => ({
  id,
  article_id: article,
  parent_id: parent?.id ?? null,
  thread_id: root.id === id ? null : root.id,
  under: parent ? String(parent.id) : underArticle(String(article)),
  depth,
  standing,
  replies,
  below,
  score: scoreOf({ up: 0, down: 0, imported: comment.votes }),
  author_name: comment.author,
  body: comment.text,
  status: comment.status,
  posted_at: comment.postedAt ?? new Date(created).toISOString(),
  email: comment.email,
  votes_up: 0,
  votes_down: 0,
  votes_imported: comment.votes,
  locked: false,
  told: true,
  reports: 0,
  origin_system: 'page',
  origin_key: comment.key,
  created_at: new Date(created).toISOString(),
  updated_at: new Date(created).toISOString(),
})
