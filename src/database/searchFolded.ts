import { sql } from '@payloadcms/db-postgres/drizzle'
import { newForm } from '../text/search/searchFold.ts'
import type { Statement } from './runSql.ts'

const range = (from: string, to: string): string =>
  Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, n) =>
    String.fromCharCode(from.charCodeAt(0) + n),
  ).join('')

/** One character for one: commas, stops, quotes and dashes of every kind, katakana, old forms of characters. */
const from = `,.’‘“”‐‑–—―−〜${range('ァ', 'ヶ')}${[...newForm.keys()].join('')}`
const to = `、。''""------~${range('ぁ', 'ゖ')}${[...newForm.values()].join('')}`

/** White space and what nobody sees, as `fold` drops it. */
const unseen =
  '[\\s\u00ad\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3000\ufe00-\ufe0f\ufeff]+'

/** What `searchFold` makes of a text, worked out by the database: for short texts that are searched too rarely to be kept folded. */
export const searchFolded = (text: Statement): Statement =>
  sql`regexp_replace(translate(normalize(regexp_replace(lower(normalize(${text}, NFKC)), ${unseen}, '', 'g'), NFKC), ${from}, ${to}), '([ぁ-ゖー])[-~]', '\\1ー', 'g')`
