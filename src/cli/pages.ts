import { Command } from 'commander'
import type { Payload } from 'payload'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import { countPages, provePages, type Wrong } from '../published/provePages.ts'
import { siteOf } from '../published/siteOf.ts'
import type { Desk } from './desk.ts'
import { progressBar } from './progressBar.ts'

/** How many wrong pages are named. */
const named = 50

const words: Record<Wrong['what'], { ja: string; en: string }> = {
  missing: { ja: 'ページがありません', en: 'has no page' },
  private: { ja: '公開されていないのにページがあります', en: 'has a page and is not public' },
  differs: { ja: 'ページが記事と違います', en: 'has a page that differs' },
  counts: { ja: '件数が違います', en: 'is counted wrong' },
}

/** `midashi pages`: proves what readers are sent against Payload's own answers, says what was wrong and puts it right. */
export const pages = (desk: Desk): Command =>
  new Command('pages')
    .description(
      inWords(
        '読者に送るページを Payload の答えと突き合わせ、違いを知らせて作り直します。',
        'Compares the pages readers are sent with what Payload answers, says what differs and makes it anew.',
      ),
    )
    .option('--check', inWords('直さずに知らせるだけ', 'only say it'))
    .action(async ({ check = false }: { check?: boolean }) => {
      const { payload, close } = await desk.open()
      if (!siteOf({ payload })) {
        await close()
        throw new Plain(
          'このアプリでは site: false が指定されています。',
          'This app has midashi({ site: false }).',
        )
      }
      const { proved, wrong } = await prove(payload, check)
      await close()
      for (const { what, about } of wrong.slice(0, named))
        process.stdout.write(`${about}  ${inWords(words[what].ja, words[what].en)}\n`)
      if (wrong.length > named)
        say(`ほか${wrong.length - named}件。`, `And ${wrong.length - named} more.`)
      say(
        wrong.length === 0
          ? `${proved}件のページはすべて合っています。`
          : `${proved}件のページのうち${wrong.length}か所が違${check ? 'います。直すには --check を外して実行してください' : 'っていたので作り直しました'}。`,
        wrong.length === 0
          ? `All ${proved} pages are right.`
          : `${wrong.length} things about ${proved} pages were wrong${check ? '; run it without --check to put them right' : ' and are right now'}.`,
      )
      process.exit(check && wrong.length > 0 ? 1 : 0)
    })

const prove = async (
  payload: Payload,
  check: boolean,
): Promise<{ proved: number; wrong: Wrong[] }> => {
  const bar = progressBar(inWords('ページ', 'Pages'), await countPages(payload))
  try {
    return await provePages(payload, check, bar.tick)
  } finally {
    bar.stop()
  }
}
