import type { Credit } from '../manuscript/manuscript.ts'
import { kindOf, makersOfPictures, namesOwner } from './creditKind.ts'
import { licenceIn } from './licence.ts'

/** The longest credit in the wild has some hundred characters; a longer line is prose. */
const longest = 160

/** With an address in it. */
const longestLine = 2_500

/**
 * The credit a line states for the article's own picture (`Microsoft Designerで作成`, `アイキャッチ画像引用:URL`,
 * `（写真：ロイター／アフロ）`, `© JAXA`), or null. Only a whole line is a credit.
 */
export const readCredit = (line: string): Credit | null => {
  if (line.length > longestLine) return null
  const { text, url } = plain(line)
  if (text.length > longest || text === '') return null
  const folded = text.replaceAll('ⓒ', '©').normalize('NFKC')
  const said = forms.map((form) => form(folded, text)).find((words) => words !== null)
  if (said === undefined) return null
  // Where a label stands alone in front of a link, it is all the credit says.
  const shown = said.replace(/^[:：=＝\s]+|[:：=＝\s]+$/g, '') || labelIn(text)
  const licence = licenceIn(folded)
  return { text: shown, url, kind: kindOf(`${shown} ${folded}`, url), ...(licence && { licence }) }
}

/** Whether a credit line speaks of the article's own picture, not of one in the text. */
export const speaksOfEyecatch = (line: string): boolean =>
  new RegExp(`^${eyecatch}`, 'i').test(plain(line.slice(0, longestLine)).text.normalize('NFKC'))

/** The credit of a picture inside the text: `出典:…`, `図1 …（出所：…）`, `グラフ：…`, short and without a link. */
export const readFigureCredit = (line: string): string | null => {
  if (line.length > longestLine) return null
  const { text, url } = plain(line)
  const said = figureLabel.exec(text)?.[1] ?? inCaption.exec(text)?.[1]
  if (!said || url || /[。！？]$/.test(said)) return null
  // A source of the text has a day, a place in the text a verb.
  return /\d{4}年\d{1,2}月\d|\d{1,2} [A-Z][a-z]+ \d{4}|は.|\d{4}[./]\d/.test(said)
    ? null
    : said.trim()
}

const figureLabel =
  /^(?:出典|出所|資料(?:出所)?|画像|写真|図(?:表|版)?|地図(?:作成)?|グラフ|作図|衛星(?:写真|画像)(?:提供)?|提供|撮影|photo|credit|source|chart|map)\s*[:：)）]\s*(.{1,80})$/i

/** A caption that closes with its credit. */
const inCaption =
  /^(?:図|表|写真|グラフ|\(注\)|（注）).*[(（\s　]((?:出典|出所|資料|提供|撮影|作成)\s*[:：)）].{1,60}?)[)）]?$/

const address = /https?:\/\/[^\s<>"「」『』（）【】、。)\]]+/

/** A line without its marks, its brackets and its link. */
const plain = (line: string): { text: string; url: string | null } => {
  let text = line.trim().replace(/^[※＊*▲△▼▽↑↓←→・●■◆＝=\s]+/u, '')
  const [, linked, target] = /\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)/.exec(text) ?? []
  if (target) text = text.replace(/\[[^\]]*\]\(https?:\/\/[^\s)]+\)/, linked ?? '')
  text = text.replace(/^[【[［](写真|画像|イラスト)[】\]］]\s*(?=.)/, '$1：')
  const [, inner] = /^[（([〈【〔](.*)[）)\]〉】〕][。.]?$/.exec(text) ?? []
  if (inner !== undefined && !/[（([〈【〔）)\]〉】〕]/.test(inner)) text = inner
  const url = target ?? address.exec(text)?.[0] ?? null
  return {
    text: text
      .replace(url ?? '', '')
      .replace(/\s*<>/, '')
      .trim(),
    url,
  }
}

type Form = (folded: string, text: string) => string | null

