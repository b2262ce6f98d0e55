import { atClock, findDates } from '../japanese/dates.ts'
import { endsSentence } from '../japanese/sentences.ts'
import { looksLikeCitation } from '../sources/citation.ts'
import type { KnowsPublishers } from '../sources/publishers.ts'
import { readMetadata } from './metadata.ts'
import { isRule, spoken, type Line } from './lines.ts'

/** The first line of what stands under an article: ranking, forms, comments, lists of other articles. */
const opens = [
  /^ランキングに参加/,
  /^(にほんブログ村|人気ブログランキング)/,
  /^(名前|コメント|タイトル|URL)\s*[:：]$/,
  /^コメント(\s*[(（]\d+[)）])?$/,
  /^(この記事への)?(コメント|トラックバック)(一覧)?(\s*[(（]\d+[)）])?$/,
  /(前|次)の(ページ|記事|投稿)$/,
  /^(関連|おすすめ|人気|最新|最近の|新着)(の)?(記事|エントリー|投稿|画像)(もっと見る)?$/,
  /^[•・]?\s*(X|Twitter|Facebook|はてなブックマーク|LINE)(で|に)(シェア|追加|共有|送る)/,
  /^最近の「.+」カテゴリー/,
  /^(バックナンバー|アーカイブ|カレンダー|プロフィール)$/,
]

/** How often an article was commented on, or by whom it was posted: no citation says that, whatever date it has. */
const counts =
  /(コメント|トラックバック|Comments?|Trackbacks?|\bTB|\bCM)\s*[(（]|^posted by|^by\s+\S+\s*\|/i

/** What blog services, mailers and share buttons print there as well; prose may speak of the same, but not with nothing behind it. */
const mayOpen = [
  /(コメント|トラックバック|Comments?|Trackbacks?|\bTB|\bCM)\s*[(（[:：]\s*(\d*|-|ー)\s*[)）\]]?/i,
  /\d+\s*件?の?コメント|コメント(を|する|欄)|^\d*\s*(Comments?|Leave a (comment|reply))/i,
  /^(posted|投稿|written|published)\s*(by|者|日)?\s*[:：]?\s*\S+.*\d{1,2}:\d{2}/i,
  /^by\s+\S+/i,
  /^投稿者/,
  /読者に|フォロー|購読|配信(停止|登録|先)|登録解除|このメール|unsubscribe|subscribe|newsletter/i,
  /^(共有|シェア|Share)(\s*this)?\s*[:：]?$|(共有|シェア)(する)?$|で(共有|シェア|送る|送信)|ツイート|ブックマーク|Pocket|^Tweet$/i,
  /いいね|ナイス[!！]|拍手|リブログ|スキ|高評価|\bnotes?$|reblog|^♡|^♥|^👍/i,
  /^(タグ|ラベル|カテゴリー?|テーマ|分類|Tags?|Labels?|Filed under|Categor(y|ies))\s*[:：]?(\s|$)|^(タグ|カテゴリー?|テーマ)[:：]/i,
  /^(#[^\s#]+)(\s+#[^\s#]+)*$/,
  /^(AD|PR|広告|スポンサー(ド)?リンク|Advertisement|Sponsored( Links?)?)$|広告を(非表示|閉じる)/i,
  /パーマリンク|固定リンク|permalink|(この)?記事の?(URL|リンク)/i,
  /page\s*top|ページ(トップ|の先頭)|トップ(へ|に戻る)|TOPへ|HOMEへ/i,
  /^(前|次)の(記事|投稿|ページ)|^(«|‹|<<|≪|←|＜|前へ|次へ)|(»|›|>>|≫|→|＞)$|Older|Newer|^(Prev|Next)/i,
  /^(関連|おすすめ|人気|最新|最近|新着|あわせて)/,
  /^この(記事|ブログ|投稿|ページ)/,
  /ランキング|アクセス数|閲覧数|カウンター|views?$/i,
  /^(Copyright|©|\(C\)|（C）)|All rights reserved|無断転載/i,
  /^(執筆者?|著者|ライター|編集部?|発行)\s*[:：]|^(プロフィール|書いた人)/,
  /^[[［(（]\s*\d{4}[./年-].*[|｜]/,
  /^\d{4}[./年-]\d{1,2}.*[|｜]/,
  /^(EDIT|編集|削除|通報|違反)/i,
  /^--$/,
]

const matches = (patterns: RegExp[], text: string): boolean =>
  patterns.some((pattern) => pattern.test(text))

/** A heading, a quotation or a list item of Markdown: somebody has written it. */
const block = /^(?:#{2,6}\s|>\s|[・-]\s*\S{20})/

/** The longest line that a service prints. */
const maxLength = 90

/** Whether a line over a text is one that services print; one that says when, or in which category, is read. */
export const isFooterLine = ({ text }: Line): boolean =>
  !block.test(text) &&
  text.length <= maxLength &&
  findDates(text).length === 0 &&
  readMetadata(text) === null &&
  (matches(opens, text) || (matches(mayOpen, text) && !endsSentence(text)))

/** The index of the first line under the article, `lines.length` where nothing stands under it. */
export const pageFooterOf = (lines: Line[], house: KnowsPublishers): number => {
  const last = lines.findLastIndex(({ heading }) => heading)
  const prose = lines.findLastIndex(({ text }) => text.length >= 20 && endsSentence(text))
  const isFirst = ({ text }: Line, at: number): boolean => {
    if (at <= Math.max(last, 0) || text.length > maxLength || block.test(text)) return false
    if (matches(opens, text)) return true
    return (
      at > prose &&
      (counts.test(text) || (matches(mayOpen, text) && !looksLikeCitation(text, house)))
    )
  }
  const found = lines.findIndex(isFirst)
  const end = found === -1 ? lines.length : found
  return lines[last]?.heading?.kind === 'citations'
    ? endOfCitations(lines, { heading: last, end }, house)
    : end
}

/** A citations section ends with its last citation: what stands apart below it is the service's. */
const endOfCitations = (
  lines: Line[],
  { heading, end }: { heading: number; end: number },
  house: KnowsPublishers,
): number => {
  const cited = lines.findLastIndex(
    ({ text }, at) => at > heading && at < end && looksLikeCitation(text, house),
  )
  if (cited === -1) return end
  const gap = lines.findIndex(({ text }, at) => at > cited && at < end && text === '')
  return gap === -1 ? end : gap
}

/** The category a service names under an article (最近の「…」カテゴリー). */
export const categoryInFooter = (foot: Line[]): string | null => {
  for (const { text } of foot) {
    const match = /^最近の「(.+?)」カテゴリー/.exec(text)
    if (match) return match[1]!
  }
  return null
}

/** How many lines under a text a service may print before the time. */
const near = 5

/** The time a service prints under an article, where the front says no time, or the day alone. */
export const timeInFooter = (foot: Line[], publishedAt: string | null): string | null => {
  if (publishedAt !== null && publishedAt.length > 10) return publishedAt
  for (const { text } of spoken(foot)
    .filter((line) => !isRule(line.text))
    .slice(0, near)) {
    // The first comment's time is not the article's.
    if (/^[•●○]/.test(text)) break
    const date = findDates(text)[0]
    if (date && (publishedAt === null ? true : date.hasTime && date.iso.startsWith(publishedAt)))
      return date.iso
    const clock = /(?:posted|投稿|時刻|\bat\b).*?(\d{1,2}):(\d{2})/i.exec(text)
    if (clock && publishedAt !== null) return atClock(publishedAt, clock[1]!, clock[2]!)
  }
  return publishedAt
}
