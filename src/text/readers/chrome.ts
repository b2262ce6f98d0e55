import type { Line } from './lines.ts'

/** What a blog service prints around an article, by the words it prints. */
const around = [/^見出し画像$/, /^(PAGE TOP|ページの先頭へ|トップへ戻る|シェアする|ツイート)$/i]

/** The first line of what stands under an article: share buttons, ranking, forms, lists of other articles. */
const under = [
  /^ランキングに参加/,
  /^(にほんブログ村|人気ブログランキング)/,
  /^(名前|コメント|タイトル|URL)\s*[:：]$/,
  /^コメント(\s*[(（]\d+[)）])?$/,
  /^(この記事への)?(コメント|トラックバック)(一覧)?(\s*[(（]\d+[)）])?$/,
  /(前|次)の(ページ|記事)$/,
  /^(関連|おすすめ|人気|最新|最近の|新着)(の)?(記事|エントリー|投稿|画像)(もっと見る)?$/,
  /^[•・]?\s*(X|Twitter|Facebook|はてなブックマーク|LINE)(で|に)(シェア|追加|共有|送る)/,
  /^最近の「.+」カテゴリー/,
  /^(バックナンバー|アーカイブ|カレンダー|プロフィール)$/,
]

const matches = (patterns: RegExp[], { text }: Line): boolean =>
  patterns.some((pattern) => pattern.test(text))

/** Whether a line is printed by the service, wherever it stands. */
export const isChrome = (line: Line): boolean => matches(around, line)

/** The index of the first line under the article, `lines.length` where nothing stands under it. */
export const footOf = (lines: Line[]): number => {
  const at = lines.findIndex((line, i) => i > 0 && matches(under, line))
  return at === -1 ? lines.length : at
}

/** The category a service names under an article (最近の「…」カテゴリー). */
export const categoryInFoot = (foot: Line[]): string | null => {
  for (const { text } of foot) {
    const match = /^最近の「(.+?)」カテゴリー/.exec(text)
    if (match) return match[1]!
  }
  return null
}

/** Whether a line names a blog rather than an article. */
export const isSiteName = (text: string): boolean =>
  text.length <= 40 && /(ブログ|日記|通信|Blog|ニュースサイト|新聞社?)(\s*[!！♪]*)?$/i.test(text)
