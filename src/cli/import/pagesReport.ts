import { writeFileSync } from 'node:fs'
import type { Outcome } from '../../importer/importManuscript.ts'
import { inWords, say } from '../../newsroom/speak.ts'
import type { LocalizedText, ParsedManuscript, Remark } from '../../text/manuscript/manuscript.ts'
import { typedPath } from '../readFiles.ts'

/** What became of one manuscript of a page. */
export type Result = { manuscript: ParsedManuscript; outcome: Outcome }

/** Says what became of the manuscripts of pages. */
export const sayPages = (results: Result[], dryRun: boolean): void => {
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
export const countOf = (comments: Remark[]): number =>
  sum(comments.map(({ replies }) => 1 + countOf(replies)))

export const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

/** Keeps refused manuscripts, so that they can be given back. */
export const keepRefused = (refused: Result[], file: string): void => {
  writeFileSync(typedPath(file), refused.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  say(
    `取り込めなかった原稿は ${file} にあります。直したあと、import に渡せばもう一度試せます。`,
    `The refused manuscripts are in ${file}. Give it back to import to try again.`,
  )
}
