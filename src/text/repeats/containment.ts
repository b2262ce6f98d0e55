/** How long the pieces are that two articles are compared by, in folded characters. */
const length = 5

/** The least containment of two articles that are the same piece: on 800 labelled pairs, P .985 and R 1. */
export const leastContainment = 0.6

/**
 * How much of the shorter of two folded texts stands in the other, 0 to 1: the share of its pieces of five characters that
 * the other has too.
 */
export const containment = (a: string, b: string): number => {
  const [shorter, longer] = [piecesOf(a), piecesOf(b)].toSorted((x, y) => x.size - y.size) as [
    Set<number>,
    Set<number>,
  ]
  if (shorter.size === 0) return 0
  let shared = 0
  for (const piece of shorter) if (longer.has(piece)) shared++
  return shared / shorter.size
}

const piecesOf = (text: string): Set<number> => new Set(hashes(text, length))

/** How long the pieces of a sketch are: long enough that only copies share them. */
const rare = 12

/** How many pieces an article is found by. */
const pieces = 32

/**
 * What an article is found by among all others: the 32 smallest hashes of its pieces of twelve folded characters, as
 * signed 32-bit integers; of a folded text. Copies that were edited or cut share some of them, other articles none.
 */
export const sketchOf = (text: string): number[] =>
  [...new Set(hashes(text, rare))].sort((a, b) => a - b).slice(0, pieces)

/** FNV-1a with a last mix, over every piece of a length. */
const hashes = function* (text: string, size: number): Generator<number> {
  for (let at = 0; at + size <= text.length; at++) {
    let hash = 0x811c9dc5
    for (let i = at; i < at + size; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    yield Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 0
  }
}
