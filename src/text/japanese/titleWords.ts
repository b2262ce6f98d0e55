const words = new Intl.Segmenter('ja', { granularity: 'word' })

/** A word that says what a title is about: no particle, no number, no single character. */
const telling = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}]/u

/** A longer title says nothing more about. */
const most = 12

/** The words of a title by which others are like it, each once; by the dictionary of the platform. */
export const titleWords = (title: string): string[] => {
  const found = new Set<string>()
  for (const { segment, isWordLike } of words.segment(title.normalize('NFKC')))
    if (isWordLike && segment.length > 1 && telling.test(segment)) found.add(segment)
  return [...found].slice(0, most)
}
