import type { Pattern } from '../japanese/patterns.ts'

/** The first line of what stands under an article: ranking, forms, comments, lists of other articles. */
export const footerOpenings: Pattern[] = [
  {
    name: 'an appeal to join a ranking',
    pattern: /^ランキングに参加/,
    examples: ['ランキングに参加しています', 'ランキングに参加中'],
    not: ['市はランキングに参加した。'],
  },
  {
    name: 'a ranking',
    pattern: /^(にほんブログ村|人気ブログランキング)/,
    examples: ['にほんブログ村 ニュースブログへ', '人気ブログランキングへ'],
  },
  {
    name: 'a field of the form for comments',
    pattern: /^(名前|コメント|タイトル|URL)\s*[:：]$/,
    examples: ['名前：', 'URL:'],
    not: ['名前：北浜丸'],
  },
  {
    name: 'the heading of the comments',
    pattern: /^コメント(\s*[(（]\d+[)）])?$/,
    examples: ['コメント', 'コメント (12)'],
    not: ['コメントは控えた'],
  },
  {
    name: 'the list of comments or trackbacks',
    pattern: /^(この記事への)?(コメント|トラックバック)(一覧)?(\s*[(（]\d+[)）])?$/,
    examples: ['この記事へのコメント', 'トラックバック一覧（0）'],
  },
  {
    name: 'the way to the next page',
    pattern: /(前|次)の(ページ|記事|投稿)$/,
    examples: ['次の記事', '« 前のページ'],
    not: ['次の記事は港の話だ。'],
  },
  {
    name: 'a list of other articles',
    pattern: /^(関連|おすすめ|人気|最新|最近の|新着)(の)?(記事|エントリー|投稿|画像)(もっと見る)?$/,
    examples: ['関連記事', '最近の投稿', '人気の記事もっと見る'],
    not: ['関連記事：北浜港が再開'],
  },
  {
    name: 'a button to share',
    pattern: /^[•・]?\s*(X|Twitter|Facebook|はてなブックマーク|LINE)(で|に)(シェア|追加|共有|送る)/,
    examples: ['Xでシェア', '・はてなブックマークに追加', 'LINEで送る'],
  },
  {
    name: 'the latest of a category',
    pattern: /^最近の「.+」カテゴリー/,
    examples: ['最近の「くらし」カテゴリーもっと見る'],
  },
  {
    name: 'a box of the service',
    pattern: /^(バックナンバー|アーカイブ|カレンダー|プロフィール)$/,
    examples: ['バックナンバー', 'プロフィール'],
    not: ['バックナンバーを読む'],
  },
]

