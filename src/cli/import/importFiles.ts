import { Command, Option } from 'commander'
import { rmSync } from 'node:fs'
import type { ExportedPost } from '../../importer/importPosts.ts'
import { WrongArchive } from '../../importer/archives.ts'
import { postsOf } from '../../importer/postsOf.ts'
import { openExport, type OpenedExport } from '../../importer/openExport.ts'
import { inWords, Plain, say } from '../../newsroom/speak.ts'
import { blogFormats, type BlogFormatName } from '../../text/blogs/blogFormats.ts'
import type { Desk } from '../desk.ts'
import { readManuscripts, typedPath } from '../readFiles.ts'
import { addressesIn, importBlogs, printPosts, refusedPosts, shelfWith } from './importBlogs.ts'
import type { ExportWarning } from '../../text/blogs/blogPost.ts'
import { fetchUnfound } from './fetchUnfound.ts'
import { undoBlogs } from './undoBlogs.ts'
import { filesThatRead, importPages } from './importPages.ts'
import { keepRefused } from './pagesReport.ts'
import { writeReport } from './report.ts'

type Options = {
  images?: string[]
  pictures?: string
  fetch?: string
  addresses?: string
  as?: BlogFormatName
  zone: string
  dryRun?: boolean
  json?: boolean
  undo?: boolean
  category?: string
  publishedAt?: string
  refused: string
  report: string
}

