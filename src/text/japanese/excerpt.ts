import { sentences } from './sentences.ts'

/** The opening of a text in whole sentences, at most `maxCharacters` of them; a longer first sentence is cut with …. */
export const excerpt = (text: string, maxCharacters = 120): string => {
  let taken = ''
  // Line by line: a pattern that looks for white space before a break looks at a long run of it again and again.
  const joined = text
    .split('\n')
    .map((line) => line.trim())
    .join('')
  for (const sentence of sentences(joined)) {
    if ([...taken, ...sentence.trimEnd()].length > maxCharacters) break
    taken += sentence
  }
  return taken.trim() || cut(text.trim(), maxCharacters)
}

const cut = (text: string, maxCharacters: number): string => {
  const characters = [...text]
  return characters.length <= maxCharacters
    ? text
    : characters.slice(0, maxCharacters - 1).join('') + '…'
}
