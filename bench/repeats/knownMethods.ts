import type { Span } from './score.ts'

/** A line that stood before goes: what most cleaning scripts do. */
export const exactLine = (text: string): Span[] => {
  const seen = new Set<string>()
  const spans: Span[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const key = line.trim()
    if (key !== '' && seen.has(key)) spans.push([at, at + line.length])
    seen.add(key)
    at += line.length + 1
  }
  return spans
}

/** How long a substring has to be. */
const length = 50

/**
 * Every substring of 50 characters that stood before goes: what a suffix array finds (Lee et al. 2021,
 * https://arxiv.org/abs/2107.06499), keeping the first occurrence.
 */
export const substrings = (text: string): Span[] => {
  const seen = new Set<string>()
  const spans: Span[] = []
  for (let at = 0; at + length <= text.length; at++) {
    const piece = text.slice(at, at + length)
    if (!seen.has(piece)) seen.add(piece)
    else if (spans.length > 0 && spans.at(-1)![1] >= at) spans.at(-1)![1] = at + length
    else spans.push([at, at + length])
  }
  return spans
}
