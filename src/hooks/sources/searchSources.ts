import { rowsSaying } from '../../database/rowsSaying.ts'
import { searchByText } from '../shared/searchByText.ts'

/** Finds sources by title, publisher, author and address, whatever their width and kana. */
export const searchSources = searchByText((req, query, limit) =>
  rowsSaying(req, 'sources', ['title', 'publisher', 'author', 'url'], query, limit),
)
