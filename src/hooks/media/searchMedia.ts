import { rowsSaying } from '../../database/rowsSaying.ts'
import { searchByText } from '../shared/searchByText.ts'

/** Finds pictures by what is written of them, whatever its width and kana. */
export const searchMedia = searchByText((req, query, limit) =>
  rowsSaying(req, 'media', ['filename', 'alt', 'caption', 'credit_text'], query, limit),
)
