import { carriedIn, stayingIn, type Cut } from '../manuscript/cuts.ts'
import type { Block } from '../manuscript/manuscript.ts'
import { keyOfThing, sameThing } from '../manuscript/thing.ts'
import type { Repeat } from './findRepeats.ts'

/** What taking a repeat out changes: pieces that go, and blocks that first take over what only their copies have. */
export type Removal = { cuts: Cut[]; moves: { from: number; to: number }[] }

/**
 * How to take each of these repeats out without losing a link, a picture or formatting that only a copy has: the first
 * occurrence takes it over; where it can't, that piece of the copy stays. What is only likely is worked out as if it alone
 * were taken out beside the certain ones.
 */
export const removalsOf = (
  repeats: Repeat[],
  blocks: Pick<Block, 'text' | 'carries'>[],
): Removal[] => {
  const certain = repeats.filter((repeat) => repeat.certain)
  const going = certain.flatMap(({ cuts }) => cuts)
  const first = new Map(certain.flatMap(({ same }) => [...same]))
  const staying = stayingIn(blocks, going)
  const taken = new Set<number>()
  return repeats.map(({ cuts, same, certain: isCertain }) => {
    const left = isCertain ? staying : stayingIn(blocks, [...going, ...cuts])
    const moves: Removal['moves'] = []
    const goes = (cut: Cut): boolean => {
      const things = carriedIn(blocks[cut.block]!, cut)
      if (things.every((thing) => left.has(keyOfThing(thing)))) return true
      for (const thing of things) left.add(keyOfThing(thing))
      const to = standing(same.get(cut.block), first)
      if (to === undefined || taken.has(to) || going.some(({ block }) => block === to)) return false
      const held = blocks[to]!.carries ?? []
      if (!held.every(({ thing }) => things.some((other) => sameThing(other, thing)))) return false
      taken.add(to)
      moves.push({ from: cut.block, to })
      return true
    }
    return { cuts: cuts.filter(goes), moves }
  })
}

/** The block that stays of those that say the same. */
const standing = (block: number | undefined, first: Map<number, number>): number | undefined => {
  let at = block
  while (at !== undefined && first.has(at) && first.get(at)! < at) at = first.get(at)
  return at
}
