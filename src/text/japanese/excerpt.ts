import { sentences } from './sentences.ts'

/** The opening of a text in whole sentences, at most `most` characters; a longer first sentence is cut with …. */
export const excerpt = (text: string, most = 120): string => {
  let taken = ''
  for (const sentence of sentences(text.replace(/\s*\n\s*/g, ''))) {
    if ([...taken, ...sentence.trimEnd()].length > most) break
    taken += sentence
  }
  return taken.trim() || cut(text.trim(), most)
}

const cut = (text: string, most: number): string => {
  const characters = [...text]
  return characters.length <= most ? text : characters.slice(0, most - 1).join('') + '…'
}
