import { hasForm } from '../japanese/patterns.ts'
import { makersOfPictures, namesOwner } from './creditKind.ts'
import {
  agencyForms,
  aiGenerated,
  bylineForms,
  englishForms,
  machineForms,
  ownerForms,
  takenForms,
} from './creditPatterns.ts'
import { licenceIn } from './licence.ts'

/** A way to state a credit, with lines that prove it. */
export type CreditForm = {
  name: string
  /** Whether a folded line states one so. */
  holds: (folded: string) => boolean
  /** What of the line as written is the credit. @default all of it */
  shown?: (text: string) => string
  examples: string[]
  not?: string[]
}

// A heading, a top and a title are other things as well, where no picture is named behind them.
const eyecatch =
  '(?:この記事の|本記事の)?(?:(?:アイキャッチ|サムネ(?:イル)?)(?:の)?お?(?:画像|写真|イラスト|絵)?|(?:見出し|トップ|タイトル|ヘッダー|カバー|表紙|メイン|冒頭|扉)(?:の)?お?(?:画像|写真|イラスト|絵))'
const picture =
  '(?:キャプチャ画像|画像素材|画像|宣材写真|写真|図・イラスト|図版|イラスト|挿絵|カット|絵|スクリーンショット|cover photo|header image|photo|image|picture|photograph|illustration|screenshot)'
const duty =
  '(?:の)?(?:提供元?|出典元?|出所|引用元?|転載元?|クレジット|協力|生成|作成|制作|撮影|画像|credit|courtesy|source)?'

const eyecatchFirst = new RegExp(`^${eyecatch}`, 'i')
const eyecatchLabel = new RegExp(`^(${eyecatch}${duty})\\s*(?:[:=/→]|\\s|$)\\s*(.*)$`, 'i')
const pictureLabel = new RegExp(
  `^(?:(?:出典|引用)${picture}|${picture}${duty}|撮影|カメラ|提供|courtesy|credit)\\s*(?:[:=/]|\\s+(?:by|courtesy of|from)\\s+)\\s*(.+)$`,
  'i',
)
const aloneLabel = new RegExp(`^${picture}(?:の)?(?:出典|引用|転載|提供)元?\\s*[:=]?$`, 'i')
/** Labels that are names of things too: what follows must be a name, not a text. */
const bareLabel = new RegExp(
  `^(?:${picture}(?:の)?(?:提供)?|撮影|カメラ)[・\\s]\\s*(.{2,30})$`,
  'i',
)

const isSentence = (text: string): boolean =>
  /[。！？!?]/.test(text.replace(/[。]$/, '')) ||
  /(?:だ|である|た|ます|です)[。]?$|[ぁ-ん]。$|を.*[うくすつぬむるい](?:$|\()/.test(text)

/** Whether words behind a label tell something, as a headline does, instead of naming somebody. */
export const isHeadline = (words: string): boolean => {
  const bare = words
    .replace(/[「『(][^」』)]*[」』)]/g, '')
    .replace(
      /(?:私|筆者|自分|友人|氏|さん|記者|編集部|著者|管理人)が|を(?:加工|引用|転載|使用|もと|基|元)/g,
      '',
    )
  return /[がを]|は.|.(?:[にへず]|れる|まで|方)$|\d位|月公開|(?:愛称|案)$/.test(bare)
}

// Whose tool it is, the tool with its version, and how it made the picture: the whole of what such a line may say.
const whose =
  '(?:(?:Adobe|Bing|Google|OpenAI|Microsoft|無料の?|画像生成AI|生成AI|AI)(?:の|「)?\\s*)?'
const version =
  '(?:[」』\\s]|「[^」]{1,20}」|[\\w.]*\\d[\\w.]*|Designer|XL|AI|Editor|Studio|Pro|Ultra|Free|さん|Magic Media|via [\\w -]+)*(?:[(（][^)）]*[)）])?\\s*(?:の(?:画像生成)?(?:AI|機能)?)?(?:[・、/+,]\\s*[\\w.・ -]+)?'
