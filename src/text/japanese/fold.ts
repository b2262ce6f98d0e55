/** Replaces full-width ASCII and the ideographic space one for one, so that offsets stay valid. */
export const narrow = (text: string): string =>
  text.replace(/[！-～　]/g, (c) =>
    c === '　' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )

// White space of every width, soft hyphens, zero-width and directional marks, variation selectors.
const unseen =
  /[\s\u00ad\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufe00-\ufe0f\ufeff]+/gu

/** One form for signs a reader takes for one. */
export const alike: Record<string, string> = {
  ',': '、',
  '，': '、',
  '､': '、',
  '.': '。',
  '．': '。',
  '｡': '。',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
  '〜': '~',
}

const foldWhole = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    // A mark whose space is gone joins what stands before it.
    .normalize('NFKC')
    .replace(/[,，､.．｡’‘“”‐‑–—―−〜]/g, (c) => alike[c] ?? c)

// Characters whose form depends on their neighbours: marks that join, Hangul parts, half-width voicing, surrogates, sigma.
const joining = /[\p{M}\u1100-\u11ff\uff9e\uff9f\ud800-\udfffΣ]/u

/** What one character becomes: `keep`, another text, or `joins`, where it can't be told alone. */
type Folded = string | typeof keep | typeof joins
const keep = 0
const joins = 1

// Worked out for 256 characters at a time, when the first of them is met.
const pages: Folded[][] = []

const pageOf = (number: number): Folded[] =>
  (pages[number] ??= Array.from({ length: 256 }, (_, at): Folded => {
    const character = String.fromCharCode(number * 256 + at)
    if (joining.test(character.normalize('NFKC'))) return joins
    const folded = foldWhole(character)
    return folded === character ? keep : folded
  }))

/**
 * The key two texts share when a reader would call them the same: NFKC, lower case, no white space,
 * one form for each comma, stop, quote and dash. For comparison only, never stored as text.
 */
export const fold = (text: string): string => {
  let folded = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const character = (pages[code >> 8] ?? pageOf(code >> 8))[code & 255]!
    if (character === keep) continue
    if (character === joins) return foldWhole(text)
    folded += text.slice(from, at) + character
    from = at + 1
  }
  return from === 0 ? text : folded + text.slice(from)
}
