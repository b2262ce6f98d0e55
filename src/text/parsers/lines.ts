import { withoutInvisible } from '../japanese/withoutInvisible.ts'
import type { KnowsSections } from '../manuscript/sections.ts'
import { findHeadings, type Heading } from './headings.ts'
import { withoutMarkup } from '../manuscript/withoutMarkup.ts'

/** A line of raw text: its number from 1, its text without outer space, how far it was indented, and the section it opens. */
export type Line = { number: number; text: string; indent: number; heading?: Heading }

/**
 * Every line of a text, blank ones included. A heading with text behind it on its line (`【概要】港が…`) gives two lines of
 * one number.
 */
export const linesOf = (text: string, house: KnowsSections): Line[] => {
  const lines = text.split('\n').map((raw, i): Line => {
    const bare = withoutMarkup(withoutInvisible(raw))
    return { number: i + 1, text: bare.trim(), indent: bare.length - bare.trimStart().length }
  })
  const headings = findHeadings(
    lines.map((line) => line.text),
    house,
  )
  return lines.flatMap((line, at): Line[] => {
    const heading = headings.get(at)
    if (!heading) return [line]
    const { rest, ...section } = heading
    const opening = { ...line, heading: section }
    return rest ? [opening, { ...line, text: rest }] : [opening]
  })
}

/** The lines that say something. */
export const spoken = (lines: Line[]): Line[] => lines.filter(({ text }) => text !== '')

/** Whether a line only parts what stands above it from what stands below: `-----`, `━━━━`, `* * *`, `◇◇◇`. */
export const isRule = (text: string): boolean =>
  /^(?:([-+=＝─━—―–*＊_~～〜◇◆■□●○・☆★※.…])\s*\1?)(?:\s*\1)*$/.test(text) &&
  (text.replace(/\s/g, '').length >= 3 || /^[＊*◇]$/.test(text))
