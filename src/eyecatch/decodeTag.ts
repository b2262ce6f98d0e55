/**
 * The text of a tag of an old file, whose bytes came one by one as characters: UTF-8, JIS, Shift_JIS or EUC-JP, else Windows-1252
 * or Mac OS Roman. Null where it can be read as none of them: no name is better than a garbled one.
 */
export const decodeTag = (text: string): string | null => {
  if (/[^\0-\xff]/.test(text) || !/[\x80-\xff]|\x1b[$(]/.test(text)) return text
  const bytes = Buffer.from(text, 'latin1')
  if (/\x1b[$(]/.test(text)) return decoded(bytes, 'iso-2022-jp')
  const unicode = decoded(bytes, 'utf-8')
  if (unicode !== null) return unicode
  const japanese = ['shift_jis', 'euc-jp']
    .map((encoding) => decoded(bytes, encoding))
    .filter((read): read is string => read !== null && isJapanese(read))
  if (japanese.length > 0) return bestOf(japanese)
  const western = ['windows-1252', 'macintosh']
    .map((encoding) => decoded(bytes, encoding))
    .filter((read): read is string => read !== null && isWestern(read))
  return bestOf(western)
}

const decoded = (bytes: Buffer, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const halfWidth = /[\uff61-\uff9f]/gu
const wide = /[\u3005\u3007\u3040-\u30ff\u4e00-\u9fff\uff01-\uff5e\u3000-\u3002・「」『』（）]/gu
const signs = /[\x20-\x7e\s\0©®：；！？〜～―–—…‥※○●◎◇◆□■△▲▽▼☆★→←↑↓]/gu

// One letter of another script inside a Latin word, or at its end: an accented letter, read as the half of a Japanese one.
const amidLatin =
  /[A-Za-z][一-鿿ァ-ヶ]{1,2}[a-z]|[a-z][一-鿿ァ-ヶ](?![一-鿿ぁ-ヶー])|(?<![一-鿿ぁ-ヶー])[一-鿿ァ-ヶ][a-z]/u

/** Text a Japanese camera or program writes; one in half-width kana has more than a letter or two of them. */
const isJapanese = (text: string): boolean => {
  const rest = text.replace(wide, '').replace(signs, '')
  if (rest.replace(halfWidth, '') !== '' || amidLatin.test(text)) return false
  return rest === '' ? text.match(wide) !== null : /[\uff66-\uff9f]{3}/u.test(text)
}

/** Letters as names in Latin script have them, most of them without a mark. */
const isWestern = (text: string): boolean => {
  const [letters, marked] = [text.match(/\p{L}/gu) ?? [], text.match(/[\u00c0-\u017f]/gu) ?? []]
  return (
    /^[\x20-\x7e\s\0\u00a0-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac™]*$/u.test(text) &&
    marked.length * 2 <= letters.length &&
    oddness(text) < 1
  )
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** What names do not have: marked capitals and signs inside words. An apostrophe, or a dash, is rarer there than a letter. */
const oddness = (text: string): number =>
  count(text, /\p{Ll}[À-ÞŠŒŽŸ]|\p{L}[ŠŒŽŸ]/gu) +
  count(text, /[ß-ÿ]\p{Lu}/gu) +
  count(text, /\p{L}[\u00a0-\u00a8\u00aa-\u00b6\u00b8-\u00bf€™]/gu) +
  count(text, /\p{L}[–—‘-„]\p{L}/gu) / 2 +
  count(text, halfWidth)

const bestOf = (readings: string[]): string | null =>
  readings.toSorted((a, b) => oddness(a) - oddness(b))[0] ?? null