const making =
  '(?:(?:で|にて|により|によって|による|に|が|を使って|を使い|を用いて|を使用して)?(?:筆者が|編集部で|自動)*(?:作成|生成|制作|作画|描画|作(?:り|っ)|描(?:き|い)|出力|によるもの|使用|作$|画$)(?:ました|しました|した|た|て(?:もらいました|もらった))?(?:画像|絵|イラスト|もの|イメージ図?|「[^」]+」)?(?:です|を使用(?:しています|しました)?)?(?:、(?:筆者|編集部)[^、。]{0,8})?)'
const note = '(?:\\s*[(（].*[)）])?$'
const beforeTool = new RegExp(`^${whose}`, 'i')
const behindTool = {
  named: new RegExp(`^${version}${making}?${note}`, 'i'),
  made: new RegExp(`^${version}${making}${note}`, 'i'),
}

/** Whether words name a maker of pictures, or say that one made it, and nothing else. */
const speaksOfMaker = (words: string, how: keyof typeof behindTool): boolean => {
  const bare = words.replace(/[。.]$/, '').trim()
  const before = beforeTool.exec(bare)![0]
  const maker = makersOfPictures.exec(bare)
  return (
    maker !== null &&
    maker.index <= before.length &&
    behindTool[how].test(bare.slice(maker.index + maker[0].length))
  )
}

const withCamera: CreditForm = {
  name: 'a camera for a label',
  examples: ['📷 北浜日報', '📸：山田花子'],
  not: ['📷 港を撮りました、皆さん'],
  holds: (folded) => {
    const name = /^[📷📸]\s*[:：]?\s*(.{2,40})$/u.exec(folded)?.[1]
    return name !== undefined && !/[はがをに、。]/.test(name)
  },
  shown: (text) => `写真：${text.replace(/^[📷📸]\s*[:：]?\s*/u, '')}`,
}

/** Whether what stands behind a label names somebody, or a maker that made it. */
const tells = (rest: string): boolean =>
  !isSentence(rest) &&
  !isHeadline(rest) &&
  (!makersOfPictures.test(rest) ||
    speaksOfMaker(rest, 'named') ||
    generated.test(rest) ||
    aiGenerated.pattern.test(rest) ||
    namesSite(rest))

const namesSite = (rest: string): boolean => /(?:当|本)(?:ブログ|サイト)|管理人/.test(rest)

/** The label is no part of the credit. */
const labelledEyecatch: CreditForm = {
  name: 'the article’s own picture, and whose it is',
  examples: [
    'アイキャッチ画像引用:',
    'アイキャッチ画像の出典:Photo by Hanako',
    '見出し画像：北浜市提供',
  ],
  not: ['見出し：北浜港が三年ぶりに再開した。', 'トップは誰か'],
  holds: (folded) => {
    const [, label, rest = ''] = eyecatchLabel.exec(folded) ?? []
    if (label === undefined || !tells(rest)) return false
    return /[:=/→]/.test(folded) || /(?:引用|出典|提供|転載)元?$/.test(label)
  },
  shown: (text) => {
    const at = text.search(/[:：=＝/／→\s]/)
    return text.slice(at < 0 ? text.length : at + 1).trim()
  },
}

const labelledPicture = (folded: string): boolean => {
  // With a link behind it, a label says enough.
  if (aloneLabel.test(folded)) return true
  const rest = pictureLabel.exec(folded)?.[1]
  return rest !== undefined && rest.length <= 100 && tells(rest) && !/レンズ|F\d/.test(rest)
}

const labelledBare = (folded: string): boolean => {
  const rest = bareLabel.exec(folded)?.[1]
  return rest !== undefined && !/[はがをにでの、。「」]|\d|\bof\b/.test(rest) && tells(rest)
}

const madeWithLabel = new RegExp(
  `^(?:(?:${eyecatch}|${picture}|図)[はの]?、?\\s*[:=]?\\s*)?(.{2,60})$`,
  'i',
)
const generated =
  /^(?:image\s+)?(?:generated|created|made|illustrated)\s+(?:with|by|using|in)\s+([\w .+&·・-]{2,40})(?:\. Powered by .{2,30})?\.?$/i

