import { articlesSaying } from '../../database/published/drafts.ts'
import { readDrafts } from '../../published/draftTexts.ts'
import { searchByText } from '../shared/searchByText.ts'

/** The search of the admin's list looks where readers' search looks, and into drafts. */
export const searchArticles = searchByText(async (req, query, limit) => {
  await readDrafts(req)
  return articlesSaying(req, query, limit)
})
