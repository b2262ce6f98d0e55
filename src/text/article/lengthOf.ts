import type { Block, Manuscript } from '../manuscript/manuscript.ts'
import { withoutNotation } from '../manuscript/notation.ts'

/** How long a text is: characters without white space, readings, footnotes and the names of its sections; how long it takes to read, in minutes, from 1. */
export type Length = {
  characters: number
  minutes: number
  /** Of the title, in full-width characters: two half-width ones are one. */
  title: number
}

/** How many characters people read of a text: without white space, readings and the marks of footnotes. */
export const charactersIn = (text: string): number =>
  [...withoutNotation(text).replace(/\s/g, '')].length

/** What people read of Japanese in a minute, in characters: 400 to 600 in most studies. */
const perMinute = 500

/** The most full-width characters of a title that search engines show, by what they have shown for years; there is no rule. */
export const shownTitle = 32

/** Sections begin with headings of the second level; those below them are of the text. */
const isSectionHead = ({ kind, level }: Block): boolean => kind === 'heading' && (level ?? 2) === 2

/**
 * How long an article is.
 * @example
 * lengthOf({ title: '港', blocks: [{ kind: 'paragraph', text: '港の話。' }] }) // → { "characters": 4, "minutes": 1, "title": 1 }
 */
export const lengthOf = ({ title, blocks }: Pick<Manuscript, 'title' | 'blocks'>): Length => {
  const characters = blocks.reduce(
    (sum, block) => sum + (isSectionHead(block) ? 0 : charactersIn(block.text)),
    0,
  )
  const halves = [...title].reduce((sum, sign) => sum + (/[\x20-\x7e｡-ﾟ]/.test(sign) ? 1 : 2), 0)
  return {
    characters,
    minutes: Math.max(1, Math.round(characters / perMinute)),
    title: Math.ceil(halves / 2),
  }
}