/** Whether a line is a maker and what it did, or a label of the article's own picture with whose it is: nothing else says that. */
export const isPlainCredit = (folded: string): boolean => {
  if (madeWith(folded) && makersOfPictures.test(folded)) return true
  const [, label = '', rest = ''] = eyecatchLabel.exec(folded) ?? []
  return (
    /(?:引用|出典|転載|提供|クレジット)元?$/.test(label) ||
    (label !== '' && tells(rest) && namesOwner(rest))
  )
}

const madeWith = (folded: string): boolean => {
  const words = madeWithLabel.exec(folded)?.[1]
  const isMade = words !== undefined && speaksOfMaker(words, 'made')
  const isKnown = makersOfPictures.test(folded) || /^image/i.test(folded)
  return isMade || (generated.test(folded) && isKnown) || latinTool.test(folded)
}

/** A name in Latin letters that says it made a picture, known or not. */
const latinTool =
  /^(?:(?:画像|イラスト|図)\s*[:=]\s*)?[A-Z][\w.+-]*(?: [A-Z][\w.+-]*){0,3}\s*(?:で|にて|により|によって)(?:作成|生成|作画)(?:しました)?$/

const byMachine = (folded: string): boolean =>
  folded.length <= 60 &&
  (hasForm(machineForms, folded) ||
    (/^(?:作成|生成|画像生成|作画)\s*[:=]\s*(.+)$/.test(folded) &&
      speaksOfMaker(folded.replace(/^.*?[:=]\s*/, ''), 'named')))

const aboutPicture = new RegExp(
  `^(?:${eyecatch}|${picture})(?:の(?:画像|写真|イラスト))?は(.+)$`,
  'i',
)
const ends =
  /(?:(?:より|から)(?:引用|転載)(?:しました|です)?[:。]?|より|から(?:の(?:引用|転載)|引用|転載|お借りしました|拝借)?|(?:を|より|から)?引用(?:しました|です)?|さんからお借りしました|(?:氏|さん|筆者|記者|編集部|友人|自分)(?:が|で|の)?(?:撮影|作成|撮っ|作っ|描い)(?:た(?:もの)?|しました|したもの)?(?:です)?|筆者撮影(?:です)?|自作(?:です)?|通信社?|提供(?:です)?)。?$/

/** What is said of a picture that tells whose it is. */
const telling =
  /(?:自作|自分で|わたしが|私が|筆者が|編集部で).*(?:描|撮|作)|(?:お借りし|フリー素材|出[所典]は不明|加工して作成|提供(?:です)?$)/

const saidOfPicture = (folded: string): boolean => {
  const rest = aboutPicture.exec(folded)?.[1]
  if (!rest || folded.length > 90 || /。./.test(rest.replace(/ありがとう.*$/, ''))) return false
  const isMade = speaksOfMaker(rest.replace(/^、/, ''), 'made')
  const isShort =
    folded.length <= 60 && ends.test(rest) && !/、.*、/.test(rest) && !makersOfPictures.test(rest)
  return (
    isShort || isMade || (telling.test(rest) && !makersOfPictures.test(rest)) || /^自作/.test(rest)
  )
}

const owner = /^[^、。：:「」]{2,30}(?:提供|撮影|作成|所蔵)$/

const byOwner = (folded: string): boolean => {
  const bare = folded.replace(/。$/, '').replace(/^\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[、,\s]*/, '')
  return (owner.test(bare) && namesOwner(bare)) || hasForm(ownerForms, bare)
}

