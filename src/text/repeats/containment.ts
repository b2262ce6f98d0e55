/** How long the pieces are that two articles are compared by, in folded characters. */
const length = 5

/** The least containment of two articles that are the same piece: on 800 labelled pairs, P .985 and R 1. */
export const minContainment = 0.6

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
 * What an article is found by among all others: the 32 smallest hashes of its pieces of twelve characters, as signed 32-bit
 * integers; of a folded text. Copies that were edited or cut share some of them, other articles none.
 */
export const sketchOf = (text: string): number[] => {
  const sketch: number[] = []
  for (const hash of hashes(text, rare).sort()) {
    if (hash !== sketch.at(-1)) sketch.push(hash)
    if (sketch.length === pieces) break
  }
  return sketch
}

/** FNV-1a with a last mix, over every piece of a length. */
const hashes = (text: string, size: number): Int32Array => {
  const codes = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
  const found = new Int32Array(Math.max(text.length - size + 1, 0))
  for (let at = 0; at < found.length; at++) {
    let hash = 0x811c9dc5
    for (let i = at; i < at + size; i++) hash = Math.imul(hash ^ codes[i]!, 0x01000193)
    found[at] = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 0
  }
  return found
}
