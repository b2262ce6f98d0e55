import type { PostOutcome } from './importPost.ts'
import { lossWords, type BlogPost, type ExportWarning, type Loss } from '../text/blogs/blogPost.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'

/** What became of a blog's posts, as they came in: nothing of their texts is kept, so that any number of them may come. */
export type BlogReport = {
  read: number
  written: number
  published: number
  drafts: number
  updated: number
  unchanged: number
  /** Posts that have changed, and articles the desk has saved since: they stayed as they are. */
  left: Place[]
  refused: (Place & { reason: LocalizedText })[]
  /** Posts that were public and are drafts here, with what the rules of the house ask for. */
  open: (Place & { reasons: LocalizedText[] })[]
  comments: number
  /** Comments that were not public, and are not. */
  heldComments: number
  newComments: number
  repeated: number[]
  newCategories: string[]
  /** Pictures that nothing was said of. */
  untold: number
  missing: { url: string; title: string; address: string | null; reason: LocalizedText | null }[]
  /** What is lost, by kind, with the posts it is lost in. */
  losses: { kind: string; count: number; places: (Place & { detail: string })[] }[]
  /** Posts by what they were where they come from. */
  states: Record<string, number>
  warnings: ExportWarning[]
}

type Place = { title: string; file: string; line: number }

export const emptyReport = (): BlogReport => ({
  read: 0,
  written: 0,
  published: 0,
  drafts: 0,
  updated: 0,
  unchanged: 0,
  left: [],
  refused: [],
  open: [],
  comments: 0,
  heldComments: 0,
  newComments: 0,
  repeated: [],
  newCategories: [],
  untold: 0,
  missing: [],
  losses: [],
  states: {},
  warnings: [],
})

/** The most places that are noted of one kind of loss. */
const maxPlaces = 1000

/** Notes what became of a post. */
export const note = (report: BlogReport, post: BlogPost, result: PostOutcome): void => {
  const place = { title: post.title, ...post.from }
  report.read++
  report.states[post.state] = (report.states[post.state] ?? 0) + 1
  const said = post.comments.flatMap(withReplies)
  report.comments += said.length
  report.heldComments += said.filter(
    ({ state, isSecret }) => state !== 'approved' || isSecret,
  ).length
  const addressed = said.filter(({ url }) => url).length
  const losses: Loss[] = [
    ...post.losses,
    ...(addressed > 0 ? [{ kind: 'commenter' as const, detail: `${addressed}` }] : []),
  ]
  for (const { kind, detail } of losses) {
    let loss = report.losses.find((one) => one.kind === kind)
    if (!loss) report.losses.push((loss = { kind, count: 0, places: [] }))
    loss.count++
    if (loss.places.length < maxPlaces) loss.places.push({ ...place, detail })
  }
  switch (result.outcome) {
    case 'unchanged':
      report.unchanged++
      report.newComments += result.comments
      return
    case 'left':
      report.left.push(place)
      return
    case 'refused':
      report.refused.push({ ...place, reason: result.reason })
      return
    default:
      report[result.outcome]++
      report[result.published ? 'published' : 'drafts']++
      report.repeated.push(...result.repeated)
      report.newCategories.push(...result.newCategories)
      report.untold += result.untold
      if (result.open.length > 0) report.open.push({ ...place, reasons: result.open })
      report.missing.push(
        ...result.missing.map(({ picture, reason }) => ({
          url: picture.original ?? picture.url,
          title: post.title,
          address: post.url,
          reason,
        })),
      )
  }
}

const withReplies = (comment: BlogPost['comments'][number]): BlogPost['comments'] => [
  comment,
  ...comment.replies.flatMap(withReplies),
]

/** How many places of a kind are said; the report itself has all. */
const shown = 5

