import { diffArrays, diffChars } from 'diff'
import { fold } from '../japanese/fold.ts'
import { stops } from '../japanese/sentences.ts'

/** A piece of two texts laid over each other: in both, only in the first, or only in the copy. */
export type Difference = { in: 'both' | 'first' | 'copy'; text: string }

/**
 * What two texts have in common and where they differ: sentence by sentence, and by the character inside a sentence that
 * was changed. White space and width make no difference.
 */
export const differences = (first: string, copy: string): Difference[] => {
  const found: Difference[] = []
  const changes = diffArrays(stops(first), stops(copy), {
    comparator: (a, b) => fold(a) === fold(b),
  })
  for (let at = 0; at < changes.length; at++) {
    const [own, next] = [changes[at]!, changes[at + 1]]
    const text = own.value.join('')
    if (own.removed && next?.added) {
      found.push(...changesInside(text, next.value.join('')))
      at++
    } else found.push({ in: own.removed ? 'first' : own.added ? 'copy' : 'both', text })
  }
  return found
}

/** Character by character where most of it is the same; else one text, then the other. */
const changesInside = (first: string, copy: string): Difference[] => {
  const inside = diffChars(first, copy).map(({ added, removed, value }): Difference => ({
    in: removed ? 'first' : added ? 'copy' : 'both',
    text: value,
  }))
  const shared = inside
    .filter((piece) => piece.in === 'both')
    .reduce((total, { text }) => total + text.length, 0)
  return shared >= Math.max(first.length, copy.length) / 2
    ? inside
    : [
        { in: 'first', text: first },
        { in: 'copy', text: copy },
      ]
}
