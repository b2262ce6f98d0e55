import { carriedIn, stayingIn, type Cut } from '../manuscript/cuts.ts'
import type { Block } from '../manuscript/manuscript.ts'
import type { Repeat } from './findRepeats.ts'

/** What taking a repeat out changes: pieces that go, and blocks that first take over what only their copies have. */
export type Removal = { cuts: Cut[]; moves: { from: number; to: number }[] }

/**
 * How to take each of these repeats out without losing a link, a picture or formatting that only a copy has: the first
 * occurrence takes it over; where it can't, that piece of the copy stays.
 */
export const removalsOf = (
  repeats: Repeat[],
  blocks: Pick<Block, 'text' | 'carries'>[],
): Removal[] => {
  const certain = repeats.filter((repeat) => repeat.certain)
  const staying = stayingIn(
    blocks,
    certain.flatMap(({ cuts }) => cuts),
  )
  return repeats.map(({ cuts, same }) => {
    const moves: Removal['moves'] = []
    const goes = (cut: Cut): boolean => {
      const [from, to] = [cut.block, same.get(cut.block)]
      const things = carriedIn(blocks[from]!, cut)
      const only = things.filter((thing) => !staying.has(thing))
      if (only.length === 0) return true
      for (const thing of things) staying.add(thing)
      const held = to === undefined ? [] : (blocks[to]!.carries ?? [])
      if (to === undefined || !held.every(({ thing }) => things.includes(thing))) return false
      moves.push({ from, to })
      return true
    }
    return { cuts: cuts.filter(goes), moves }
  })
}
