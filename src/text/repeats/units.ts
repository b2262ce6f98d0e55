import { fold } from '../japanese/fold.ts'
import { withoutNotation } from '../manuscript/notation.ts'
import { stops } from '../japanese/sentences.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { keyOfThing } from '../manuscript/thing.ts'

/** What of a block is compared. */
export type Comparable = Pick<Block, 'kind' | 'level' | 'text' | 'carries'>

/** The piece repeats are compared by: one sentence of prose, a line of code or of a table, or one whole block of anything else. */
export type Unit = {
  /** Which block it belongs to, and its `[start, end)` in that block's text. */
  block: number
  start: number
  end: number
  key: string
  /** The same number for the same key of the same kind of block. */
  id: number
  /** A list item repeats list items only: key points may say again what the text says. */
  item: boolean
  /** Whether it can be evidence: a sentence of prose. All else rides along but never carries a verdict alone. */
  prose: boolean
}

/** The least folded characters of a sentence that is evidence, and of a line without a stop. */
const minProse = { sentence: 16, line: 40 }

/** Blocks cut into units, in order; every character of every block belongs to exactly one unit. */
export const unitsOf = (blocks: Comparable[]): Unit[] => {
  const ids = { item: new Map<string, number>(), other: new Map<string, number>() }
  let last = 0
  const idOf = (key: string, item: boolean): number => {
    const known = item ? ids.item : ids.other
    const id = known.get(key)
    if (id !== undefined) return id
    known.set(key, last)
    return last++
  }
  const units: Unit[] = []
  for (const [block, { kind, text, carries }] of blocks.entries()) {
    // A picture is known by what it shows, and weighs nothing; what nobody knows is like nothing else.
    if (kind === 'image' || kind === 'rule' || kind === 'other') {
      const shows =
        kind === 'rule'
          ? kind
          : kind === 'image' && carries?.map(({ thing }) => keyOfThing(thing)).join()
      const id = idOf(`\0${shows || block}`, false)
      units.push({ block, start: 0, end: text.length, key: '\0', id, item: false, prose: false })
      continue
    }
    const item = kind === 'item'
    const pieces =
      kind === 'paragraph'
        ? stops(text)
        : kind === 'code' || kind === 'table'
          ? text.split(/(?<=\n)/)
          : [text]
    let start = 0
    for (const piece of pieces.length > 0 ? pieces : [text]) {
      const key = fold(withoutNotation(piece))
      const end = start + piece.length
      const prose = kind === 'paragraph' && isProse(key)
      units.push({ block, start, end, key, id: idOf(key, item), item, prose })
      start = end
    }
  }
  return units
}

// Quotations, links, dates of publication and code are repeated on purpose.
const meant = /^["「『]|https?:|^data:|\d{4}年\d{1,2}月\d{1,2}日(?:閲覧|\(|。|$)|[{};=<>]{2}/

const isProse = (key: string): boolean =>
  key.length >= minProse.sentence &&
  (key.length >= minProse.line || /[。!?]["」』)]*$/.test(key)) &&
  !meant.test(key) &&
  /[\p{L}]{4}/u.test(key)
