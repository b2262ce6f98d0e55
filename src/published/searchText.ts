import { isRecord } from '../text/isRecord.ts'
import { fromLexical } from '../text/manuscript/fromLexical.ts'
import { blocksText } from '../text/manuscript/blockText.ts'
import { notedIn, withoutNotation } from '../text/manuscript/notation.ts'
import { sectionOpenedBy } from '../text/manuscript/sections.ts'
import type { House } from '../text/proof/rule.ts'
import { gramsOf } from '../text/search/grams.ts'
import { searchFold } from '../text/search/searchFold.ts'
import type { SearchText } from '../database/published/entries.ts'
import { authorsOf } from './authorsOf.ts'
import type { ReadArticle } from './pageOf.ts'

/** What readers look for in an article: what it says, and what it is filed and cited under. */
export const searchTextOf = (article: ReadArticle, house: House): SearchText => {
  const blocks = fromLexical(article.body)
  const written = blocksText(
    blocks.filter((block) => !sectionOpenedBy(block, house)),
    house,
  )
  // What is read over and under a text is found, and no part of its sentences.
  const plain = withoutNotation(written)
  const title = [article.title, article.kicker].filter(Boolean).join('\n')
  const cited = (article.citations ?? []).flatMap(({ source }) =>
    isRecord(source) ? [source.title, source.publisher] : [],
  )
  const category = isRecord(article.category) ? article.category.name : null
  const names = authorsOf(article).flatMap(({ name, kana }) => [name, kana])
  // A sign no text has keeps words of two texts apart.
  const folded = [
    title,
    ...(article.tags ?? []),
    category,
    ...names,
    ...cited,
    ...notedIn(written),
    plain,
  ]
    .flatMap((text) => (typeof text === 'string' && text ? [searchFold(text)] : []))
    .join('\u0001')
  return { title: searchFold(title), folded, plain, grams: gramsOf(folded) }
}
