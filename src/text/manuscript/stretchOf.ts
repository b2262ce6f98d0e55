import type { Block } from './manuscript.ts'

/** `[start, end)` of a text, with what it carries of it. */
export const stretchOf = (
  { text, carries = [] }: Pick<Block, 'text' | 'carries'>,
  start: number,
  end: number,
): Pick<Block, 'text' | 'carries'> => {
  const own = carries
    .filter((carried) => carried.start < end && carried.end > start)
    .map(({ thing, ...place }) => ({
      thing,
      start: Math.max(place.start, start) - start,
      end: Math.min(place.end, end) - start,
    }))
  return { text: text.slice(start, end), ...(own.length > 0 && { carries: own }) }
}
