import { sql } from '@payloadcms/db-postgres/drizzle'
import type { PayloadRequest } from 'payload'
import { wilson } from '../text/comments/wilson.ts'
import { lockComment } from './commentCounts.ts'
import { newId } from './ids.ts'
import { runSql, table } from './runSql.ts'

export type Vote = 1 | -1 | 0

/**
 * Takes a voter's vote for a comment, in place of an earlier one; 0 takes it back. The comment is locked first, so that all
 * votes for it are counted one after the other. In the transaction of the request.
 * @returns the votes as they are now; null where there is no such comment, or it is not approved
 */
export const castVote = async (
  req: PayloadRequest,
  comment: string,
  voter: string,
  value: Vote,
): Promise<{ up: number; down: number } | null> => {
  const locked = await lockComment(req, comment)
  if (!locked || locked.status !== 'approved') return null
  const votes = table(req, 'comment_votes')
  const [earlier] = await runSql(
    req,
    sql`select value::int from ${votes} where comment_id = ${locked.id} and voter = ${voter}`,
  )
  const before = Number(earlier?.value ?? 0)
  const up = locked.up + Number(value === 1) - Number(before === 1)
  const down = locked.down + Number(value === -1) - Number(before === -1)
  if (value === before) return { up, down }
  await runSql(
    req,
    sql`insert into ${votes} (id, comment_id, voter, value) values (${newId(req)}, ${locked.id}, ${voter}, ${value})
      on conflict (comment_id, voter) do update set value = excluded.value, updated_at = now()`,
  )
  const score = scoreOf({ up, down, imported: locked.imported })
  await runSql(
    req,
    sql`update ${table(req, 'comments')} set votes_up = ${up}, votes_down = ${down}, score = ${score}
      where id = ${locked.id}`,
  )
  return { up, down }
}

/** What a comment is sorted by among the best: votes it had before an import count as votes for it. */
export const scoreOf = ({
  up,
  down,
  imported,
}: {
  up: number
  down: number
  imported: number | null
}): number => wilson(up + Math.max(imported ?? 0, 0), down + Math.max(-(imported ?? 0), 0))
