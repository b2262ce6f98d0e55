import { fold } from '../japanese/fold.ts'
import { sentences } from '../japanese/sentences.ts'
import type { Block } from '../manuscript/manuscript.ts'

/** The piece repeats are compared by: one sentence of prose, or one whole block of anything else. */
export type Unit = {
  /** Which block it belongs to, and its `[start, end)` in that block's text. */
  block: number
  start: number
  end: number
  key: string
  /** Whether it can be evidence: prose. Headings, list items, quotations and code ride along but never carry. */
  prose: boolean
}

/** The least folded characters a sentence needs to start a comparison, and a line without a stop to be prose at all. */
const leastProse = 10
const longLine = 40

/** Blocks cut into units, in order; every character of every block belongs to exactly one unit. */
export const unitsOf = (blocks: Pick<Block, 'kind' | 'text'>[]): Unit[] =>
  blocks.flatMap(({ kind, text }, block) => {
    const whole = (): Unit[] => [
      { block, start: 0, end: text.length, key: fold(text), prose: false },
    ]
    if (kind !== 'paragraph') return whole()
    let start = 0
    const units = sentences(text).map((sentence): Unit => {
      const key = fold(sentence)
      const unit = { block, start, end: start + sentence.length, key, prose: isProse(key) }
      start = unit.end
      return unit
    })
    return units.length > 0 ? units : whole()
  })

// A quotation, a link or a run of symbols is repeated on purpose; so is a line too short to be a sentence.
const isProse = (key: string): boolean =>
  key.length >= leastProse &&
  (/[。!?]["」』)]*$/.test(key) || key.length >= longLine) &&
  !/^["「『][^「」『』"]*["」』]。?$/.test(key) &&
  !/^https?:\/\//.test(key) &&
  /[\p{L}]{4}/u.test(key)