/** `midashi import FILE…`: pages, and exports of blogs, into the database, each article for itself, with a report. */
export const importFiles = (desk: Desk): Command =>
  new Command('import')
    .description(
      inWords(
        'ファイルを読み、記事としてデータベースに取り込みます。ブログの書き出しデータ（Movable Type、WordPress）は下書き・非公開の別、画像、コメントごと移します。',
        'Reads files and puts them into the database as articles. Exports of blogs (Movable Type, WordPress) come with their states, pictures and comments.',
      ),
    )
    .argument(
      '<files...>',
      inWords(
        '読むファイル・フォルダー・ZIP、または前回の refused.jsonl',
        'files, folders or ZIPs to read, or the refused.jsonl of an earlier import',
      ),
    )
    .option(
      '--images <paths...>',
      inWords('画像のZIPまたはフォルダー', 'ZIPs or folders of pictures'),
    )
    .option(
      '--pictures <list>',
      inWords(
        '見つからなかった画像の一覧（2列目にファイルを書いたもの）',
        'the list of pictures that were missing, with a file in the second column',
      ),
    )
    .addOption(
      new Option(
        '--fetch [folder]',
        inWords(
          'どのファイルにもない画像を元のアドレスから取り寄せ、フォルダーに置く',
          'fetch pictures that are in no file from where they were, into a folder',
        ),
      ).preset('midashi.import.pictures'),
    )
    .option(
      '--addresses <list>',
      inWords(
        '元の記事のアドレスの一覧（サイトマップ、RSS、「アドレス・題名」の表）',
        'a list of the posts’ old addresses: a sitemap, a feed, or lines of address and title',
      ),
    )
    .addOption(
      new Option(
        '--as <format>',
        inWords(
          'ブログの形式（ふつうは自動で判別）',
          'the format of a blog’s export, where it is not recognised',
        ),
      ).choices(Object.keys(blogFormats)),
    )
    .option(
      '--zone <offset>',
      inWords('時差の書かれていない日時の時間帯', 'the zone of times that state none'),
      '+09:00',
    )
    .option('--dry-run', inWords('何も書かずに結果だけを調べる', 'do everything and keep nothing'))
    .option(
      '--json',
      inWords(
        '--dry-run とともに：取り込まれる記事をJSONで出力する',
        'with --dry-run: print what would come in as JSON',
      ),
    )
    .option(
      '--undo',
      inWords(
        '同じファイルの取り込みを取り消す（取り込み後に編集した記事は残る）',
        'take back what importing these files has written; what was edited since stays',
      ),
    )
    .option(
      '--category <name>',
      inWords('カテゴリーのない記事に付けるカテゴリー', 'the category of articles that name none'),
    )
    .option(
      '--published-at <time>',
      inWords(
        '日時のない記事に付ける公開日時（例 2026-04-01T09:00+09:00）',
        'the time of articles that name none, such as 2026-04-01T09:00+09:00',
      ),
    )
    .option(
      '--refused <file>',
      inWords('取り込めなかった原稿を書くファイル', 'where refused manuscripts are kept'),
      'midashi.refused.jsonl',
    )
    .option(
      '--report <file>',
      inWords('ブログの取り込みの報告を書くファイル', 'where the report on a blog is written'),
      'midashi.import.json',
    )
    .action(async (files: string[], options: Options) => {
      const { dryRun = false, category, publishedAt } = options
      if (publishedAt !== undefined && Number.isNaN(Date.parse(publishedAt)))
        throw new Plain(
          `--published-at「${publishedAt}」は日時として読めません。`,
          `--published-at “${publishedAt}” is no time.`,
        )
      if (options.json && !dryRun)
        throw new Plain(
          '--json は --dry-run とともに指定してください。',
          '--json goes with --dry-run.',
        )
      if (options.undo && dryRun)
        throw new Plain(
          '--undo は --dry-run とともには使えません。',
          '--undo does not go with --dry-run.',
        )
      const zone = minutesOf(options.zone)
      const house = await desk.house()
      const opened = await open(files, options)
      try {
        const addressOf = options.addresses ? addressesIn(options.addresses) : null
        const kept = new Map(opened.texts.map((file) => [file, refusedPosts(file)]))
        const pages = opened.texts.filter((file) => kept.get(file) === null)
        const readable = await filesThatRead(pages, house)
        const again = [...kept.values()].flatMap((posts) => posts ?? [])
        const posts = function* (warn: (warning: ExportWarning) => void): Generator<ExportedPost> {
          yield* again
          yield* postsOf(opened, { zone, addressOf }, warn)
        }
        const list = options.pictures ?? null
        const given = shelfWith(opened.pictures, list)
        const shelf =
          options.fetch && !dryRun && !options.undo
            ? shelfWith(
                opened.pictures,
                list,
                await fetchUnfound(posts, given, typedPath(options.fetch)),
              )
            : given
        if (options.json) {
          const manuscripts = await Promise.all(
            readable.map((file) => readManuscripts(file, house)),
          )
          return printPosts(posts, manuscripts.flat(), shelf, house)
        }
        const hasPosts = opened.blogs.length > 0 || again.length > 0
        if (readable.length === 0 && !hasPosts) {
          if (pages.length === 0)
            say(
              '記事のファイルがありません。書き出したテキスト、XML、ZIP のどれかを指定してください。',
              'There is no file of articles. Give an exported text, an XML file or a ZIP.',
            )
          process.exitCode = 1
          return
        }
        const { payload, close } = await desk.open()
        let isWhole = readable.length === pages.length
        try {
          if (options.undo) {
            if (readable.length > 0)
              say(
                'ページのテキストから取り込んだ記事は取り消せません。管理画面で削除してください。',
                'Articles of page texts cannot be taken back; delete them in the admin.',
              )
            isWhole = (await undoBlogs(payload, posts)) && isWhole
          } else if (readable.length > 0) {
            const refused = await importPages(payload, house, readable, {
              dryRun,
              category,
              publishedAt,
            })
            if (refused.length > 0 && !dryRun) keepRefused(refused, options.refused)
            isWhole &&= refused.length === 0
          }
          if (hasPosts && !options.undo) {
            if (!dryRun) rmSync(typedPath(options.refused), { force: true })
            const report = await importBlogs(payload, house, posts, shelf, {
              dryRun,
              category,
              publishedAt,
              refused: options.refused,
            })
            if (!dryRun) writeReport(report, options.report)
            isWhole &&= report.refused.length === 0
          }
        } finally {
          await close()
        }
        process.exitCode = isWhole ? 0 : 1
      } finally {
        await opened.close()
      }
      // Payload leaves a connection open (payload#11727), for which the process would wait.
      if (!options.json) process.exit()
    })

const open = async (files: string[], { images = [], as }: Options): Promise<OpenedExport> => {
  try {
    return await openExport(files.map(typedPath), images.map(typedPath), as ?? null)
  } catch (error) {
    if (error instanceof WrongArchive) throw new Plain(error.words.ja, error.words.en)
    const { code, path } = error as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new Plain(`${path}: ファイルがありません。`, `${path}: there is no such file.`)
    if (code === 'EACCES')
      throw new Plain(`${path}: 読み取りの許可がありません。`, `${path}: permission denied.`)
    throw error
  }
}

/** An offset from UTC in minutes. */
const minutesOf = (offset: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(offset) ?? []
  if (!sign)
    throw new Plain(
      `--zone「${offset}」は +09:00 のように書いてください。`,
      `--zone “${offset}”: write it as +09:00.`,
    )
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