/** What a person is told of a report, a line each; in a dry run that nothing was kept. */
export const reportLines = (report: BlogReport, dryRun: boolean): LocalizedText[] => {
  const { written, published, drafts, updated, unchanged, left, refused, read } = report
  const { repeated, newCategories, untold, missing } = report
  const held = heldStates(report)
  const made = [...new Set(newCategories)]
  return [
    {
      ja: `記事：読み込み ${read}　新規 ${written}　更新 ${updated}　うち公開 ${published}・下書き ${drafts}　変更なし ${unchanged}　そのまま残した ${left.length}　拒否 ${refused.length}`,
      en: `Posts: read ${read}, new ${written}, updated ${updated} (published ${published}, drafts ${drafts}), unchanged ${unchanged}, left ${left.length}, refused ${refused.length}`,
    },
    held && {
      ja: `元のブログで公開されていなかった記事は公開しません：${held.ja}`,
      en: `Posts that were not public stay so: ${held.en}`,
    },
    report.comments > 0 && {
      ja: `コメント ${report.comments}件（うち公開しないもの ${report.heldComments}件）`,
      en: `Comments: ${report.comments} (${report.heldComments} of them stay hidden)`,
    },
    report.newComments > 0 && {
      ja: `変更のない記事の新しいコメント ${report.newComments}件`,
      en: `${report.newComments} new comments under unchanged articles`,
    },
    ...placeLines(
      report.open.map(({ reasons, ...place }) => ({ ...place, said: reasons[0]! })),
      '公開されていた記事のうち、下書きにしたもの',
      'Public posts that are drafts for now',
    ),
    ...placeLines(
      left.map((place) => ({ ...place, said: null })),
      '取り込んだあとに編集された記事（上書きしていません）',
      'Edited here since they were imported, and not overwritten',
    ),
    ...placeLines(
      refused.map(({ reason, ...place }) => ({ ...place, said: reason })),
      '取り込めなかった記事',
      'Refused',
    ),
    repeated.length > 0 && {
      ja: `繰り返されていた文章を${repeated.length}か所（${sum(repeated)}字）取り除きました。記事の校正欄に記録があり、元に戻せます。`,
      en: `Text that stood twice was taken out in ${repeated.length} places (${sum(repeated)} characters). It is kept with the articles and can be put back.`,
    },
    made.length > 0 && {
      ja: `新しいカテゴリー ${made.length}件：${made.join('、')}`,
      en: `New categories, ${made.length}: ${made.join(', ')}`,
    },
    untold > 0 && {
      ja: `説明のない画像 ${untold}枚には、代替テキストとして記事の題名を入れました。`,
      en: `${untold} pictures nothing was said of have the title as their alternative text.`,
    },
    missing.length > 0 && {
      ja: `見つからない画像 ${missing.length}枚。`,
      en: `${missing.length} pictures were not found.`,
    },
    ...report.losses.map(({ kind, count, places }) => {
      const words = lossWords[kind as keyof typeof lossWords]
      const first = at(places[0]!)
      return {
        ja: `失われるもの：${words.ja} ${count}か所（${first.ja} からの記事${count > 1 ? 'など' : ''}）`,
        en: `Lost: ${words.en}, ${count} (${count > 1 ? 'such as ' : ''}in the post from ${first.en})`,
      }
    }),
    ...report.warnings.slice(0, shown).map(({ file, line, message }) => {
      const place = at({ file, line })
      return { ja: `注意：${place.ja}　${message.ja}`, en: `Note: ${place.en}: ${message.en}` }
    }),
    report.warnings.length > shown && {
      ja: `ほかに注意が${report.warnings.length - shown}件あります。`,
      en: `There are ${report.warnings.length - shown} more notes.`,
    },
    dryRun && {
      ja: '試しに実行しました。まだ何も変更していません。',
      en: 'This was a dry run. Nothing was kept.',
    },
  ].filter((line) => line !== false && line !== null)
}

const stateWords: Record<string, LocalizedText> = {
  draft: { ja: '下書き', en: 'drafts' },
  pending: { ja: '承認待ち', en: 'pending' },
  private: { ja: '非公開', en: 'private' },
  protected: { ja: 'パスワード付き', en: 'with a password' },
  scheduled: { ja: '予約', en: 'scheduled' },
  trashed: { ja: 'ゴミ箱', en: 'in the trash' },
}

const heldStates = ({ states }: BlogReport): LocalizedText | null => {
  const held = Object.entries(stateWords).filter(([state]) => states[state])
  return held.length === 0
    ? null
    : {
        ja: held.map(([state, { ja }]) => `${ja} ${states[state]}`).join('、'),
        en: held.map(([state, { en }]) => `${states[state]} ${en}`).join(', '),
      }
}

const at = ({ file, line }: { file: string; line: number | null }): LocalizedText =>
  line === null
    ? { ja: file, en: file }
    : { ja: `${file} ${line}行目`, en: `${file}, line ${line}` }

const placeLines = (
  places: (Place & { said: LocalizedText | null })[],
  ja: string,
  en: string,
): LocalizedText[] => {
  if (places.length === 0) return []
  const more = places.length - shown
  return [
    { ja: `${ja} ${places.length}件：`, en: `${en}, ${places.length}:` },
    ...places.slice(0, shown).map(({ title, said, ...place }) => {
      const where = at(place)
      return {
        ja: `  「${title || '（無題）'}」（${where.ja}）${said ? `　${said.ja}` : ''}`,
        en: `  “${title || '(untitled)'}” (${where.en})${said ? `: ${said.en}` : ''}`,
      }
    }),
    ...(more > 0 ? [{ ja: `  ほか${more}件`, en: `  and ${more} more` }] : []),
  ]
}

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

/** The pictures that are missing, as a list a person can fill with files: an address, nothing yet, and the post, parted by tabs. */
export const missingPictures = ({ missing }: BlogReport): string => {
  const lines = new Map(
    missing.map(({ url, title }) => [url, `${url}\t\t${title.replace(/\s/g, ' ')}`]),
  )
  return `${[...lines.values()].join('\n')}\n`
}