const rights = /^(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(.{2,50})$/i

const ownedBy = (folded: string): boolean => {
  const name = rights.exec(folded)?.[1]
  return (
    name !== undefined &&
    !/^\d{4}|\b\d{4}\b|reserved|無断|禁/i.test(folded.replace(/^(?:©|\(c\))/i, '')) &&
    !isSentence(name)
  )
}

const byAgency = (folded: string): boolean =>
  hasForm(bylineForms, folded.replace(/\(.*\)$/, '').trim()) || hasForm(agencyForms, folded)

const inEnglish = (folded: string): boolean => hasForm(englishForms, folded)

const behindLink = new RegExp(`^(?:${eyecatch}|${picture})の(?:引用|出典|転載)元はこちら$`)

const takenFrom = (folded: string): boolean =>
  folded.length <= 60 && (hasForm(takenForms, folded) || behindLink.test(folded))

const licenceAlone = (folded: string): boolean => licenceIn(folded) === folded

/** The ways, surest first. */
export const creditForms: CreditForm[] = [
  withCamera,
  {
    name: 'a tool that made it',
    holds: madeWith,
    examples: ['Microsoft Designerで作成', '画像はAinovaにより作成', 'Generated with DALL-E'],
    not: ['写真は実際には生成AIで作成された偽物だった', 'この記事はChatGPTで作成しました。'],
  },
  {
    name: 'a machine, whichever',
    holds: byMachine,
    examples: [
      '画像はイメージです（AIで生成）',
      'AI-generated',
      'AI生成画像',
      '画像生成：Midjourney',
    ],
    not: ['AI生成画像が広まっている'],
  },
  labelledEyecatch,
  {
    name: 'a picture, and whose it is',
    holds: labelledPicture,
    examples: [
      '写真：北浜日報',
      'Photo by Hanako',
      '（写真=共同）',
      '提供：海上保安庁',
      '画像引用元',
    ],
    not: ['写真：港が再開した。', '写真：港を見る人'],
  },
  {
    name: 'what is said of the picture',
    holds: saidOfPicture,
    examples: [
      '画像は白鷺鉄道の公式サイトより',
      '※写真は友人の山田さんが撮影',
      '見出し画像は自分で描きました',
    ],
    not: ['写真は残っていない'],
  },
  {
    name: 'an owner who handed it out, took it or made it',
    holds: byOwner,
    examples: ['外務省提供', '（2026年3月2日、筆者撮影）', '筆者撮影', '拙作'],
    not: ['情報提供', '資金提供'],
  },
  {
    name: 'rights',
    holds: ownedBy,
    examples: ['© JAXA', '(c)AFP'],
    not: ['© 2026 北浜日報 All rights reserved'],
  },
  {
    name: 'an agency or a shelf of pictures',
    holds: byAgency,
    examples: [
      'ロイター/Nadia Hart',
      'NASA/JPL-Caltech',
      '北浜港に着いた貨物船＝ロイター',
      'いらすとや',
    ],
    not: ['ロイターは港の再開を伝えた'],
  },
  {
    name: 'an English credit line',
    holds: inEnglish,
    examples: [
      'Hanako, CC BY-SA 3.0, via Wikimedia Commons',
      'U.S. Navy photo by Seaman Hart',
      'Courtesy of the harbour office',
    ],
  },
  {
    name: 'where it was taken from',
    holds: takenFrom,
    examples: ['（プレスリリースより）', 'テレビ北浜の画面より', '画像の引用元はこちら'],
    not: ['港の便りより'],
  },
  {
    name: 'a licence alone',
    holds: licenceAlone,
    examples: ['パブリックドメイン', 'CC BY 4.0'],
    not: ['パブリックドメインの絵'],
  },
  {
    name: 'a picture and a name behind a space',
    holds: labelledBare,
    examples: ['写真 北浜日報', '撮影・山田花子'],
    not: ['写真 港の朝', '写真 3枚'],
  },
]

/** A credit line as its forms look at it: NFKC, without marks, brackets and address (`credit.ts`). */
export const foldedCredit = (text: string): string => text.replaceAll('ⓒ', '©').normalize('NFKC')

/** The credit a line states, given folded and as written; null where it states none. */
export const creditIn = (folded: string, text: string): string | null => {
  const form = creditForms.find(({ holds }) => holds(folded))
  return form ? (form.shown?.(text) ?? text.replace(/。$/, '')) : null
}

/** Whether a folded line begins with the article's own picture. */
export const beginsWithEyecatch = (folded: string): boolean => eyecatchFirst.test(folded)
