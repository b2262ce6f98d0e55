import { alike } from '../japanese/fold.ts'
import { newForm } from './searchFold.ts'

/** The signs that a search takes for one, beside itself. */
const others = new Map<string, string>()
for (const [sign, folded] of [...Object.entries(alike), ...newForm])
  others.set(folded, (others.get(folded) ?? '') + sign)

const isKana = (sign: string): boolean => /^[ぁ-ゖー]$/.test(sign)

/** White space and what nobody sees may stand between any two signs, as `fold` drops it. */
const unseen =
  '[\\s\\u00ad\\u115f\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\u3000\\ufe00-\\ufe0f\\ufeff]*'

/** What is no sign of a pattern's own. */
const literal = (signs: string): string => signs.replace(/[\\\]^[-]/g, '\\$&')

/**
 * The pattern, as Postgres and JavaScript read it, by which a text of normal form NFKC in lower case has a word, which is folded as
 * `searchFold` folds it: for short texts that are looked through too rarely to be kept folded.
 */
export const searchPattern = (word: string): string =>
  [...word]
    .map((sign, at, signs) => {
      const katakana = /^[ぁ-ゖ]$/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0x60) : ''
      // A dash behind kana is a long mark.
      const dashes =
        sign === 'ー' && isKana(signs[at - 1] ?? '') ? `-~${others.get('-')}${others.get('~')}` : ''
      return `[${literal(sign + katakana + (others.get(sign) ?? '') + dashes)}]`
    })
    .join(unseen)
