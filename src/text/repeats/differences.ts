import { diffArrays, diffChars } from 'diff'
import { fold } from '../japanese/fold.ts'
import { stops } from '../japanese/sentences.ts'
import { likeness } from './similar.ts'

/** A piece of two texts laid over each other: in both, only in the first, or only in the copy. */
export type Difference = { in: 'both' | 'first' | 'copy'; text: string }

/** The least share of character pairs that makes two sentences versions of one. */
const versions = 0.5

/**
 * What two texts have in common and where they differ: sentence by sentence, and by the character inside a sentence that
 * was changed. White space and width make no difference.
 */
export const differences = (first: string, copy: string): Difference[] => {
  const [one, other] = [stops(first), stops(copy)]
  const found: Difference[] = []
  let [i, j] = [0, 0]
  for (const { added, removed, count } of diffArrays(one, other, {
    comparator: (a, b) => likeness(fold(a), fold(b)) >= versions,
  })) {
    if (removed) {
      found.push({ in: 'first', text: one.slice(i, i + count).join('') })
      i += count
    } else if (added) {
      found.push({ in: 'copy', text: other.slice(j, j + count).join('') })
      j += count
    } else {
      for (let n = 0; n < count; n++) found.push(...changesInside(one[i + n]!, other[j + n]!))
      i += count
      j += count
    }
  }
  return joined(found)
}

const changesInside = (first: string, copy: string): Difference[] =>
  fold(first) === fold(copy)
    ? [{ in: 'both', text: copy }]
    : diffChars(first, copy).map(({ added, removed, value }) => ({
        in: removed ? 'first' : added ? 'copy' : 'both',
        text: value,
      }))

/** Neighbours of one kind as one. */
const joined = (pieces: Difference[]): Difference[] => {
  const found: Difference[] = []
  for (const piece of pieces) {
    const last = found.at(-1)
    if (last?.in === piece.in) last.text += piece.text
    else found.push({ ...piece })
  }
  return found
}
