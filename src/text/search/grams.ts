/**
 * Each character of a folded text, and each two that stand together, once and as numbers that fit into 32 bits: two UTF-16 units are
 * 32 bits, and one is less than any two.
 */
export const gramsOf = (folded: string): number[] => {
  const grams = new Set<number>()
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    grams.add(code)
    if (at > 0) grams.add(pair(folded.charCodeAt(at - 1), code))
  }
  return [...grams]
}

const pair = (first: number, second: number): number => (first << 16) | second

/** The numbers a text must have that has this word: its pairs, or its only character. */
export const gramsIn = (word: string): number[] =>
  word.length < 2 ? gramsOf(word) : gramsOf(word).filter((gram) => gram < 0 || gram > 0xffff)
