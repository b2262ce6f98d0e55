/** A letter of a text with its disguise taken off. */
export type Letter = {
  /** What it is; lower case, large kana, hiragana for katakana. */
  is: string
  /** What it may stand for as well: the letters a digit, a sign or a kana looks like. */
  orIs: string
  script: Script
  /** What parts it from the letter before. */
  gap: Gap
  /** Whether a word of the text begins, or ends, with it. */
  begins: boolean
  ends: boolean
}

type Script = 'latin' | 'han' | 'hiragana' | 'katakana' | 'other'

/** `none`, something invisible included; a `mark` (・, -, an emoji), white `space`, or a `stop` (。、 and empty lines). */
export type Gap = 'none' | 'mark' | 'space' | 'stop'

/** A text read for words: its letters, and whether a ゛ that stood alone was left out of them. */
export type Reading = { letters: Letter[]; isStrayLeftOut: boolean }

// Latin letters that Cyrillic and Greek ones look like (Unicode TS 39, confusables, those of lower case after folding).
const latin: Record<string, string> = Object.fromEntries(
  [
    'aаαɑᴀ',
    'bьβʙ',
    'cсϲᴄ',
    'dԁᴅ',
    'eеєεᴇ',
    'fꜰ',
    'gɡɢ',
    'hһнʜ',
    'iіιıɪ',
    'jјϳᴊ',
    'kкκᴋ',
    'lӏʟ',
    'mмᴍ',
    'nпηɴ',
    'oоοσᴏ',
    'pрρᴘ',
    'qԛ',
    'rгɾʀ',
    'sѕꜱ',
    'tтτᴛ',
    'uυцսᴜ',
    'vνѵᴠ',
    'wԝωшᴡ',
    'xхχ',
    'yуγүʏ',
    'zᴢ',
  ].flatMap(([letter, ...alike]) => alike.map((other) => [other, letter!])),
)

function pairs(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => [pair[0]!, pair[1]!]))
}

// Kana that kanji look like.
const kana = pairs('力か 刀か 口ろ 二に 八は 工え 夕た 卜と 三み 千ち 才お 厶む 乂め 丿の')

const small = pairs('ぁあ ぃい ぅう ぇえ ぉお っつ ゃや ゅゆ ょよ ゎわ ゕか ゖけ')

/** What digits and signs are put for among Latin letters, and katakana for one another. */
const alike: Record<string, string> = {
  ...{ '0': 'o', '1': 'il', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b' },
  ...{ '9': 'g', '@': 'a', $: 's', '€': 'e', '£': 'l', '!': 'i', '|': 'il', '+': 't' },
}
const alikeKana: Record<string, string> = { ソ: 'ん', ン: 'そ', シ: 'つ', ツ: 'し' }

/** Whether a letter is one of a to z. */
export const isLatin = (c: string): boolean => /[a-z]/.test(c)

const isLetter = (c: string): boolean => /[\p{L}\p{N}ー]/u.test(c)
const isForeign = (c: string): boolean => /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(c)

const scriptOf = (c: string): Script =>
  isLatin(c)
    ? 'latin'
    : /\p{Script=Han}/u.test(c)
      ? 'han'
      : /[\u3041-\u309f]/.test(c)
        ? 'hiragana'
        : /[\u30a0-\u30ffー]/.test(c)
          ? 'katakana'
          : 'other'

// Letters in boxes and circles of white on black, and those of flags: NFKC leaves them.
const boxed = (c: string): string => {
  const code = c.codePointAt(0)!
  const first = [0x1f130, 0x1f150, 0x1f170, 0x1f1e6].findLast((start) => code >= start)!
  return String.fromCharCode(0x61 + code - first)
}

/** What of a disguise lies in single characters: width, style, marks on Latin, what cannot be seen. A stray ゛ joins or goes. */
const plain = (text: string, stray: 'joins' | 'goes'): string =>
  text
    // One letter may stand for eighteen, and a pile of marks is sorted again and again.
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .replace(
      /[\u{1f130}-\u{1f149}\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu,
      boxed,
    )
    .replace(/(?<![\uff66-\uff9d])[\u309b\u309c\uff9e\uff9f]/g, (mark) =>
      stray === 'goes' ? '' : /[\u309b\uff9e]/.test(mark) ? '\u3099' : '\u309a',
    )
    .normalize('NFKD')
    .slice(0, 2 * text.length + 100)
    .replace(/(?![\u3099\u309a])\p{M}|\p{Cf}|[\u115f\u1160\u3164\uffa0\u2800]/gu, '')
    .normalize('NFC')
    .replace(/[\u3099\u309a]/g, '')
    .toLowerCase()

const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** Where the words of a text begin and end, by the dictionary of the platform. */
const wordEdges = (text: string): Set<number> => {
  const edges = new Set([text.length])
  for (const { index } of words.segment(text)) edges.add(index)
  return edges
}

const lettersOf = (text: string): Letter[] => {
  // A text in Russian or Greek has letters that look like none of ours.
  const isForeignText = [...text].filter((c) => isForeign(c) && !(c in latin)).length >= 3
  const edges = wordEdges(text)
  const letters: Letter[] = []
  const asLatin = (c: string): string => (isForeignText && isForeign(c) ? c : (latin[c] ?? c))
  let [gap, breaks, at]: [Gap, number, number] = ['none', 0, 0]
  const characters = [...text]
  for (const [n, c] of characters.entries()) {
    const [before, after] = [asLatin(characters[n - 1] ?? ''), asLatin(characters[n + 1] ?? '')]
    const isSign = c in alike && (isLatin(before) || isLatin(after))
    if (isLetter(c) || (isSign && (c !== '!' || isLetter(after)))) {
      const letter = letterOf(asLatin(c), before)
      letters.push({
        is: letter,
        orIs: isSign ? alike[c]! : (alikeKana[c] ?? ''),
        script: scriptOf(asLatin(c)),
        gap,
        begins: edges.has(at),
        ends: edges.has(at + c.length),
      })
      ;[gap, breaks] = ['none', 0]
    } else {
      if (c === '\n') breaks++
      const parting =
        /[。．、，,!?！？…]/.test(c) || breaks > 1 ? 'stop' : /\s/.test(c) ? 'space' : 'mark'
      gap = gaps.indexOf(parting) > gaps.indexOf(gap) ? parting : gap
    }
    at += c.length
  }
  return letters
}

const gaps: Gap[] = ['none', 'mark', 'space', 'stop']

const letterOf = (c: string, before: string): string => {
  if ((c === '一' || c === '―') && /hiragana|katakana/.test(scriptOf(before))) return 'ー'
  const looks = kana[c] ?? c
  const hiragana = /[\u30a1-\u30f6]/.test(looks)
    ? String.fromCharCode(looks.charCodeAt(0) - 0x60)
    : looks
  return small[hiragana] ?? hiragana
}

/**
 * The letters of a text without what hides them from a list of words: width, style and script of letters, look-alikes of
 * other alphabets, invisible characters, marks. Two readings where a ゛ stands alone: it belongs to its letter, or to none.
 */
export const undisguise = (text: string): Reading[] => {
  const [joined, gone] = [plain(text, 'joins'), plain(text, 'goes')]
  const first = { letters: lettersOf(joined), isStrayLeftOut: false }
  return joined === gone ? [first] : [first, { letters: lettersOf(gone), isStrayLeftOut: true }]
}
