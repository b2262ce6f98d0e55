/** A line of raw text: its number from 1, its text without outer space, and how far it was indented. */
export type Line = { number: number; text: string; indent: number }

/** Every line of a text, blank ones included. */
export const linesOf = (text: string): Line[] =>
  text.split('\n').map((raw, i) => {
    const trimmed = raw.trim()
    return { number: i + 1, text: trimmed, indent: raw.length - raw.trimStart().length }
  })

/** The lines that say something. */
export const spoken = (lines: Line[]): Line[] => lines.filter(({ text }) => text !== '')