// A heading, a top and a title are other things as well, where no picture is named behind them.
const eyecatch =
  '(?:この記事の|本記事の)?(?:(?:アイキャッチ|サムネ(?:イル)?)(?:の)?お?(?:画像|写真|イラスト|絵)?|(?:見出し|トップ|タイトル|ヘッダー|カバー|表紙|メイン|冒頭|扉)(?:の)?お?(?:画像|写真|イラスト|絵))'
const picture =
  '(?:キャプチャ画像|画像素材|画像|宣材写真|写真|図・イラスト|図版|イラスト|挿絵|カット|絵|スクリーンショット|cover photo|header image|photo|image|picture|photograph|illustration|screenshot)'
const duty =
  '(?:の)?(?:提供元?|出典元?|出所|引用元?|転載元?|クレジット|協力|生成|作成|制作|撮影|画像|credit|courtesy|source)?'

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

/** `📷 …`: the camera is the label. */
const withCamera: Form = (folded, text) => {
  const name = /^[📷📸]\s*[:：]?\s*(.{2,40})$/u.exec(folded)?.[1]
  return name && !/[はがをに、。]/.test(name)
    ? `写真：${text.replace(/^[📷📸]\s*[:：]?\s*/u, '')}`
    : null
}

const asWritten: Form = (_, text) => text.replace(/。$/, '')

/** `アイキャッチ画像引用:URL`, `※アイキャッチ画像の出典:Photo by …`: the label is no part of the credit. */
const labelledEyecatch: Form = (folded, text) => {
  const match = eyecatchLabel.exec(folded)
  if (!match || isSentence(match[2]!)) return null
  if (!/[:=/→]/.test(folded) && !/(?:引用|出典|提供|転載)元?$/.test(match[1]!)) return null
  const at = text.search(/[:：=＝/／→\s]/)
  return text.slice(at < 0 ? text.length : at + 1).trim()
}

/** `写真：…`, `Photo by …`, `（写真=共同）`, `提供：海上保安庁`. */
const labelledPicture: Form = (folded, text) => {
  // With a link behind it, a label says enough.
  if (aloneLabel.test(folded)) return asWritten(folded, text)
  const rest = pictureLabel.exec(folded)?.[1]
  return rest && rest.length <= 100 && !isSentence(rest) && !/レンズ|F\d/.test(rest)
    ? asWritten(folded, text)
    : null
}

const labelledBare: Form = (folded, text) => {
  const rest = bareLabel.exec(folded)?.[1]
  return rest && !/[はがをにでの、。「」]|\d|\bof\b/.test(rest) ? asWritten(folded, text) : null
}

const tool = '(.{2,40}?)'
const made = new RegExp(
  `^(?:${eyecatch}[はの]?|${picture}は?|図は?)?\\s*[:=]?\\s*${tool}\\s*(?:で|にて|により|によって|による|を使って|を用いて)(?:自動)?(?:作成|生成|制作|作画|描画|作りました|描きました|描いた)(?:しました|した(?:画像|もの|イラスト)?(?:です|を使用しています)?|です)?。?$`,
  'i',
)
const generated =
  /^(?:image\s+)?(?:generated|created|made|illustrated)\s+(?:with|by|using|in)\s+(.{2,40})\.?$/i

/** `Microsoft Designerで作成`, `Generated with …`: only where a maker of pictures, or a name in Latin letters, is named. */
const madeWith: Form = (folded, text) => {
  const maker = made.exec(folded)?.[1] ?? generated.exec(folded)?.[1]
  return maker && (makersOfPictures.test(maker) || /^[\w .+-]+$/.test(maker))
    ? asWritten(folded, text)
    : null
}

