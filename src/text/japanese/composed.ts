const hasMarks = /[\p{M}\u1161-\u11c2]/u

// Variation selectors are marks too, and choose a form of the character before them.
const marked = /\P{M}[[\p{M}\u1161-\u1175\u11a8-\u11c2]--[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]]+/gv

/**
 * A text whose marks stand in their letters, as NFC has them: macOS hands out ガ as two characters. What NFC changes beyond that
 * stays: 神 and 福 in the forms of a family's name are other characters to it (https://unicode.org/reports/tr15/, singletons).
 */
export const composed = (text: string): string =>
  hasMarks.test(text) ? text.replace(marked, (letter) => letter.normalize('NFC')) : text
