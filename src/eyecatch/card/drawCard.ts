import { createHash } from 'node:crypto'
import type { SharpDependency } from 'payload'
import { cardSize } from '../../text/pictures/cardSize.ts'
import { breakTitle, type SetTitle } from './breakTitle.ts'
import { cardFont, type CardFont } from './cardFont.ts'
import { themes, type ThemeName } from './themes.ts'

/** What stands on a title card. */
export type Card = {
  title: string
  category: string | null
  /** As it is printed. */
  date: string | null
  masthead: string | null
  theme: ThemeName
}

/** Goes up when cards look different, so that what was fetched before is fetched again. */
const design = 1

/** A card's name: cards with one key have the same bytes. */
export const cardKey = (card: Card, sharp: SharpDependency): string =>
  createHash('sha256')
    .update(JSON.stringify([design, (sharp as { versions?: unknown }).versions, card]))
    .digest('base64url')
    .slice(0, 27)

const { width, height } = cardSize
const [left, right] = [96, width - 72]
/** The middle of the title, between the rule and where others write. */
const middle = 340

const sizes = Array.from({ length: 16 }, (_, n) => 104 - 4 * n)
const frame = { width: right - left, height: 380, leading: 1.34, sizes }

/** How a title stands on its card. */
export const setTitle = (title: string): SetTitle => {
  const font = cardFont('bold')
  return breakTitle(font.printable(title), font.measure, frame)
}

/** A title card as a PNG of 1200 × 630 pixels and at most 200 KB. */
export const drawCard = (card: Card, sharp: SharpDependency): Promise<Buffer> =>
  sharp(Buffer.from(svgOf(card)))
    .removeAlpha()
    .png()
    .toBuffer()

/**
 * Category, date and masthead stand above the title: X lays its own line over the foot of a card, and others round its
 * corners.
 */
const svgOf = ({ title, category, date, masthead, theme }: Card): string => {
  const { paper, ink, accent, onAccent, quiet } = themes[theme]
  const [bold, regular] = [cardFont('bold'), cardFont('regular')]
  const { size, lines } = setTitle(title)
  const pitch = size * frame.leading
  const first = middle - (lines.length * pitch) / 2 + size * 1.03
  const shapes = [
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<rect width="28" height="${height}" fill="${accent}"/>`,
    `<rect x="${left}" y="128" width="${right - left}" height="2" fill="${accent}"/>`,
  ]
  const write = (
    font: CardFont,
    text: string,
    x: number,
    y: number,
    fontSize: number,
    fill: string,
  ) => shapes.push(`<path fill="${fill}" d="${font.path(text, x, y, fontSize)}"/>`)
  lines.forEach((line, n) => write(bold, line, left, first + n * pitch, size, ink))
  let at = left
  if (category) {
    const label = fitted(bold.printable(category), 14)
    const wide = bold.measure(label) * 30 + 44
    shapes.push(`<rect x="${at}" y="50" width="${wide}" height="54" rx="4" fill="${accent}"/>`)
    write(bold, label, at + 22, 87, 30, onAccent)
    at += wide + 28
  }
  if (date) write(regular, regular.printable(date), at, 87, 28, quiet)
  if (masthead) {
    const name = fitted(bold.printable(masthead), 14)
    write(bold, name, right - bold.measure(name) * 32, 88, 32, ink)
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shapes.join('')}</svg>`
}

/** A name of at most so many characters. */
const fitted = (name: string, maxWidth: number): string => {
  const characters = [...name]
  return characters.length > maxWidth ? `${characters.slice(0, maxWidth - 1).join('')}…` : name
}
