import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'

/** A font that measures and draws; both in pixels of a size. */
export type CardFont = {
  /** The advance of a text in ems. */
  measure: (text: string) => number
  /** SVG path data of a text, its baseline beginning at `x`, `y`. */
  path: (text: string, x: number, y: number, size: number) => string
  /** A text with what the font lacks replaced, so that no empty boxes are printed. */
  printable: (text: string) => string
}

// BIZ UDPGothic: made by Morisawa for legibility, OFL. It has JIS X 0208, 0213's commonest and Latin letters.
const files = '@expo-google-fonts/biz-udpgothic'
const weights = {
  bold: '700Bold/BIZUDPGothic_700Bold.ttf',
  regular: '400Regular/BIZUDPGothic_400Regular.ttf',
}

const opened = new Map<string, CardFont>()

/** The font of title cards, read from its package the first time. */
export const cardFont = (weight: keyof typeof weights): CardFont => {
  const known = opened.get(weight)
  if (known) return known
  const font = fontOf(
    create(
      readFileSync(/* turbopackIgnore: true */ resolve(`${files}/${weights[weight]}`)),
    ) as Font,
  )
  opened.set(weight, font)
  return font
}

/** A package's file, looked for from here and from the app's folder: a bundler moves this file. */
const resolve = (file: string): string => {
  // Not imported by name, so that no bundler takes the request for one of its own.
  const { createRequire } = process.getBuiltinModule('node:module')
  for (const from of [import.meta.url, `${process.cwd()}/package.json`])
    try {
      return createRequire(from).resolve(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    }
  throw new Error(`The font of title cards is missing: run \`npm install ${files}\`.`)
}

const fontOf = (font: Font): CardFont => ({
  measure: (text) => font.layout(text).advanceWidth / font.unitsPerEm,
  path: (text, x, y, size) => {
    const scale = size / font.unitsPerEm
    const { glyphs, positions } = font.layout(text)
    let [data, at] = ['', x]
    glyphs.forEach((glyph, n) => {
      data += glyph.path
        .scale(scale, -scale)
        .translate(at + (positions[n]?.xOffset ?? 0) * scale, y)
        .toSVG()
      at += (positions[n]?.xAdvance ?? 0) * scale
    })
    return data
  },
  printable: (text) =>
    [...text.normalize('NFC')]
      .map((character) => {
        if (font.hasGlyphForCodePoint(character.codePointAt(0)!)) return character
        const other = known[character]
        if (other) return other
        // What has no picture here: emoji, their selectors and joiners. Newspapers print 〓 for type they do not have.
        return /\p{L}|\p{N}/u.test(character) ? '〓' : ''
      })
      .join('')
      .replace(/\s+/g, ' ')
      .trim(),
})

/** Characters of names the font lacks, and the ones newspapers print for them. */
const known: Record<string, string> = { '𠮷': '吉', '𡈽': '土', '𠀋': '丈', '​': '', ' ': ' ' }
