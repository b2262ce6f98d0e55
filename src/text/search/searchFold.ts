import { fold } from '../japanese/fold.ts'

/**
 * Old forms of characters beside the new ones, where every reader takes one for the other: those that the list of 1946 simplified
 * and that no other word is told apart by, and two that stand in names alone (髙, 﨑).
 */
const oldForms =
  '亞亜惡悪壓圧圍囲醫医壹壱飮飲隱隠榮栄營営衞衛驛駅圓円鹽塩應応歐欧毆殴櫻桜奧奥假仮會会懷懐繪絵擴拡覺覚學学嶽岳樂楽陷陥觀観關関歸帰氣気舊旧據拠擧挙峽峡狹狭曉暁區区驅駆勳勲徑径惠恵溪渓經経繼継莖茎螢蛍輕軽鷄鶏缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国濟済碎砕齋斎劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処敍叙奬奨將将燒焼稱称證証乘乗剩剰壤壌孃嬢條条淨浄疊畳讓譲釀醸囑嘱觸触寢寝愼慎晉晋眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢聲声靜静齊斉攝摂竊窃專専戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒增増臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単擔担膽胆團団彈弾斷断癡痴晝昼蟲虫鑄鋳廳庁聽聴鎭鎮遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬪闘獨独讀読屆届繩縄貳弐惱悩腦脳廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜甁瓶拂払佛仏竝並變変邊辺邉辺辨弁舖舗穗穂寶宝豐豊沒没飜翻槇槙萬万滿満默黙彌弥藥薬譯訳豫予餘余與与譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟壘塁勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼祿禄灣湾髙高﨑崎'

/** Each old form, and the new one that stands for it in a search. */
export const newForm = new Map<string, string>()
for (let at = 0; at < oldForms.length; at += 2) newForm.set(oldForms[at]!, oldForms[at + 1]!)

const oldOnes = new RegExp(`[${[...newForm.keys()].join('')}]`, 'g')

/**
 * What a text is searched by: folded as copies are found by, katakana as hiragana, long marks of every kind as one, old forms of
 * characters as new ones. For comparison only.
 */
export const searchFold = (text: string): string =>
  fold(text)
    .replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60))
    // A dash behind kana is a long mark somebody could not find on the keyboard.
    .replace(/(?<=[ぁ-ゖー])[-~]/g, 'ー')
    .replace(oldOnes, (sign) => newForm.get(sign)!)
