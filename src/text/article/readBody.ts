import { fold } from '../japanese/fold.ts'
import { blocksText } from '../manuscript/blockText.ts'
import { fromLexical } from '../manuscript/fromLexical.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { sectionsOf, type KnowsSections, type Section } from '../manuscript/sections.ts'
import { sketchOf } from '../repeats/containment.ts'

/** An article's body, read once: what is made of it is made when it is first asked for. */
export type ReadBody = {
  blocks: Block[]
  sections: () => Section[]
  /** The folded text, for comparison only. */
  folded: () => string
  /** What it is found by among all others; empty where it is too short to be told from them. */
  sketch: () => number[]
}

/** The least folded characters of an article that is compared: two short notices are alike by nature. */
const minSketched = 200

/** Reads a body, whatever it is: what is no Lexical document has no blocks. */
export const readBody = (body: unknown, house: KnowsSections): ReadBody => {
  const blocks = fromLexical(body)
  const folded = once(() => fold(blocksText(blocks, house)))
  return {
    blocks,
    sections: once(() => sectionsOf(blocks, house)),
    folded,
    sketch: once(() => (folded().length < minSketched ? [] : sketchOf(folded()))),
  }
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: { value: Made } | null = null
  return () => (made ??= { value: make() }).value
}
