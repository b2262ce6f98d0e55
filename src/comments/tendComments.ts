import { createLocalReq, type Payload, type TaskConfig } from 'payload'
import { forgetAddresses } from '../database/forgetAddresses.ts'
import { takeUntold } from '../database/takeUntold.ts'
import { shownText } from '../text/comments/shownText.ts'
import { inTransaction } from '../database/inTransaction.ts'
import type { CommentSettings } from './options.ts'

/** What was done: how many comments were mailed, and from how many the address was taken. */
export type Tended = { told: number; forgotten: number }

/** The job that tends comments. It may run twice: what was told or forgotten once is not there the second time. */
export const tendTask = (
  settings: CommentSettings,
): TaskConfig<{ input: object; output: object }> => ({
  slug: 'tendComments',
  label: 'コメントの通知と整理',
  retries: 0,
  schedule: [{ cron: settings.notify.cron, queue: 'default' }],
  handler: async ({ req }) => ({ output: await tendComments(req.payload, settings) }),
})

/** Forgets addresses that have been kept long enough, and mails what waits to the editors, all in one letter. */
export const tendComments = async (
  payload: Payload,
  settings: CommentSettings,
): Promise<Tended> => ({
  forgotten: await forgetAddresses(await createLocalReq({}, payload), settings.keepAddressesDays),
  told: settings.notify.to.length > 0 ? await tellEditors(payload, settings) : 0,
})

/** The most comments a letter quotes. */
const quoted = 20

/** Takes what nobody was told of and mails it; where the mail is not taken, it is told the next time. */
const tellEditors = async (payload: Payload, { notify }: CommentSettings): Promise<number> => {
  const req = await createLocalReq({}, payload)
  return inTransaction(req, async () => {
    const rows = await takeUntold(req)
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