/** `画像はイメージです（AIで生成）`, `画像生成：…`, `AI-generated`, `DALL·Eが描いた「…」`. */
const byMachine: Form = (folded, text) =>
  folded.length <= 60 &&
  (/^(?:画像|写真|イラスト)はイメージ(?:です)?\s*\((?:生成)?AI(?:で|により|による)?(?:生成|作成)/.test(
    folded,
  ) ||
    /^(?:image\s*[:=]?\s*)?AI[- ]generated/i.test(folded) ||
    (/^(?:作成|生成|画像生成|作画)\s*[:=]/.test(folded) && makersOfPictures.test(folded)) ||
    /^(?:画像|写真|イラスト|絵)はAIによる(?:イメージ|生成画像)(?:です)?$/.test(folded) ||
    /^AI生成(?:画像|イラスト)$/.test(folded) ||
    (makersOfPictures.test(folded) &&
      !/[はがを].*[はがを]|#/.test(folded) &&
      /(?:生成|作成|作画|による生成画像|(?:描い|生成し|作っ|描いてもらっ)た(?:絵|画像|イラスト|「[^」]+」))(?:\(.*\))?$/.test(
        folded,
      )))
    ? asWritten(folded, text)
    : null

const aboutPicture = new RegExp(
  `^(?:${eyecatch}|${picture})(?:の(?:画像|写真|イラスト))?は(.+)$`,
  'i',
)
const ends =
  /(?:(?:より|から)(?:引用|転載)(?:しました|です)?[:。]?|より|から(?:の(?:引用|転載)|引用|転載|お借りしました|拝借)?|(?:を|より|から)?引用(?:しました|です)?|さんからお借りしました|(?:氏|さん|筆者|記者|編集部|友人|自分)(?:が|で|の)?(?:撮影|作成|撮っ|作っ|描い)(?:た(?:もの)?|しました|したもの)?(?:です)?|筆者撮影(?:です)?|自作(?:です)?|通信社?|提供(?:です)?)。?$/

/** What is said of a picture that tells whose it is. */
const whose =
  /(?:自作|自分で|わたしが|私が|筆者が|編集部で).*(?:描|撮|作)|(?:お借りし|フリー素材|出[所典]は不明|加工して作成|提供(?:です)?$)/

/** `写真は共同通信社`, `画像は白鷺鉄道の公式サイトより`, `※写真は友人の…氏が撮影`, `見出し画像は自分で描きました`. */
const saidOfPicture: Form = (folded, text) => {
  const rest = aboutPicture.exec(folded)?.[1]
  if (!rest || folded.length > 90 || /。./.test(rest.replace(/ありがとう.*$/, ''))) return null
  const isMade =
    makersOfPictures.test(rest) && /生成|作成|作り|描|によるもの|使い|使って/.test(rest)
  const isShort = folded.length <= 60 && ends.test(rest) && !/、.*、/.test(rest)
  return isShort || isMade || whose.test(rest) || /^自作/.test(rest)
    ? asWritten(folded, text)
    : null
}

const owner = /^[^、。：:「」]{2,30}(?:提供|撮影|作成|所蔵)$/

/** `外務省提供`, `（2026年3月2日、筆者撮影）`, `筆者撮影`, `拙作`. */
const byOwner: Form = (folded, text) => {
  const bare = folded.replace(/。$/, '').replace(/^\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?[、,\s]*/, '')
  return (owner.test(bare) && namesOwner(bare)) ||
    /^(?!.*(?:情報|技術|資金|記事|映像|場所|食事|話題)提供)[^\s、。はがをにで:]{2,25}提供$/.test(
      bare,
    ) ||
    /^[^。]{2,60}、[^\s、。はがをに]{2,8}撮影$/.test(bare) ||
    /^(?:拙作|自作)$/.test(bare) ||
    /^[^、。]{2,30}(?:私|筆者)が撮影$/.test(bare) ||
    /^[^。]{2,40}撮影\((?:筆者|著者)\)$/.test(bare) ||
    /^[^、。はが]{2,20}提供の.{0,6}(?:写真|画像)(?:\(.*\))?$/.test(bare)
    ? asWritten(folded, text)
    : null
}

const rights = /^(?:©|\(c\)|copyright)\s*(?:\d{4}\s*)?(.{2,50})$/i

/** `© JAXA`, `(c)AFP/…`; a year and “All rights reserved” speak of a site, not of a picture. */
const ownedBy: Form = (folded, text) => {
  const name = rights.exec(folded)?.[1]
  return name &&
    !/^\d{4}|\b\d{4}\b|reserved|無断|禁/i.test(folded.replace(/^(?:©|\(c\))/i, '')) &&
    !isSentence(name)
    ? asWritten(folded, text)
    : null
}

const agency =
  '(?:ロイター|Reuters|AFP(?:=?時事)?|AP(?: Photo)?|EPA(?:=?時事)?|共同(?:通信社?)?|時事(?:通信社?)?|タス通信|ゲッティ ?(?:・)?イメージズ|Getty Images|アフロ|PA Wire|NASA|JAXA|NOAA|ESA|White House|Shutterstock|iStock|Unsplash|Pixabay|Pexels)'
const bylined = new RegExp(
  `^(?:${agency}\\s*[/=・]\\s*[^、。]{2,50}|[^、。「」]{2,40}\\s*[/=]\\s*${agency})$`,
  'i',
)
const captioned = new RegExp(
  `^[^。]{4,60}(?:=${agency}|[(（]${agency}(?:=${agency})?[)）]|。\\s*${agency}/[\\w .]{3,40})$`,
  'i',
)
/** The name of an agency or a shelf alone, with whom it names on it. */
const alone = new RegExp(
  `^(?:${agency}|ゲッティ|PIXTA|ピクスタ|写真AC|いらすとや|ぱくたそ|Adobe Stock)(?:\\.com)?(?:\\s*[/(]\\s*[^、。]{2,30})?$`,
  'i',
)
const stockSite =
  /^(?:Unsplash|Pixabay|Pexels|写真AC)(?:の|からの).{2,40}(?:が撮影した写真|による(?:画像|写真)|さんの写真)$/i

/** `ロイター/Nadia …`, `NASA/JPL-Caltech`, `…の貨物船＝ロイター`. */
const byAgency: Form = (folded, text) =>
  bylined.test(folded.replace(/\(.*\)$/, '').trim()) ||
  captioned.test(folded) ||
  stockSite.test(folded) ||
  alone.test(folded)
    ? asWritten(folded, text)
    : null

/** `…, CC BY-SA 3.0, via Wikimedia Commons`, `U.S. Navy photo by …`. */
const inEnglish: Form = (folded, text) =>
  /via Wikimedia Commons$/i.test(folded) ||
  /^[\w.' -]{2,40} photo by [\w.' -]{2,80}$/i.test(folded) ||
  /^screenshot from .{2,80}$/i.test(folded) ||
  /^courtesy of .{2,60}$/i.test(folded)
    ? asWritten(folded, text)
    : null

/** `（プレスリリースより）`, `テレビ…の画面より`, `画像の引用元はこちら`: it says that it is a picture, or is nothing else. */
const takenFrom: Form = (folded, text) =>
  folded.length <= 60 &&
  (/^(?:同社|各社)?(?:プレスリリース|公式サイト|報道資料|広報資料)より$/.test(folded) ||
    /(?:画面|書影|予告編|スクリーンショット|キャプチャ|ウェブサイト|ホームページ)(?:より|から)(?:引用)?$/.test(
      folded,
    ) ||
    /(?:より|から)\((?:スクリーンショット|画面写真|キャプチャ)\)$/.test(folded) ||
    /画像を(?:引用|転載)$/.test(folded) ||
    /^出典:[^。]{4,50}より(?:引用|転載)$/.test(folded) ||
    new RegExp(`^(?:${eyecatch}|${picture})の(?:引用|出典|転載)元はこちら$`).test(folded))
    ? asWritten(folded, text)
    : null

/** `パブリックドメイン`: a licence is all it says. */
const licenceAlone: Form = (folded, text) =>
  licenceIn(folded) === folded ? asWritten(folded, text) : null

const forms: Form[] = [
  withCamera,
  madeWith,
  byMachine,
  labelledEyecatch,
  labelledPicture,
  saidOfPicture,
  byOwner,
  ownedBy,
  byAgency,
  inEnglish,
  takenFrom,
  licenceAlone,
  labelledBare,
]

const labelIn = (text: string): string => text.replace(/[:：=＝\s].*$/, '')
