/**
 * A text whose lines end with `\n` alone: CR LF and CR, the separators U+2028 and U+2029 of spreadsheets and PDF viewers, NEL of
 * mainframes, and the vertical tab and form feed Word has for a line and a page.
 */
export const withLineFeeds = (text: string): string =>
  text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
