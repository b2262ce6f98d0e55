import { Command } from 'commander'
import { writeFileSync } from 'node:fs'
import { createLocalReq } from 'payload'
import { importManuscript, takesComments, type Outcome } from '../importer/importManuscript.ts'
import { withArchivePublishers } from '../database/withArchivePublishers.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import type { House } from '../text/proof/rule.ts'
import type { LocalizedText, ParsedManuscript, Remark } from '../text/manuscript/manuscript.ts'
import { progressBar } from './progressBar.ts'
import { readManuscripts, typedPath } from './readFiles.ts'
import type { Desk } from './desk.ts'

type Result = { manuscript: ParsedManuscript; outcome: Outcome }

/** `midashi import FILE…`: the same manuscripts into the database, each for itself, with a report. */
export const importFiles = (desk: Desk): Command =>
  new Command('import')
    .description(
      inWords(
        'ファイルを原稿として読み、データベースに取り込みます。',
        'Reads files and puts the manuscripts into the database.',
      ),
    )
    .argument(
      '<files...>',
      inWords(
        '読むファイル、または前回の refused.jsonl',
        'files to read, or the refused.jsonl of an earlier import',
      ),
    )
    .option('--dry-run', inWords('何も書かずに結果だけを調べる', 'do everything and keep nothing'))
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
    .action(
      async (
        files: string[],
        options: { dryRun?: boolean; category?: string; publishedAt?: string; refused: string },
      ) => {
        const { dryRun = false, category, publishedAt } = options
        if (publishedAt !== undefined && Number.isNaN(Date.parse(publishedAt)))
          throw new Plain(
            `--published-at「${publishedAt}」は日時として読めません。`,
            `--published-at “${publishedAt}” is no time.`,
          )
        const house = await desk.house()
        const readable = await filesThatRead(files, house)
        if (readable.length === 0) process.exit(1)
        const { payload, close } = await desk.open()
        const taught = await withArchivePublishers(await createLocalReq({}, payload), house)
        const manuscripts: ParsedManuscript[] = []
        for (const file of readable) manuscripts.push(...(await readManuscripts(file, taught)))
        const bar = progressBar(inWords('取り込み', 'Importing'), manuscripts.length)
        const results: Result[] = []
        const earlier = new Map<string, { id: string; digest: string }>()
        for (const manuscript of manuscripts) {
          const outcome = await importManuscript(payload, house, manuscript, {
            dryRun,
            category,
            publishedAt,
            earlier,
          })
          results.push({ manuscript, outcome })
          bar.tick()
        }
        bar.stop()
        const isWithout = !takesComments(payload)
        await close()
        report(results, dryRun)
        const left = isWithout
          ? sum(results.map(({ manuscript }) => countOf(manuscript.comments)))
          : 0
        if (left > 0)
          say(
            `コメント機能が使われていないため、コメント${left}件は取り込みませんでした。`,
            `This app has no comments; ${left} of them were left out.`,
          )
        const refused = results.filter(({ outcome }) => outcome.outcome === 'refused')
        if (refused.length > 0 && !dryRun) keep(refused, options.refused)
        process.exit(refused.length > 0 || readable.length < files.length ? 1 : 0)
      },
    )

/** The files that can be read as text; what is wrong with the others is said. */
const filesThatRead = async (files: string[], house: House): Promise<string[]> => {
  const readable: string[] = []
  for (const file of files) {
    try {
      await readManuscripts(file, house)
      readable.push(file)
    } catch (error) {
      if (!(error instanceof Plain)) throw error
      say(error.message, error.message)
    }
  }
  return readable
}

const report = (results: Result[], dryRun: boolean): void => {
  for (const { manuscript, outcome } of results) {
    const title = manuscript.title || inWords('（無題）', '(untitled)')
    const { mark, ja, en } = inShort(outcome)
    say(`  ${mark} ${title}　${ja}`, `  ${mark} ${title}: ${en}`)
  }
  const count = (wanted: Outcome['outcome']): number =>
    results.filter(({ outcome }) => outcome.outcome === wanted).length
  const published = results.filter(
    ({ outcome }) => outcome.outcome === 'written' && outcome.published,
  ).length
  const drafts = count('written') - published
  say(
    `読み込み ${results.length}　書き込み ${count('written')}（公開 ${published}・下書き ${drafts}）　変更なし ${count('unchanged')}　拒否 ${count('refused')}`,
    `Read ${results.length}, written ${count('written')} (published ${published}, drafts ${drafts}), unchanged ${count('unchanged')}, refused ${count('refused')}`,
  )
  const written = results.flatMap(({ outcome }) => (outcome.outcome === 'written' ? [outcome] : []))
  const pieces = written.flatMap(({ repeated }) => repeated)
  if (pieces.length > 0)
    say(
      `繰り返されていた文章を${pieces.length}か所（${sum(pieces)}字）取り除きました。記事の校正欄に記録があり、元に戻せます。`,
      `Text that stood twice was taken out in ${pieces.length} places (${sum(pieces)} characters). It is kept with the articles and can be put back.`,
    )
  const made = [...new Set(written.flatMap(({ newCategory }) => newCategory ?? []))]
  if (made.length > 0)
    say(
      `新しいカテゴリー ${made.length}件：${made.join('、')}`,
      `New categories, ${made.length}: ${made.join(', ')}`,
    )
  if (dryRun)
    say('試しに実行しました。まだ何も変更していません。', 'This was a dry run. Nothing was kept.')
}

/** What became of a manuscript, in a few words. */
const inShort = (outcome: Outcome): LocalizedText & { mark: string } => {
  if (outcome.outcome === 'unchanged')
    return outcome.comments === 0
      ? { mark: '＝', ja: '変更なし', en: 'unchanged' }
      : {
          mark: '＋',
          ja: `新しいコメント${outcome.comments}件`,
          en: `${outcome.comments} new comments`,
        }
  if (outcome.outcome === 'refused') return { mark: '×', ...outcome.reason }
  const again = outcome.repeated.length
  const twice =
    again > 0
      ? { ja: `、繰り返し${again}か所を除去`, en: `, ${again} repeats taken out` }
      : { ja: '', en: '' }
  if (outcome.published) return { mark: '○', ja: `公開${twice.ja}`, en: `published${twice.en}` }
  const [first] = outcome.open
  return first
    ? { mark: '△', ja: `下書き（${first.ja}）${twice.ja}`, en: `draft (${first.en})${twice.en}` }
    : {
        mark: '△',
        ja: `下書き（日時がありません）${twice.ja}`,
        en: `draft (it states no time)${twice.en}`,
      }
}

/** How many comments there are, replies too. */
const countOf = (comments: Remark[]): number =>
  sum(comments.map(({ replies }) => 1 + countOf(replies)))

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

const keep = (refused: Result[], file: string): void => {
  writeFileSync(typedPath(file), refused.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  say(
    `取り込めなかった原稿は ${file} にあります。直したあと、import に渡せばもう一度試せます。`,
    `The refused manuscripts are in ${file}. Give it back to import to try again.`,
  )
}
