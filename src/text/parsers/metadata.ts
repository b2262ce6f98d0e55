import { trimEdges } from '../japanese/trimEdges.ts'
import { hasForm, type Pattern } from '../japanese/patterns.ts'
import { findDates } from '../japanese/dates.ts'

/** What a labelled line under a title says of the article. */
export type Metadata = {
  title?: string
  kicker?: string
  category?: string
  publishedAt?: string
  tags?: string[]
}

/** A line that begins with one of these names and a colon; what stands behind it is the pattern's first group. */
const labelled = (names: string): RegExp =>
  new RegExp(`^(?:${names})\\s*(?:[:：]|\\s=\\s)\\s*(.*)$`, 'i')

type Label = Omit<Pattern, 'name'> & { name: keyof Metadata | 'other' }

/** What a line says of the article, by the name in front of it; `other`: something no field here takes. */
export const metadataLabels: Label[] = [
  {
    name: 'tags',
    pattern: labelled('タグ|ラベル|キーワード|Tags?|Labels?|Keywords?'),
    examples: ['タグ：港、船', 'Tags: harbour, ferry', 'keywords = 港'],
    not: ['タグボートが出た', '荷札の色：赤'],
  },
  {
    name: 'title',
    pattern: labelled('タイトル|題名|題|件名|見出し|Title|Subject'),
    examples: ['タイトル：北浜港、再開', 'title: "北浜港"', '件名: 港の便り'],
    not: ['題名は伏せられている'],
  },
  {
    name: 'kicker',
    pattern: labelled('キッカー|Kicker'),
    examples: ['キッカー：港の話題'],
  },
  {
    name: 'category',
    pattern: labelled('カテゴリー?|テーマ|ジャンル|分類|Category|Categories|Section'),
    examples: ['カテゴリ：くらし', 'カテゴリー: くらし', 'Section: Local'],
    not: ['部門：くらし'],
  },
  {
    name: 'publishedAt',
    pattern: labelled(
      '公開日時?|投稿日時?|掲載日時?|配信日時?|作成日時?|発行日|日時|日付|Date|Posted(?: on)?|Published(?:_at| at| on)?|PubDate|Created(?:_at)?',
    ),
    examples: ['公開日：2026年3月14日', 'published_at: 2026-03-14', 'Posted on: March 14, 2026'],
    not: ['更新日：2026年3月14日'],
  },
  {
    name: 'other',
    pattern: labelled(
      '投稿者|著者|執筆者|筆者|作成者|記者|文|編集|更新日時?|最終更新日?|差出人|宛先|Author|By|From|To|Cc|Reply-To|Slug|Layout|Permalink|Draft|Published|Updated(?:_at)?|Lastmod|Emoji|Type|Topics?|Description|Status|Lang|Id|Url',
    ),
    examples: ['著者：港の記者', 'layout: post', '更新日：2026年3月14日', 'published: true'],
    not: ['著者の話：港は静かだ'],
  },
]

/** Who wrote the text, or took its pictures: nothing of that is kept here. */
export const bylines: Pattern[] = [
  {
    name: 'what somebody did, and who',
    pattern: /^(?:文|写真|絵|取材|記者|聞き手|構成)\s*[・＝=／/]\s*\S/,
    examples: ['文・港の記者', '写真＝山田花子', '聞き手／編集部'],
    not: ['文・'],
  },
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

// 「投稿日 2024年6月15日」 amid other dates.
const posted = /(?:公開|投稿|掲載|配信)日時?\s*[:：]?\s*(?=\d|令和)/

/** Reads a line such as `カテゴリー：くらし`, `公開日：2026年3月14日` or `title: '…'`; null where the line is none. */
export const readMetadata = (line: string): Metadata | null => {
  const text = line.trim()
  if (hasForm(bylines, text)) return {}
  for (const { name: kind, pattern } of metadataLabels) {
    const value = pattern
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
