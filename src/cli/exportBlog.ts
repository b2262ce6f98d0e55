import { mkdirSync, readdirSync } from 'node:fs'
import { Command, Option } from 'commander'
import { createLocalReq } from 'payload'
import { countLeaving } from '../exporter/exportPosts.ts'
import { writeExport } from '../exporter/writeExport.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import { blogWriters, type BlogWriterName } from '../text/blogs/writers.ts'
import type { Desk } from './desk.ts'
import { progressBar } from './progressBar.ts'
import { typedPath } from './readFiles.ts'

type Options = { to: BlogWriterName; out?: string; all?: boolean; site?: string; title?: string }

/** `midashi export --to FORMAT`: everything out again, with pictures, sources and comments. */
export const exportBlog = (desk: Desk): Command =>
  new Command('export')
    .description(
      inWords(
        '記事・画像・出典・コメントを、ほかのサービスが読める形でフォルダーに書き出します。',
        'Writes articles, pictures, sources and comments into a folder, in a form other services read.',
      ),
    )
    .addOption(
      new Option(
        '--to <format>',
        inWords(
          '形式。wxr は WordPress、mt ははてなブログなど、markdown は静的サイト、json はほかの Midashi 向け',
          'wxr for WordPress, mt for Hatena and others, markdown for static sites, json for another Midashi',
        ),
      )
        .choices(Object.keys(blogWriters))
        .makeOptionMandatory(),
    )
    .option('--out <folder>', inWords('書き出すフォルダー（新しいもの）', 'the folder, a new one'))
    .option('--all', inWords('下書きとゴミ箱の記事も書き出す', 'drafts and the trash too'))
    .option(
      '--site <address>',
      inWords('記事が公開されているサイトのアドレス', 'the address readers know the articles by'),
    )
    .option('--title <name>', inWords('サイトの名前', 'the name of the site'))
    .action(async ({ to, out, all = false, site, title }: Options) => {
      if (site !== undefined && !URL.canParse(site))
        throw new Plain(
          `--site「${site}」はアドレスとして読めません。`,
          `--site “${site}” is no address.`,
        )
      const shown = out ?? `midashi-export-${to}`
      const folder = typedPath(shown)
      mkdirSync(folder, { recursive: true })
      if (readdirSync(folder).length > 0)
        throw new Plain(
          `${shown} は空ではありません。新しいフォルダーを --out で指定してください。`,
          `${shown} is not empty. Give a new folder with --out.`,
        )
      const house = await desk.house()
      const { payload, close } = await desk.open()
      const req = await createLocalReq({}, payload)
      const options = { house, all, site: site?.replace(/\/+$/, '') ?? null }
      const bar = progressBar(
        inWords('書き出し', 'Exporting'),
        await countLeaving(payload, options),
      )
      const { articles, pictures, comments, leftOut, missing } = await writeExport(req, {
        ...options,
        to,
        folder,
        title: title ?? house.masthead ?? 'Midashi',
        onArticle: bar.tick,
      })
      bar.stop()
      await close()
      if (articles === 0) say('書き出す記事がありません。', 'There are no articles to export.')
      say(
        `記事 ${articles}件、画像 ${pictures}枚、コメント ${comments}件を ${shown} に書き出しました。`,
        `${articles} articles, ${pictures} pictures and ${comments} comments are in ${shown}.`,
      )
      if (leftOut > 0)
        say(
          `この形式では隠せないため、公開していないコメント ${leftOut}件は含めていません。`,
          `${leftOut} comments that are not public were left out: this format cannot hide them.`,
        )
      if (missing.length > 0)
        say(
          `ファイルが見つからない画像 ${missing.length}枚：${missing.slice(0, 5).join('、')}`,
          `${missing.length} pictures have no file: ${missing.slice(0, 5).join(', ')}`,
        )
      // Payload leaves a connection open (payload#11727), for which the process would wait.
      process.exit(missing.length > 0 ? 1 : 0)
    })
