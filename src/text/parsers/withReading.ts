import type { Carried } from '../manuscript/manuscript.ts'
import { readable } from '../manuscript/notation.ts'

type Line = { text: string; carries: Carried[] }

/**
 * A line whose end, from `base` on, is a word that has this reading: ｜word《reading》, or in brackets where that could not be read
 * back. What the word carries, its reading does too.
 */
export const withReading = ({ text, carries }: Line, base: number, reading: string): Line => {
  const word = text.slice(base)
  if (word === '') return { text: text + reading, carries }
  const written = readable(word, reading)
  if (written === null) return { text: `${text}（${reading}）`, carries }
  const end = base + written.length
  return {
    text: text.slice(0, base) + written,
    carries: carries.map((carried) => ({
      thing: carried.thing,
      start: carried.start > base ? carried.start + 1 : carried.start,
      end: carried.end === text.length ? end : carried.end > base ? carried.end + 1 : carried.end,
    })),
  }
}
