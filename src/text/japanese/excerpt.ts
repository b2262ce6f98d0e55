import { sentences } from './sentences.ts'

/** The opening of a text in whole sentences, at most `most` characters; a longer first sentence is cut with …. */
export const excerpt = (text: string, most = 120): string => {
  let taken = ''
  // Line by line: a pattern that looks for white space before a break looks at a long run of it again and again.
  const joined = text
    .split('\n')
    .map((line) => line.trim())
    .join('')
  for (const sentence of sentences(joined)) {
    if ([...taken, ...sentence.trimEnd()].length > most) break
    taken += sentence
  }
  return taken.trim() || cut(text.trim(), most)
}

const cut = (text: string, most: number): string => {
  const characters = [...text]
  return characters.length <= most ? text : characters.slice(0, most - 1).join('') + '…'
}
