import type { Pattern } from '../japanese/patterns.ts'

// What credit lines look like once they are folded (`foldedCredit`): brackets are half-width, the full stop at the end is gone.

export const aiGenerated: Pattern = {
  name: 'AI-generated',
  pattern:
    /^(?:image\s*[:=]?\s*)?AI[- ]generated(?: (?:image|picture|illustration|art))?(?:\s*[/(:].{2,40})?$/i,
  examples: ['AI-generated', 'Image: AI generated', 'AI-generated image / Kitahama Times'],
  not: ['AI-generated text is spreading'],
}

/** That a machine made it, whichever. */
export const machineForms: Pattern[] = [
  {
    name: 'only an image, by AI',
    pattern:
      /^(?:画像|写真|イラスト)はイメージ(?:です)?\s*\((?:生成)?AI(?:で|により|による)?(?:生成|作成)/,
    examples: ['画像はイメージです(AIで生成)', '写真はイメージ(生成AIによる作成)'],
    not: ['画像はイメージです'],
  },
  aiGenerated,
  {
    name: 'the picture is one by AI',
    pattern:
      /^(?:この記事の)?(?:画像|写真|イラスト|絵)はAI(?:による(?:イメージ|生成画像)|で生成したもの)(?:です)?$/,
    examples: ['この記事の画像はAIによる生成画像です', '絵はAIで生成したもの'],
    not: ['絵はAIで生成したものではない'],
  },
  {
    name: 'a picture by AI',
    pattern: /^AI生成(?:画像|イラスト)$/,
    examples: ['AI生成画像', 'AI生成イラスト'],
    not: ['AI生成画像が広まっている'],
  },
]

/** Who handed it out, took it or made it, where no table knows the name. */
export const ownerForms: Pattern[] = [
  {
    name: 'handed out by',
    pattern:
      /^(?!.*(?:情報|技術|資金|記事|映像|場所|食事|話題)提供)[^\s、。はがをにで:]{2,25}提供$/,
    examples: ['外務省提供', '山田花子さん提供'],
    not: ['情報提供', '資金提供', '市が提供'],
  },
  {
    name: 'what it shows, and who took it',
    pattern: /^[^。]{2,60}、[^\s、。はがをに]{2,8}撮影$/,
    examples: ['北浜港の朝、山田花子撮影'],
    not: ['港の朝、市が撮影'],
  },
  {
    name: 'one’s own work',
    pattern: /^(?:拙作|自作)$/,
    examples: ['拙作', '自作'],
    not: ['自作の船'],
  },
  {
    name: 'what it shows, taken by the writer',
    pattern: /^[^、。]{2,30}(?:私|筆者)が撮影$/,
    examples: ['港の朝 筆者が撮影', '渡し船を私が撮影'],
    not: ['市が撮影'],
  },
  {
    name: 'taken, and by the writer in brackets',
    pattern: /^[^。]{2,40}撮影\((?:筆者|著者)\)$/,
    examples: ['2026年3月撮影(筆者)', '北浜港で撮影(著者)'],
    not: ['撮影(市)'],
  },
  {
    name: 'a picture somebody handed out',
    pattern: /^[^、。はが]{2,20}提供の.{0,6}(?:写真|画像)(?:\(.*\))?$/,
    examples: ['北浜市提供の写真', '港湾局提供の資料画像(一部加工)'],
    not: ['市が提供の写真'],
  },
]

/** Where it was taken from. */
export const takenForms: Pattern[] = [
  {
    name: 'what a body gives to the press',
    pattern: /^(?:同社|各社)?(?:プレスリリース|公式サイト|報道資料|広報資料)より$/,
    examples: ['プレスリリースより', '同社公式サイトより'],
    not: ['港の便りより'],
  },
  {
    name: 'a screen, a cover, a page',
    pattern:
      /(?:画面|書影|予告編|スクリーンショット|キャプチャ|ウェブサイト|ホームページ)(?:より|から)(?:引用)?$/,
    examples: ['テレビ北浜の画面より', '市のホームページから引用'],
    not: ['画面よりも大きい'],
  },
  {
    name: 'from something, as a screenshot',
    pattern: /(?:より|から)\((?:スクリーンショット|画面写真|キャプチャ)\)$/,
    examples: ['北浜日報より(スクリーンショット)'],
  },
  {
    name: 'that a picture is quoted',
    pattern: /画像を(?:引用|転載)$/,
    examples: ['北浜日報の画像を引用', '市の画像を転載'],
    not: ['画像を引用した記事'],
  },
  {
    name: 'a labelled source it is quoted from',
    pattern: /^出典:[^。]{4,50}より(?:引用|転載)$/,
    examples: ['出典:北浜港の案内板より引用'],
    not: ['出典:北浜日報'],
  },
]

/** Credit lines in English. */
export const englishForms: Pattern[] = [
  {
    name: 'via Wikimedia Commons',
    pattern: /via Wikimedia Commons$/i,
    examples: ['Hanako, CC BY-SA 3.0, via Wikimedia Commons'],
    not: ['Wikimedia Commons has more'],
  },
  {
    name: 'a photo of somebody’s, by somebody',
    pattern: /^[\w.' -]{2,40} photo by [\w.' -]{2,80}$/i,
    examples: ['U.S. Navy photo by Seaman Hart'],
    not: ['A photo by the sea, and a boat'],
  },
  {
    name: 'a screenshot',
    pattern: /^screenshot from .{2,80}$/i,
    examples: ['Screenshot from Kitahama TV'],
  },
  {
    name: 'by courtesy',
    pattern: /^courtesy of .{2,60}$/i,
    examples: ['Courtesy of the harbour office'],
  },
]

const agency =
  '(?:ロイター|Reuters|AFP(?:=?時事)?|AP(?: Photo)?|EPA(?:=?時事)?|共同(?:通信社?)?|時事(?:通信社?)?|タス通信|ゲッティ ?(?:・)?イメージズ|Getty Images|アフロ|PA Wire|NASA|JAXA|NOAA|ESA|White House|Shutterstock|iStock|Unsplash|Pixabay|Pexels)'

/** Agencies and shelves of pictures, which need no label. */
export const agencyForms: Pattern[] = [
  {
    name: 'what it shows, and the agency',
    pattern: new RegExp(
      `^[^。]{4,60}(?:=${agency}|[(（]${agency}(?:=${agency})?[)）]|。\\s*${agency}/[\\w .]{3,40})$`,
      'i',
    ),
    examples: ['北浜港に着いた貨物船=ロイター', '北浜港の朝(共同)', '北浜港の朝。AP/Hanako Yamada'],
    not: ['港=ロイター'],
  },
  {
    name: 'a picture of a shelf’s, and whose',
    pattern:
      /^(?:Unsplash|Pixabay|Pexels|写真AC)(?:の|からの).{2,40}(?:が撮影した写真|による(?:画像|写真)|さんの写真)$/i,
    examples: ['UnsplashのHanakoが撮影した写真', 'Pixabayからのkitahamaによる画像'],
    not: ['Unsplashの写真'],
  },
  {
    name: 'the name alone, with whom it names on it',
    pattern: new RegExp(
      `^(?:${agency}|ゲッティ|PIXTA|ピクスタ|写真AC|いらすとや|ぱくたそ|Adobe Stock)(?:\\.com)?(?:\\s*[/(]\\s*[^、。]{2,30})?$`,
      'i',
    ),
    examples: ['いらすとや', 'NASA/JPL-Caltech', 'Pixabay.com'],
    not: ['ロイターは港の再開を伝えた'],
  },
]

/** An agency and a name, before what stands in brackets behind them. */
export const bylineForms: Pattern[] = [
  {
    name: 'an agency and a name, either first',
    pattern: new RegExp(
      `^(?:${agency}\\s*[/=・]\\s*[^、。]{2,50}|[^、。「」]{2,40}\\s*[/=]\\s*${agency})$`,
      'i',
    ),
    examples: ['ロイター/Nadia Hart', '山田花子=共同', 'AP・Hanako'],
    not: ['港が再開、=共同'],
  },
]
