import { createLocalReq, type Payload, type TaskConfig } from 'payload'
import { runSql, tableName } from '../database/runSql.ts'
import { shownText } from '../text/comments/shownText.ts'
import { inTransaction } from '../database/inTransaction.ts'
import type { CommentRules } from './options.ts'

/** What was done: how many comments were mailed, and from how many the address was taken. */
export type Tended = { told: number; forgotten: number }

/** The job that tends comments. It may run twice: what was told or forgotten once is not there the second time. */
export const tendTask = (rules: CommentRules): TaskConfig<{ input: object; output: object }> => ({
  slug: 'tendComments',
  label: 'コメントの通知と整理',
  retries: 0,
  schedule: [{ cron: rules.notify.cron, queue: 'default' }],
  handler: async ({ req }) => ({ output: await tendComments(req.payload, rules) }),
})

/** Forgets addresses that have been kept long enough, and mails what waits to the editors, all in one letter. */
export const tendComments = async (payload: Payload, rules: CommentRules): Promise<Tended> => ({
  forgotten: await forgetAddresses(payload, rules),
  told: rules.notify.to.length > 0 ? await tellEditors(payload, rules) : 0,
})

const forgetAddresses = async (
  payload: Payload,
  { keepAddressesDays }: CommentRules,
): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const old = `created_at < now() - interval '${keepAddressesDays} days'`
  const rows = await runSql(
    req,
    `update ${tableName(req, 'comments')} set address_hash = null where address_hash is not null and ${old} returning id`,
  )
  // The votes stay and count; nobody can be found by them any more.
  for (const [table, column] of [
    ['comment_votes', 'voter'],
    ['comment_reports', 'reporter'],
  ] as const)
    await runSql(
      req,
      `update ${tableName(req, table)} set ${column} = null where ${column} is not null and ${old.replace('created_at', 'updated_at')}`,
    )
  await runSql(
    req,
    `delete from ${tableName(req, 'comment_blocks')} where kind = 'address' and expires_at < now()`,
  )
  return rows.length
}

/** The most comments a letter quotes. */
const quoted = 20

type Waiting = { authorName: string; body: string; title: string | null }

/** Takes what nobody was told of and mails it; where the mail is not taken, it is told the next time. */
const tellEditors = async (payload: Payload, { notify }: CommentRules): Promise<number> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const rows = (await runSql(
      req,
      `with waiting as (
        update ${tableName(req, 'comments')} set told = true where status = 'pending' and told is not true
        returning author_name, body, article_id, posted_at)
       select w.author_name as "authorName", w.body, a.title from waiting w
       left join ${tableName(req, 'articles')} a on a.id = w.article_id order by w.posted_at`,
    )) as Waiting[]
    if (rows.length === 0) return 0
    const { serverURL, routes } = payload.config
    await payload.sendEmail({
      to: notify.to,
      subject: `承認待ちのコメントが${rows.length}件あります`,
      text: [
        ...rows
          .slice(0, quoted)
          .map(({ authorName, body, title }) =>
            [
              `■ ${title ?? '（無題）'}`,
              `${shownText(authorName)}：`,
              [...shownText(body)].slice(0, 300).join(''),
            ].join('\n'),
          ),
        ...(rows.length > quoted ? [`ほか${rows.length - quoted}件`] : []),
        `審査： ${serverURL}${routes.admin}/collections/comments/queue`,
      ].join('\n\n'),
    })
    return rows.length
  })
}
