/**
 * What people write into a line of Japanese text for its page: a reading over a word, as Aozora Bunko and novel sites write it
 * （｜港《みなと》、岬《みさき》）, and a footnote where it is called for, as Hatena does （((…))）. It stands in the text itself, so that it
 * survives every program that keeps text.
 * https://www.aozora.gr.jp/annotation/etc.html#ruby, https://help.hatenablog.com/entry/footnotes
 */
export type Notation = { source: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'ruby'; base: string; reading: string }
  | { kind: 'note'; text: string }
)

/** What is written by hand, or by a program: `examples` are read as what they say, `counterExamples` as text. */
export const notations = [
  {
    name: 'ruby with its beginning marked',
    source: '[｜]([^｜《》\\t\\n]{1,40})《([^《》\\n]{1,60})》',
    examples: ['｜港《みなと》', '｜Kitahama Maru《きたはままる》', '｜灯《とう》｜台《だい》'],
    counterExamples: ['｜《みなと》', '｜港《》', '港｜町', '｜港\n《みなと》'],
  },
  {
    name: 'ruby over the kanji before it',
    source: '([\\p{Script=Han}々〆ヶ]{1,20})《([ぁ-ゖゝゞァ-ヺー・]{1,60})》',
    examples: ['岬《みさき》', '東の岬《みさき》へ', '佐々木《ササキ》'],
    counterExamples: ['岬《写真》', '「みさき」《みさき》', '《みさき》', '岬《》'],
  },
  {
    name: 'a footnote where it is called for',
    source: '(?:\\(\\(|（（)((?:(?!\\(\\(|（（|\\)\\)|））)[^\\n]){1,500})(?:\\)\\)|））)',
    examples: ['開港((1873年。))した', '開港（（明治六年。））した'],
    counterExamples: ['開港(1873年)', '(())', '（（開港）', '((開\n港))'],
  },
] as const

const pattern = new RegExp(notations.map(({ source }) => source).join('|'), 'gu')

const textPiece = (text: string): Notation => ({ kind: 'text', text, source: text })

/** A text in its pieces, each as it is written in `source`; one without any notation is one piece. */
export const readNotation = (text: string): Notation[] => {
  if (!/《|\(\(|（（/.test(text)) return text === '' ? [] : [textPiece(text)]
  const pieces: Notation[] = []
  let at = 0
  const upTo = (end: number): void => {
    if (end > at) pieces.push(textPiece(text.slice(at, end)))
  }
  for (const found of text.matchAll(pattern)) {
    const [whole, marked, markedReading, kanji, reading, note] = found
    upTo(found.index)
    pieces.push(
      note === undefined
        ? {
            kind: 'ruby',
            base: (marked ?? kanji)!,
            reading: (markedReading ?? reading)!,
            source: whole,
          }
        : { kind: 'note', text: note, source: whole },
    )
    at = found.index + whole.length
  }
  upTo(text.length)
  return pieces
}

/** A text as it is read at a glance: words without their readings, no footnotes. What is counted, and what stands in excerpts. */
export const withoutNotation = (text: string): string =>
  readNotation(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'ruby' ? piece.base : ''))
    .join('')

/** A text with its readings and footnotes in brackets, for whoever knows no notation. */
export const spelledOut = (text: string): string =>
  readNotation(text)
    .map((piece) =>
      piece.kind === 'text'
        ? piece.text
        : piece.kind === 'ruby'
          ? `${piece.base}（${piece.reading}）`
          : `（${piece.text}）`,
    )
    .join('')

/** The readings and footnotes of a text, which search finds too. */
export const notedIn = (text: string): string[] =>
  readNotation(text).flatMap((piece) =>
    piece.kind === 'ruby' ? [piece.reading] : piece.kind === 'note' ? [piece.text] : [],
  )

/** A word with its reading; null where it cannot be read back, as where one of them holds the signs themselves. */
export const readable = (base: string, reading: string): string | null => {
  const written = `｜${base}《${reading}》`
  const [read, ...more] = readNotation(written)
  return read?.kind === 'ruby' && read.base === base && more.length === 0 ? written : null
}
