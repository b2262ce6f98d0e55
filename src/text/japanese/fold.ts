/** Replaces full-width ASCII and the ideographic space one for one, so that offsets stay valid. */
export const narrow = (text: string): string =>
  text.replace(/[！-～　]/g, (c) =>
    c === '　' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  )

// White space of every width, soft hyphens, zero-width and directional marks, variation selectors.
const unseen =
  /[\s\u00ad\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufe00-\ufe0f\ufeff]+/gu

const alike: Record<string, string> = {
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

/**
 * The key two texts share when a reader would call them the same: NFKC, lower case, no white space,
 * one form for each comma, stop, quote and dash. For comparison only, never stored as text.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/[,，､.．｡’‘“”‐‑–—―−〜]/g, (c) => alike[c] ?? c)
