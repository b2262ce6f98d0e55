import { withLineFeeds } from '../japanese/withLineFeeds.ts'

/** Thrown where a file is no text at all; the message says what to do, in Japanese. */
export class NotText extends Error {
  override name = 'NotText'
}

// More control characters than this share of the bytes, and the file is a picture or a program.
const maxControlShare = 0.02

/**
 * Bytes as text: UTF-8 and UTF-16 by their mark or their form, else Shift_JIS (CP932), EUC-JP or ISO-2022-JP.
 * Line ends become `\n`, a byte order mark goes.
 * @throws {NotText} for binary files
 * @example
 * decode(new Uint8Array([0x8d, 0x60, 0x93, 0xe0])) // → "港内"
 */
export const decode = (bytes: Uint8Array): string => {
  const text = withLineFeeds(toUnicode(bytes).replace(/^\ufeff/, ''))
  const sample = text.slice(0, 100_000)
  const control = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  if (control > sample.length * maxControlShare)
    throw new NotText(
      'テキストとして読めません。テキストファイル（UTF-8、Shift_JIS、EUC-JP）を指定してください。',
    )
  return text
}

const toUnicode = (bytes: Uint8Array): string => new TextDecoder(encodingOf(bytes)).decode(bytes)

/** What a text of these bytes is written in, by its beginning or the whole of it: a name `TextDecoder` knows. */
export const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // ISO-2022-JP is made of ASCII bytes alone; its escapes give it away.
  if (bytes.subarray(0, 65_536).some((byte, at) => byte === 0x1b && bytes[at + 1] === 0x24))
    return 'iso-2022-jp'
  const unicode = new TextDecoder().decode(bytes)
  // A broken byte here and there makes a text no other; in another encoding hardly a letter is read.
  if (count(unicode, /\ufffd/g) * 20 <= count(unicode, /[^\0-\x7f]/g)) return 'utf-8'
  // A short text may have more of them: then the least odd reading of the three.
  const [best] = [
    { name: 'utf-8', text: unicode },
    ...['shift_jis', 'euc-jp'].map((name) => ({ name, text: new TextDecoder(name).decode(bytes) })),
  ].toSorted((a, b) => oddness(a.text) - oddness(b.text))
  return best!.name
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** How little a text looks like Japanese: what no text has, and half-width kana, weigh against kana and stops. */
const oddness = (text: string): number =>
  count(text, /[\ufffd\ue000-\uf8ff\u0080-\u009f]/g) * 10 +
  count(text, /[\uff61-\uff9f]/g) * 2 -
  count(text, /[ぁ-んァ-ヶー、。]/g)
