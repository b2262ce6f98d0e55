import type { Line } from './lines.ts'

/** What a blog service prints amid an article, by the words it prints. */
const amid = [/^見出し画像$/, /^(PAGE TOP|ページの先頭へ|トップへ戻る|シェアする|ツイート)$/i]

/** Whether a line is printed by the service, wherever it stands. */
export const isChrome = ({ text }: Line): boolean => amid.some((pattern) => pattern.test(text))

/** Whether a line names a blog rather than an article. */
export const isSiteName = (text: string): boolean =>
  text.length <= 40 &&
  /(ブログ|日記|通信|記録|レター|便り|だより|Blog|Letter|ニュースサイト|新聞社?)(\s*[!！♪]*)?$/i.test(
    text,
  )
