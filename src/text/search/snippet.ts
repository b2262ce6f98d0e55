import { searchFold } from './searchFold.ts'

/** A piece of a text that is shown, and whether it is what was looked for. */
export type SnippetPart = { text: string; hit: boolean }

/** How many characters a snippet has, and how many of them stand before the first hit. */
const length = 110
const before = 30

/** A text folded, and where each folded unit stands in it; a mark that joins belongs to the character before it. */
const foldedWithPlaces = (text: string): { folded: string; places: number[] } => {
  let folded = ''
  const places: number[] = []
  for (const { 0: cluster, index } of text.matchAll(/[^]\p{M}*[ﾞﾟ]*|\p{M}/gu)) {
    const piece = searchFold(cluster)
    for (let at = 0; at < piece.length; at++) places.push(index)
    folded += piece
  }
  return { folded, places: [...places, text.length] }
}

/** Where words stand in a text, in its order, without overlaps: its own places. */
const hitsOf = (text: string, words: string[]): [start: number, end: number][] => {
  const { folded, places } = foldedWithPlaces(text)
  const hits: [number, number][] = []
  for (const one of words)
    for (let at = folded.indexOf(one); at !== -1; at = folded.indexOf(one, at + one.length))
      hits.push([places[at]!, endOf(text, places, at + one.length)])
  return hits
    .sort(([a], [b]) => a - b)
    .reduce<[number, number][]>((kept, hit) => {
      const last = kept.at(-1)
      if (last && hit[0] < last[1]) last[1] = Math.max(last[1], hit[1])
      else kept.push(hit)
      return kept
    }, [])
}

/** What was dropped behind a hit, a space, does not belong to it. */
const endOf = (text: string, places: number[], at: number): number => {
  const last = places[at - 1]!
  const size = /^[^]\p{M}*[ﾞﾟ]*/u.exec(text.slice(last))?.[0].length ?? 1
  return Math.min(last + size, places[at] ?? text.length)
}

/** The whole of a text with the words in it marked. */
export const marked = (text: string, words: string[]): SnippetPart[] =>
  partsOf(text, hitsOf(text, words), 0, text.length)

/** The place of a text where words first stand, with them marked; its beginning where they do not. */
export const snippet = (text: string, words: string[]): SnippetPart[] => {
  const hits = hitsOf(text, words)
  const first = hits[0]?.[0] ?? 0
  const from = first <= before + 5 ? 0 : sentenceStart(text, first)
  const to = Math.min(text.length, from + length)
  const parts = partsOf(text, hits, from, to)
  return [
    ...(from > 0 ? [{ text: '…', hit: false }] : []),
    ...parts,
    ...(to < text.length ? [{ text: '…', hit: false }] : []),
  ]
}

/** Where the sentence begins a hit stands in, where that is near. */
const sentenceStart = (text: string, hit: number): number => {
  const near = text.slice(hit - before, hit)
  const stop = Math.max(near.lastIndexOf('。'), near.lastIndexOf('\n'))
  const start = hit - before + (stop === -1 ? 0 : stop + 1)
  // Not between the two halves of a character.
  return /^[\udc00-\udfff]/.test(text.slice(start)) ? start + 1 : start
}

const partsOf = (
  text: string,
  hits: [number, number][],
  from: number,
  to: number,
): SnippetPart[] => {
  const parts: SnippetPart[] = []
  const add = (start: number, end: number, hit: boolean): void => {
    const piece = text.slice(start, end).replace(/\s*\n\s*/g, ' ')
    if (piece !== '') parts.push({ text: piece, hit })
  }
  let at = from
  for (const [start, end] of hits) {
    if (start >= to) break
    if (end <= at) continue
    add(at, Math.max(start, at), false)
    add(Math.max(start, at), Math.min(end, to), true)
    at = Math.min(end, to)
  }
  add(at, to, false)
  return parts
}
