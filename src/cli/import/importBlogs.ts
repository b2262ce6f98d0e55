import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createLocalReq, type Payload } from 'payload'
import { withArchivePublishers } from '../../database/withArchivePublishers.ts'
import type { StoredFile } from '../../importer/archives.ts'
import { importBlog } from '../../importer/importBlog.ts'
import type { ExportedPost } from '../../importer/importPosts.ts'
import type { Posts } from '../../importer/postsOf.ts'
import { pageJson, postJson } from '../../importer/postJson.ts'
import { shelfOf, type NamedFile } from '../../importer/shelfOf.ts'
import type { Shelf } from '../../importer/shelvePictures.ts'
import { takesComments } from '../../importer/writeComments.ts'
import { inWords, Plain, say } from '../../newsroom/speak.ts'
import type { BlogPost, ExportWarning } from '../../text/blogs/blogPost.ts'
import { addressFinder, readAddressList } from '../../text/blogs/addressList.ts'
import { decode } from '../../text/parsers/decode.ts'
import { isPost } from '../../text/blogs/ours/jsonLines.ts'
import type { ParsedManuscript } from '../../text/manuscript/manuscript.ts'
import type { House } from '../../text/proof/rule.ts'
import { progressBar } from '../progressBar.ts'
import { typedPath } from '../readFiles.ts'
import { emptyReport, type BlogReport } from '../../importer/report.ts'
import { sayReport } from './report.ts'

export type BlogOptions = {
  dryRun: boolean
  category?: string
  publishedAt?: string
  /** Where refused posts are kept. */
  refused: string
}

/** Finds addresses in a list of a person's own. */
export const addressesIn = (file: string): ((post: BlogPost) => string | null) => {
  const list = readAddressList(decode(bytesOf(file)))
  if (list.length === 0)
    throw new Plain(
      `${file}: アドレスが一つもありません。`,
      `${file}: there are no addresses in it.`,
    )
  return addressFinder(list)
}

const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(typedPath(file))
  } catch {
    throw new Plain(`${file}: ファイルを読めません。`, `${file}: this file cannot be read.`)
  }
}

/** The files pictures are among, and those a list of a person's own names. */
export const shelfWith = (
  pictures: StoredFile[],
  list: string | null,
  fetched: NamedFile[] = [],
): Shelf => {
  const own = list === null ? [] : [...listed(list)]
  for (const [, file] of own)
    if (!existsSync(typedPath(file)))
      throw new Plain(`${list}: ${file} がありません。`, `${list}: there is no ${file}.`)
  return shelfOf(pictures, [
    ...fetched,
    ...own.map(([url, place]) => ({
      url,
      place,
      file: { name: path.basename(place), read: async () => readFileSync(typedPath(place)) },
    })),
  ])
}

/** A list of pictures as the report writes it, filled: an address and a file, parted by tabs. */
const listed = (file: string): Map<string, string> => {
  const lines = bytesOf(file).toString('utf8').split(/\r?\n/)
  return new Map(
    lines
      .map((line) => line.split('\t'))
      .filter(([url, path]) => url && path?.trim())
      .map(([url, path]) => [url!.trim(), path!.trim()] as const),
  )
}

/** Prints what would come in as one JSON object, a post at a time; nothing is opened or written. */
export const printPosts = (
  posts: Posts,
  pages: ParsedManuscript[],
  shelf: Shelf,
  house: House,
): void => {
  const warnings: ExportWarning[] = []
  let isFirst = true
  process.stdout.write('{"posts":[')
  const print = (shown: unknown): void => {
    process.stdout.write(`${isFirst ? '' : ','}\n${JSON.stringify(shown)}`)
    isFirst = false
  }
  for (const page of pages) print(pageJson(page))
  for (const { post } of posts((warning) => warnings.push(warning))) {
    print(postJson(post, shelf.files, house))
  }
  const said = warnings.map(({ file, line, message }) => ({
    file,
    line,
    message: inWords(message.ja, message.en),
  }))
  process.stdout.write(`\n],"warnings":${JSON.stringify(said)}}\n`)
}

/** Puts the posts of blogs into the database, each for itself; stopped with Ctrl-C it goes on where it stood the next time. */
export const importBlogs = async (
  payload: Payload,
  house: House,
  posts: Posts,
  shelf: Shelf,
  options: BlogOptions,
): Promise<BlogReport> => {
  const taught = await withArchivePublishers(await createLocalReq({}, payload), house)
  const report = emptyReport()
  let total = 0
  for (const _ of posts((warning) => report.warnings.push(warning))) total++
  const bar = progressBar(inWords('取り込み', 'Importing'), total)
  let isStopped = false
  const stop = (): void => {
    isStopped = true
  }
  process.once('SIGINT', stop)
  await importBlog(
    payload,
    posts(() => {}),
    {
      ...options,
      house,
      taught,
      shelf,
      report,
      refused: typedPath(options.refused),
      tick: () => {
        bar.tick()
        return !isStopped
      },
    },
  )
  process.off('SIGINT', stop)
  bar.stop()
  if (!takesComments(payload) && report.comments > 0)
    say(
      `コメント機能が使われていないため、コメント${report.comments}件は取り込みませんでした。`,
      `This app has no comments; ${report.comments} of them were left out.`,
    )
  sayReport(report, options.dryRun)
  if (isStopped)
    say(
      '途中で止めました。もう一度同じコマンドを実行すると、続きから取り込みます。',
      'Stopped. The same command goes on from here.',
    )
  return report
}

/** The refused posts of an earlier import, where a file holds such. */
export const refusedPosts = (file: string): ExportedPost[] | null => {
  if (!file.endsWith('.jsonl')) return null
  const lines = readFileSync(typedPath(file), 'utf8').split('\n').filter(Boolean)
  if (!lines[0]?.startsWith('{"system"')) return null
  return lines.map((line, at) => {
    try {
      const { system, post } = JSON.parse(line) as Partial<ExportedPost>
      if (typeof system === 'string' && isPost(post)) return { system, post }
    } catch {
      // Said below, with the line.
    }
    throw new Plain(
      `${file}: ${at + 1}行目が記事として読めません。`,
      `${file}: line ${at + 1} is no post.`,
    )
  })
}
