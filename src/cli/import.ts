import { Command } from 'commander'
import { writeFileSync } from 'node:fs'
import { importManuscript, type Outcome } from '../importer/importManuscript.ts'
import { openDatabase, openPayload } from '../newsroom/database.ts'
import { inWords, Plain, say } from '../newsroom/speak.ts'
import type { Manuscript } from '../text/manuscript/manuscript.ts'
import { houseOf } from '../text/proof/house.ts'
import { progressBar } from './progressBar.ts'
import { readManuscripts, typedPath } from './readFiles.ts'

type Refused = { manuscript: Manuscript; reason: string }

/** `midashi import FILE…`: the same manuscripts into the database, each for itself, with a report. */
export const importFiles = new Command('import')
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
      const house = houseOf()
      const manuscripts: Manuscript[] = []
      let unreadable = 0
      for (const file of files) {
        try {
          manuscripts.push(...(await readManuscripts(file, house)))
        } catch (error) {
          if (!(error instanceof Plain)) throw error
          say(error.message, error.message)
          unreadable++
        }
      }
      const database = await openDatabase()
      const payload = await openPayload(database.url)
      const bar = progressBar(inWords('取り込み', 'Importing'), manuscripts.length)
      const outcomes: Outcome[] = []
      const refused: Refused[] = []
      for (const manuscript of manuscripts) {
        const outcome = await importManuscript(payload, house, manuscript, {
          dryRun,
          category,
          publishedAt,
        })
        outcomes.push(outcome)
        if (outcome.outcome === 'refused') refused.push({ manuscript, reason: outcome.reason })
        bar.tick()
      }
      bar.stop()
      await payload.destroy()
      await database.stop()
      report(outcomes, refused, dryRun)
      if (refused.length > 0 && !dryRun) keep(refused, options.refused)
      process.exit(refused.length > 0 || unreadable > 0 ? 1 : 0)
    },
  )

const report = (outcomes: Outcome[], refused: Refused[], dryRun: boolean): void => {
  const count = (wanted: Outcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length
  const published = outcomes.filter(
    (outcome) => outcome.outcome === 'written' && outcome.published,
  ).length
  const drafts = count('written') - published
  if (dryRun)
    say('試しに実行しました。何も書いていません。', 'This was a dry run. Nothing was kept.')
  say(
    `読み込み ${outcomes.length}　書き込み ${count('written')}（公開 ${published}・下書き ${drafts}）　変更なし ${count('unchanged')}　拒否 ${count('refused')}`,
    `Read ${outcomes.length}, written ${count('written')} (published ${published}, drafts ${drafts}), unchanged ${count('unchanged')}, refused ${count('refused')}`,
  )
  for (const { manuscript, reason } of refused)
    say(
      `  × ${manuscript.title || '（無題）'}: ${reason}`,
      `  × ${manuscript.title || '(untitled)'}: ${reason}`,
    )
}

const keep = (refused: Refused[], file: string): void => {
  writeFileSync(typedPath(file), refused.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  say(
    `取り込めなかった原稿は ${file} にあります。直したあと、import に渡せばもう一度試せます。`,
    `The refused manuscripts are in ${file}. Give it back to import to try again.`,
  )
}
