import { searchFold } from './searchFold.ts'

/** What a reader looks for: words a text must have, each folded, and words it must not have. */
export type SearchQuery = { words: string[]; without: string[] }

/** More words than this say nothing more. */
const maxWords = 12

/** One word: in quotation marks with spaces in it, else up to the next space; a minus before it excludes it. */
const word = /([-－−])?(?:"([^"]*)"|“([^”]*)”|「([^」]*)」|『([^』]*)』|([^\s　"“「『]+))/g

/**
 * Reads what somebody typed into a search field: `港 運航 -値上げ "三年 ぶり"`; 「…」 quotes too, as titles are quoted.
 */
export const readQuery = (typed: string): SearchQuery => {
  const query: SearchQuery = { words: [], without: [] }
  for (const [, minus, ...forms] of typed.normalize('NFC').matchAll(word)) {
    const folded = searchFold(forms.find((form) => form !== undefined) ?? '')
    const list = minus ? query.without : query.words
    if (folded !== '' && !list.includes(folded) && list.length < maxWords) list.push(folded)
  }
  return query
}
