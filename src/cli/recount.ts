import { Command } from 'commander'
import { createLocalReq } from 'payload'
import { inTransaction } from '../database/inTransaction.ts'
import { recount as recountAll } from '../database/recount.ts'
import { takesComments } from '../importer/writeComments.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import { slugOf } from '../slugs.ts'
import type { Desk } from './desk.ts'

/** How many wrong counts are named. */
const named = 50

/** `midashi recount`: counts comments and votes anew, says what was wrong and puts it right. */
export const recount = (desk: Desk): Command =>
  new Command('recount')
    .description(
      inWords(
        'コメント・返信・評価の数を数え直し、違いを知らせて直します。',
        'Counts comments, replies and votes anew, says what was wrong and puts it right.',
      ),
    )
    .option('--check', inWords('直さずに知らせるだけ', 'only say it'))
    .action(async ({ check }: { check?: boolean }) => {
      const { payload, close } = await desk.open()
      if (!takesComments(payload)) {
        await close()
        throw new Plain('コメント機能が使われていません。', 'This app has no comments.')
      }
      const req = await createLocalReq({}, payload)
      const wrong = await inTransaction(req, () => recountAll(req, !check))
      const { totalDocs } = await payload.count({ collection: slugOf({ payload }, 'comments') })
      await close()
      for (const { comment, article, what, is, should } of wrong.slice(0, named))
        process.stdout.write(`${comment ?? article}  ${what}  ${is} → ${should}\n`)
      if (wrong.length > named)
        say(`ほか${wrong.length - named}件。`, `And ${wrong.length - named} more.`)
      say(
        wrong.length === 0
          ? `${totalDocs}件のコメントの数はすべて合っています。`
          : `${totalDocs}件のコメントのうち${wrong.length}か所の数が違${check ? 'います。直すには --check を外して実行してください' : 'っていたので直しました'}。`,
        wrong.length === 0
          ? `All counts of ${totalDocs} comments are right.`
          : `${wrong.length} counts of ${totalDocs} comments were wrong${check ? '; run it without --check to put them right' : ' and are right now'}.`,
      )
      process.exit(check && wrong.length > 0 ? 1 : 0)
    })
