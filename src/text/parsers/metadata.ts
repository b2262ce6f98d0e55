import { trimEdges } from '../japanese/trimOf.ts'
import { findDates } from '../japanese/dates.ts'

/** What a labelled line under a title says of the article. */
export type Metadata = {
  title?: string
  kicker?: string
  category?: string
  publishedAt?: string
  tags?: string[]
}

const labels: [kind: keyof Metadata | 'other', names: string][] = [
  ['tags', 'タグ|ラベル|キーワード|Tags?|Labels?|Keywords?'],
  ['title', 'タイトル|題名|題|件名|見出し|Title|Subject'],
  ['kicker', 'キッカー|Kicker'],
  ['category', 'カテゴリー?|テーマ|ジャンル|分類|Category|Categories|Section'],
  [
    'publishedAt',
    '公開日時?|投稿日時?|掲載日時?|配信日時?|作成日時?|発行日|日時|日付|Date|Posted(?: on)?|Published(?:_at| at| on)?|PubDate|Created(?:_at)?',
  ],
  [
    'other',
    '投稿者|著者|執筆者|筆者|作成者|記者|文|編集|更新日時?|最終更新日?|差出人|宛先|Author|By|From|To|Cc|Reply-To|Slug|Layout|Permalink|Draft|Published|Updated(?:_at)?|Lastmod|Emoji|Type|Topics?|Description|Status|Lang|Id|Url',
  ],
]

/** The tags of a line: parted by commas, or by the `#` or the space in front of each. */
const tagsIn = (value: string): string[] =>
  value
    .replace(/^\[(.*)\]$/, '$1')
    // One space for any run of them first: a pattern that looks behind a run looks at it again and again.
    .replace(/[\s　]+/g, ' ')
    .split(/[、,，;]| (?=#)| (?![^ ]*[a-z])/i)
    .map((tag) => trimEdges(tag, /[ #"']/, /[ "']/))
    .filter((tag) => tag !== '')

const readers = labels.map(
  ([kind, names]) =>
    [kind, new RegExp(`^(?:${names})\\s*(?:[:：]|\\s=\\s)\\s*(.*)$`, 'i')] as const,
)

// 「投稿日 2024年6月15日」 amid other dates, and who wrote the text.
const posted = /(?:公開|投稿|掲載|配信)日時?\s*[:：]?\s*(?=\d|令和)/
const byline = /^(?:文|写真|絵|取材|記者|聞き手|構成)\s*[・＝=／/]\s*\S/

/** Reads a line such as `カテゴリー：くらし`, `公開日：2026年3月14日` or `title: '…'`; null where the line is none. */
export const readMetadata = (line: string): Metadata | null => {
  const text = line.trim()
  if (byline.test(text)) return {}
  for (const [kind, reader] of readers) {
    const value = reader
      .exec(text)?.[1]
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2')
    if (value === undefined) continue
    if (kind === 'publishedAt') {
      const found = findDates(value)[0]
      if (found) return { publishedAt: found.iso }
      // `published: true` says nothing of a time.
      continue
    }
    if (kind === 'tags') return { tags: tagsIn(value) }
    return kind === 'other' || value === '' ? {} : { [kind]: value }
  }
  const named = posted.exec(text)
  const date = named && findDates(text.slice(named.index))[0]
  return date ? { publishedAt: date.iso } : null
}
