import type { House } from '../proof/rule.ts'
import type { ArticleRecord } from './fromArticle.ts'

/** Where a collection of an app keeps what is proofread: its fields' names, and the format its texts have. */
export type ProofreadFields = { title: string; body: string; format: string }

/** A document of such a collection as far as the rules look into it. */
export const asArticle = (
  doc: Record<string, unknown>,
  { title, body, format }: ProofreadFields,
): ArticleRecord => ({
  title: typeof doc[title] === 'string' ? doc[title] : '',
  body: doc[body],
  format,
  citations: [],
})

/** What is asked of sources, pictures and the archive of our articles, which such a document has not. */
const ofArticles = new Set([
  'missingCitation',
  'wrongCitation',
  'deadLink',
  'sameArticle',
  'missingAlt',
  'missingCredit',
  'smallPicture',
  'altRepeats',
  // What it takes out goes into a field of our articles.
  'creditInBody',
])

/** The house as it looks at texts that are no articles of ours: the same rules, but for those about what only articles have. */
export const houseOfTexts = (house: House): House => ({
  ...house,
  rules: Object.fromEntries(
    Object.entries(house.rules).filter(
      ([name, { asks }]) => asks !== 'archive' && !ofArticles.has(name),
    ),
  ),
})
