import { findDates } from '../japanese/dates.ts'

/** What a labelled line under a title says of the article. */
export type Metadata = { category?: string; publishedAt?: string }

const label =
  /^(?:(カテゴリー?|テーマ|ジャンル|Category)|(公開日時?|投稿日時?|更新日時?|作成日時?|掲載日時?|日時|日付|Date|Posted)|(?:投稿者|著者|執筆者|筆者|作成者|文|タグ|Tags?|Author))\s*[:：]\s*(.+)$/i

/** Reads a line such as `カテゴリー：くらし` or `公開日：2026年3月14日`; null where the line is none. */
export const readMetadata = (line: string): Metadata | null => {
  const match = label.exec(line.trim())
  if (!match) return null
  const [, category, date, value = ''] = match
  if (category) return { category: value.trim() }
  const found = date ? findDates(value)[0] : undefined
  return found ? { publishedAt: found.iso } : {}
}
