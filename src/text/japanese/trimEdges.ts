/**
 * A text without the characters of one class at its front and those of another at its end. Character by character: a pattern that
 * ends with `[…]+$` looks from each place of a long run again.
 * @param front a pattern of one character
 * @param back the same for the end
 */
export const trimEdges = (text: string, front: RegExp, back: RegExp): string => {
  let [from, to] = [0, text.length]
  while (from < to && front.test(text[from]!)) from++
  while (to > from && back.test(text[to - 1]!)) to--
  return text.slice(from, to)
}
