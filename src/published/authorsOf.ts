import { isRecord } from '../text/isRecord.ts'
import type { ReadArticle } from './pageOf.ts'

/** Whose names stand over an article, as far as readers know them. */
export const authorsOf = ({ authors }: ReadArticle): Record<string, unknown>[] =>
  (authors ?? []).filter(isRecord)
