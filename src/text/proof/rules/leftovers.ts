import { sentences } from '../../japanese/sentences.ts'
import type { Block } from '../../manuscript/manuscript.ts'
import type { Doubt, Rule } from '../rule.ts'

const advertisement =
  /^[-–—\s]*(広告|スポンサーリンク|スポンサードリンク|Advertisement|Sponsored Links?)[-–—\s]*$/i
const bold = /\*\*(?=\S)([^*]+?)\*\*/g
// What UTF-8 Japanese looks like read as Shift_JIS or Latin-1, and the replacement character.
const mojibake = /\ufffd|(?:縺|繧|繝|蜿|譁){2,}|(?:ã[\u0080-\u00bf\u2018-\u201e€ƒ†‡ˆ‰‹Œ•…]){2,}/

/** Text left behind by the page it was copied from, or by the tool it was written with. */
export const leftovers: Rule = {
  guide: {
    ja: '貼り付けの残り（広告・記号・文字化け）を本文に残さない。',
    en: 'Nothing is left in the body from pasting: advertisements, marks, garbled text.',
  },
  severity: 'warning',
  *check({ manuscript: { blocks } }) {
    for (const [at, block] of blocks.entries()) {
      if (block.kind === 'code') continue
      const doubt = inBlock(block, at) ?? (at === blocks.length - 1 ? biography(block, at) : null)
      if (doubt) yield doubt
    }
  },
  examples: [
    {
      shows: 'an advertisement between paragraphs',
      text: '船が港に着いた。\n広告\n乗客が降りた。',
      finds: ['body.1'],
      mended: '船が港に着いた。\n乗客が降りた。',
    },
    { shows: 'an article about advertising', text: '広告の市場が広がった。', finds: [] },
    {
      shows: 'Markdown typed into the text',
      text: '',
      with: { blocks: [{ kind: 'paragraph', text: '運航は**北浜汽船**が担う。' }] },
      finds: ['body.0'],
    },
    {
      shows: 'the fence of a code block',
      text: '',
      with: {
        blocks: [
          { kind: 'paragraph', text: '```js' },
          { kind: 'paragraph', text: '設定は次のとおり。' },
        ],
      },
      finds: ['body.0'],
    },
    {
      shows: 'the mark of a footnote that stands nowhere',
      text: '便が戻る[^2]。',
      finds: ['body.0'],
    },
    { shows: 'garbled text', text: '繝輔ぉ繝ｪ繝ｼ繧繧が着いた。', finds: ['body.0'] },
    {
      shows: 'a quotation that never closes',
      text: '船長は「海は静かだったと話した。',
      finds: ['body.0'],
    },
    {
      shows: 'a quotation closed in another paragraph is left alone',
      text: '船長は語る。\n「海は静かだった。\n波もなかった」と。',
      finds: [],
    },
    {
      shows: 'a biography behind the text',
      text: '船が港に着いた。\n「港の写真家。船の愛好者。早起きの達人。」',
      finds: ['body.1'],
      mended: '船が港に着いた。',
    },
  ],
}

const inBlock = ({ text }: Block, at: number): Doubt | null => {
  const place = `body.${at}`
  if (advertisement.test(text))
    return {
      place,
      message: {
        ja: '「広告」の文字が残っています。保存すると取り除かれます。',
        en: 'An advertisement label was left in. It is taken out on save.',
      },
      mend: whole(at, text),
      safe: true,
    }
  if (text.search(bold) !== -1)
    return {
      place,
      message: {
        ja: '記号「**」が残っています。太字にするか、記号を消してください。',
        en: 'Markdown ** was left in. Make the words bold or remove the marks.',
      },
      mend: { do: 'rewrite', block: at, text: text.replace(bold, '$1') },
    }
  if (/^(?:```|~~~)[\w-]*$/.test(text.trim()))
    return {
      place,
      message: {
        ja: `記号「${text.trim()}」が残っています。消してください。`,
        en: `The mark ${text.trim()} was left in. Remove it.`,
      },
      mend: whole(at, text),
    }
  const [note] = /\[\^[^\]\s]{1,20}\]/.exec(text) ?? []
  if (note)
    return {
      place,
      message: {
        ja: `脚注の印「${note}」が残っています。注を本文に書くか、印を消してください。`,
        en: `The mark of a footnote, ${note}, was left in. Write the note into the text or remove the mark.`,
      },
    }
  if (mojibake.test(text))
    return {
      place,
      message: {
        ja: '文字化けしています。元の文章から貼り直してください。',
        en: 'The text is garbled. Paste it again from its source.',
      },
    }
  const bracket = unpaired(text)
  return bracket
    ? {
        place,
        message: {
          ja: partners[bracket.sign]
            ? `始めかっこ「${bracket.sign}」が閉じていません（「${bracket.near}」）。`
            : `終わりかっこ「${bracket.sign}」に、始めかっこがありません（「${bracket.near}」）。`,
          en: partners[bracket.sign]
            ? `The bracket ${bracket.sign} is not closed (“${bracket.near}”).`
            : `The bracket ${bracket.sign} was not opened (“${bracket.near}”).`,
        },
      }
    : null
}

const whole = (block: number, text: string): NonNullable<Doubt['mend']> => ({
  do: 'remove',
  cuts: [{ block, start: 0, end: text.length }],
})

const partners: Record<string, string> = { '「': '」', '『': '』', '（': '）', '【': '】' }

/** The first bracket inside a paragraph without its partner. A quotation that opens a paragraph may close in a later one. */
const unpaired = (text: string): { sign: string; near: string } | null => {
  const open: number[] = []
  const found = (at: number, from: number): { sign: string; near: string } => {
    const near = [...text.slice(from)].slice(0, 12).join('')
    return { sign: text[at]!, near: `${near}${from + near.length < text.length ? '…' : ''}` }
  }
  for (const { 0: bracket, index } of text.matchAll(/[「」『』（）【】]/g)) {
    if (partners[bracket]) open.push(index)
    else if (open.length > 0 && partners[text[open.pop()!]!] !== bracket)
      return found(index, Math.max(0, index - 8))
  }
  const [first] = open
  return first !== undefined && !text.startsWith(text[first]!) && !'「『'.includes(text[0]!)
    ? found(first, first)
    : null
}

/** A machine-made author's line: one 「…」 of three or more noun phrases behind the text. */
const biography = ({ kind, text }: Block, at: number): Doubt | null => {
  if (kind !== 'paragraph' || at === 0 || !/^「[^「」]+。」$/.test(text)) return null
  const phrases = sentences(text.slice(1, -1)).map((phrase) => phrase.trim())
  if (
    phrases.length < 3 ||
    phrases.some((phrase) => phrase.length > 25 || /(す|た|る|だ|い|ん|う)。$/.test(phrase))
  )
    return null
  return {
    place: `body.${at}`,
    message: {
      ja: '本文の末尾に筆者紹介が残っています。保存すると取り除かれます。',
      en: 'An author’s biography was left under the text. It is taken out on save.',
    },
    mend: whole(at, text),
    safe: true,
  }
}
