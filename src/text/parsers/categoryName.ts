import { findDates } from '../japanese/dates.ts'
import { endsSentence } from '../japanese/sentences.ts'

/**
 * Whether a line has the form of a category's name: a word or a few, without a sentence's marks, a date or a time. What has another
 * form may be a category the archive knows, and never becomes a new one.
 */
export const isCategoryName = (text: string): boolean =>
  /^\p{L}[\p{L}\p{M}\p{N}・＆&／/ー\-\s]{0,19}$/u.test(text) &&
  !endsSentence(text) &&
  !/\d時|\d分|午[前後]|(?:UTC|GMT|JST)\b/.test(text.normalize('NFKC')) &&
  findDates(text).length === 0
