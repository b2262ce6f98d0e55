import type { Credit, CreditKind } from '../manuscript/manuscript.ts'

const url = /https?:\/\/[^\s<>"「」『』（）【】、。]+/

/** Tools that make pictures, as they name themselves in credits and files. */
export const makersOfPictures =
  /Microsoft\s*Designer|Ainova|DALL[·・\-\s]?E|Midjourney|Stable\s*Diffusion|ChatGPT|GPT-?4o|Gemini|Imagen|Firefly|Bing\s*Image\s*Creator|Image\s*Creator|Copilot|Grok|Leonardo(?:\.?\s*Ai)?|Ideogram|FLUX|SeaArt|NovelAI|Canva\s*AI|(?:Made|Edited) with Google AI|生成AI|画像生成AI|AI画像生成/i

const made =
  /^(?:画像|イラスト|図|写真|見出し画像)?\s*[:：]?\s*(.{2,40}?)\s*(?:で|により|によって|を使って|を用いて)(?:作成|生成|制作|作画)(?:しました|した画像|した)?[。]?$/
const generated = /^(?:image\s+)?(?:generated|created|made)\s+(?:with|by|using)\s+(.{2,40})$/i
const eyecatchLabel =
  /^[※＊*\s]*(?:アイキャッチ(?:画像)?|見出し画像|トップ画像|サムネイル(?:画像)?)\s*(?:の)?\s*(?:引用|出典|出所|提供|クレジット|引用元|画像)?\s*(?:元)?\s*[:：]\s*(.*)$/
const pictureLabel =
  /^[※＊*\s]*(?:写真|画像|撮影|photo|image|credit|picture|photograph)(?:提供|出典|引用)?\s*(?:[:：]|\s+by\s+)\s*(.+)$/i

/**
 * The credit of the article's own picture a line states (`Microsoft Designerで作成`, `アイキャッチ画像引用:URL`,
 * `※アイキャッチ画像の出典:Photo by …`), or null. Only a whole line is a credit.
 */
export const readCredit = (line: string): Credit | null => {
  const text = line.trim()
  const tool = made.exec(text)?.[1] ?? generated.exec(text)?.[1]
  if (tool && (makersOfPictures.test(tool) || /^[\w .+-]+$/.test(tool)))
    return { text, url: null, kind: 'ai' }
  const labelled = eyecatchLabel.exec(text)
  if (labelled) {
    const rest = labelled[1]!.trim()
    const link = url.exec(rest)?.[0] ?? null
    const words = rest.replace(link ?? '', '').trim()
    const label = text.slice(0, text.search(/[:：]/)).replace(/^[※＊*\s]+/, '')
    return { text: words || label, url: link, kind: kindOf(words || label, link) }
  }
  const picture = pictureLabel.exec(text)
  if (picture && text.length <= 80 && !/[。！？]$/.test(text))
    return {
      text,
      url: url.exec(text)?.[0] ?? null,
      kind: kindOf(text, url.exec(text)?.[0] ?? null),
    }
  return null
}

/** The kind of a credit by its words: a maker of pictures, a photographer, an office, oneself, somewhere else. */
export const kindOf = (text: string, link: string | null): CreditKind => {
  if (makersOfPictures.test(text)) return 'ai'
  if (/筆者|自作|自分で|本人撮影|編集部撮影/.test(text)) return 'own'
  if (/photo|写真|撮影|photograph/i.test(text)) return 'photo'
  if (/省|庁|政府|内閣|大統領府|Ministry|Department|Government|NASA|公式/i.test(text))
    return 'official'
  if (link || /引用|転載|より/.test(text)) return 'quoted'
  return 'unknown'
}

const figureLabel = /^[※＊*\s]*(?:出典|出所|画像|写真|提供|撮影|photo|credit)\s*[:：]\s*(.{1,60})$/i

/** The credit of a picture inside the text: a short `出典:…` without a link. */
export const readFigureCredit = (line: string): string | null => {
  const match = figureLabel.exec(line.trim())
  return match && !url.test(match[1]!) && !/[。！？]$/.test(match[1]!) ? match[1]!.trim() : null
}
