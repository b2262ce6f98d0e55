import type { CreditKind } from '../manuscript/manuscript.ts'

const anyOf = (words: string): RegExp => new RegExp(words.trim().replace(/\s*\n\s*/g, '|'), 'iu')

/**
 * Tools that make pictures, as they name themselves in credits and files. Some are names of people, telescopes and presses
 * too: they count where nothing else stands behind them.
 */
export const makersOfPictures = anyOf(`
  Microsoft\\s*Designer
  Ainova
  DALL[・·\\-\\s]?E
  Midjourney
  (?:ニジ|にじ)ジャーニー
  Stable\\s*Diffusion
  ChatGPT
  GPT-?4o
  \\bGemini\\b(?!\\s*(?:North|South|Observatory|Telescope))
  \\bImagen\\b
  ImageFX
  Nano\\s*Banana
  Firefly
  Image\\s*Creator
  \\bCopilot\\b(?!\\s*Press)
  \\bGrok\\b
  Leonardo\\.?\\s*Ai\\b
  Ideogram
  \\bFLUX\\b
  SeaArt
  NovelAI
  Canva.*(?:AI|生成)
  (?:Made|Edited) with Google AI
  生成AI
  画像生成
  AI画像生成
  AI-generated
  ^AI$
`)

const byMachine =
  /AI(?:で|により|による|が)?(?:自動)?(?:生成|作成|イメージ)|自動生成|AI[- ]generated/i

/** Words for oneself, whoever writes. */
const oneself = anyOf(`
  筆者
  著者
  拙作
  自作
  自分で
  [私し]が.*(?:撮|描|作)
  本人撮影
  編集部
  記者撮影
  ブログ主
  当ブログ
  [当本]サイト
  本[誌紙]
  管理[人者]
  by (?:the author|author|me\\b)
  author's own
  own work
`)

/** What offices, and companies that hand out pictures of their own, are called or end with. */
const offices = anyOf(`
  [\\p{Script=Han}]{1,7}[省庁府](?=$|提供|広報|の|[\\s(（、・/]|HP|ホームページ|ウェブ|より)
  首相
  内閣
  政府
  大使館
  領事館
  官邸
  自衛隊
  国土地理院
  広報
  [都道府県市区]$
  [都道府県市区町村](?:提供|役所|役場|議会|教育|観光)
  委員会
  水族館
  動物園
  美術館
  博物館
  図書館
  大学
  研究所
  財団
  協会
  消防
  警察
  製作委員会
  組合
  連盟
  機構
  鉄道
  製作所
  工業
  電機(?!チャンネル)
  株式会社
  [同各]社
  公式
  (?:プレス|ニュース)リリース
  報道資料
  Ministry
  Department
  Government
  Embassy
  \\bNavy\\b
  \\bArmy\\b
  Air Force
  White House
  kremlin
  NASA
  JAXA
  NOAA
  \\bES[AO]\\b
  Courtesy
`)

/** News agencies, and shops and shelves of pictures. */
const agencies = anyOf(`
  ロイター
  Reuters
  AFP
  \\bAP\\b
  \\bEPA\\b
  共同
  時事
  タス
  ゲッティ
  Getty
  アフロ
  PA Wire
  Bloomberg
  Unsplash
  Pixabay
  Pexels
  Flickr
  写真AC
  イラストAC
  PIXTA
  ピクスタ
  Shutterstock
  iStock
  Adobe ?Stock
  stock\\.adobe
  アマナ
  ぱくたそ
  いらすとや
`)

/** Whether words say that a machine made a picture. */
const saysMachine = (text: string): boolean => makersOfPictures.test(text) || byMachine.test(text)

/**
 * Whether the credit of a line could be a machine's: without its words no form of credit makes it one. Twice, because a credit
 * is looked at beside its own line.
 */
export const maySayMachine = (line: string): boolean => {
  const text = line.normalize('NFKC')
  return saysMachine(`${text} ${text}`)
}

/** The kind of a credit by its words: a maker of pictures, oneself, somebody else's page, an office, a photographer. */
export const kindOf = (words: string, link: string | null): CreditKind => {
  const text = words.normalize('NFKC')
  if (saysMachine(text)) return 'ai'
  if (oneself.test(text)) return 'own'
  if (/引用|転載/.test(text)) return 'quoted'
  if (agencies.test(text)) return 'photo'
  if (offices.test(text) || /^[^:]{2,}提供$|は.+提供$/.test(text)) return 'official'
  if (/(?:より|から)(?:$|[（(])|画面|書影|スクリーンショット|screenshot/i.test(text))
    return 'quoted'
  if (/photo|撮影|撮っ|via Wikimedia/i.test(text)) return 'photo'
  if (link || /出[典所]|source/i.test(text)) return 'quoted'
  return /写真|カメラ/.test(text) && !/フリー/.test(text) ? 'photo' : 'unknown'
}

/** Whether words name somebody who can own a picture. */
export const namesOwner = (text: string): boolean =>
  oneself.test(text) || offices.test(text) || agencies.test(text)
