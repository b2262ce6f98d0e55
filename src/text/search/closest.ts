import { gramsOf } from './grams.ts'
import { searchFold } from './searchFold.ts'

/** How alike two words must be for one to be meant by the other: the share of characters and pairs they have in common. */
const enough = 0.45

/** What is most like a word that was typed; null where nothing is like it. */
export const closest = (typed: string, known: string[]): string | null => {
  const wanted = new Set(gramsOf(searchFold(typed)))
  let best: { word: string; share: number } | null = null
  for (const word of known) {
    const grams = gramsOf(searchFold(word))
    const common = grams.filter((gram) => wanted.has(gram)).length
    const share = (2 * common) / (grams.length + wanted.size)
    if (share >= enough && share < 1 && share > (best?.share ?? 0)) best = { word, share }
  }
  return best?.word ?? null
}