/** How often an article was commented on, or by whom it was posted: no citation says that, whatever date it has. */
export const footerCounts: Pattern[] = [
  {
    name: 'how often it was commented on',
    pattern: /(コメント|トラックバック|Comments?|Trackbacks?|\bTB|\bCM)\s*[(（]/i,
    examples: ['2026-03-14 | コメント (3)', 'CM(0) TB(1)'],
  },
  {
    name: 'who posted it',
    pattern: /^posted by|^by\s+\S+\s*\|/i,
    examples: ['posted by 港の記者 at 09:30', 'by minato | 2026-03-14'],
  },
]

/** What blog services, mailers and share buttons print there as well; prose may speak of the same, but not with nothing behind it. */
export const footerForms: Pattern[] = [
  {
    name: 'counted comments',
    pattern:
      /(コメント|トラックバック|Comments?|Trackbacks?|\bTB|\bCM)\s*[(（[:：]\s*(\d*|-|ー)\s*[)）\]]?/i,
    examples: ['Comments(4)', 'トラックバック：0', 'TB[-]'],
  },
  {
    name: 'an invitation to comment',
    pattern:
      /\d+\s*件?の?コメント|コメント(を|する|欄)|^\d*\s*(Comments?|Leave a (comment|reply))/i,
    examples: ['3件のコメント', 'コメントを書く', 'Leave a reply'],
  },
  {
    name: 'who posted it, and when',
    pattern: /^(posted|投稿|written|published)\s*(by|者|日)?\s*[:：]?\s*\S+.*\d{1,2}:\d{2}/i,
    examples: ['投稿者：港の記者 09:30', 'Posted by minato at 9:30'],
  },
  { name: 'a name behind by', pattern: /^by\s+\S+/i, examples: ['by minato'] },
  { name: 'who posted it', pattern: /^投稿者/, examples: ['投稿者：港の記者'] },
  {
    name: 'a subscription',
    pattern:
      /読者に|フォロー|購読|配信(停止|登録|先)|登録解除|このメール|unsubscribe|subscribe|newsletter/i,
    examples: ['読者になる', 'メールの配信停止はこちら', 'Subscribe now'],
  },
  {
    name: 'a way to share',
    pattern:
      /^(共有|シェア|Share)(\s*this)?\s*[:：]?$|(共有|シェア)(する)?$|で(共有|シェア|送る|送信)|ツイート|ブックマーク|Pocket|^Tweet$/i,
    examples: ['シェア:', 'メールで送る', 'Tweet', 'Pocket'],
  },
  {
    name: 'praise by a click',
    pattern: /いいね|ナイス[!！]|拍手|リブログ|スキ|高評価|\bnotes?$|reblog|^♡|^♥|^👍/i,
    examples: ['いいね！', '♡ 12', '拍手する', '12 notes'],
  },
  {
    name: 'tags or a category',
    pattern:
      /^(タグ|ラベル|カテゴリー?|テーマ|分類|Tags?|Labels?|Filed under|Categor(y|ies))\s*[:：]?(\s|$)|^(タグ|カテゴリー?|テーマ)[:：]/i,
    examples: ['タグ: 港', 'Filed under くらし', 'テーマ：船'],
    not: ['タグボートが出た'],
  },
  {
    name: 'hash tags alone',
    pattern: /^(#[^\s#]+)(\s+#[^\s#]+)*$/,
    examples: ['#港 #船'],
    not: ['# 港の見出し'],
  },
  {
    name: 'an advertisement',
    pattern:
      /^(AD|PR|広告|スポンサー(ド)?リンク|Advertisement|Sponsored( Links?)?)$|広告を(非表示|閉じる)/i,
    examples: ['広告', 'スポンサーリンク', '広告を非表示にする'],
    not: ['広告の市場'],
  },
  {
    name: 'the address of the article',
    pattern: /パーマリンク|固定リンク|permalink|(この)?記事の?(URL|リンク)/i,
    examples: ['パーマリンク', 'この記事のURL'],
  },
  {
    name: 'the way to the top',
    pattern: /page\s*top|ページ(トップ|の先頭)|トップ(へ|に戻る)|TOPへ|HOMEへ/i,
    examples: ['PAGE TOP', 'ページの先頭へ', 'トップに戻る'],
  },
  {
    name: 'the ways to other pages',
    pattern:
      /^(前|次)の(記事|投稿|ページ)|^(«|‹|<<|≪|←|＜|前へ|次へ)|(»|›|>>|≫|→|＞)$|Older|Newer|^(Prev|Next)/i,
    examples: ['前の記事：港の話', '← 前へ', 'Older posts', '次の話題 »'],
  },
  {
    name: 'other articles',
    pattern: /^(関連|おすすめ|人気|最新|最近|新着|あわせて)/,
    examples: ['あわせて読みたい', '新着情報'],
  },
  {
    name: 'a word about this page',
    pattern: /^この(記事|ブログ|投稿|ページ)/,
    examples: ['この記事をはてなブックマークに追加', 'このブログについて'],
  },
  {
    name: 'a ranking or a counter',
    pattern: /ランキング|アクセス数|閲覧数|カウンター|views?$/i,
    examples: ['週間ランキング', '閲覧数 1,024', '1,024 views'],
  },
  {
    name: 'rights',
    pattern: /^(Copyright|©|\(C\)|（C）)|All rights reserved|無断転載/i,
    examples: ['© 2026 北浜日報', '無断転載を禁じます'],
  },
  {
    name: 'who wrote it',
    pattern: /^(執筆者?|著者|ライター|編集部?|発行)\s*[:：]|^(プロフィール|書いた人)/,
    examples: ['執筆：港の記者', '書いた人'],
    not: ['著者は海を見た'],
  },
  {
    name: 'a date in brackets before a bar',
    pattern: /^[[［(（]\s*\d{4}[./年-].*[|｜]/,
    examples: ['[2026/03/14 | くらし]'],
  },
  {
    name: 'a date before a bar',
    pattern: /^\d{4}[./年-]\d{1,2}.*[|｜]/,
    examples: ['2026-03-14 09:30 | くらし'],
  },
  {
    name: 'what its author may do',
    pattern: /^(EDIT|編集|削除|通報|違反)/i,
    examples: ['編集', '違反を報告する'],
  },
  { name: 'the end of a mail', pattern: /^--$/, examples: ['--'], not: ['---'] },
]
