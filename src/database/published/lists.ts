/** The kinds of lists an article stands in, as `kind:value`. */
type ListKind = 'category' | 'author' | 'tag' | 'source' | 'format' | 'month' | 'word' | 'lead'

/** Longer tags would not fit into an index. */
const maxLength = 300

/** The name of a list: `tag:港`. */
export const listOf = (kind: ListKind, value: string): string =>
  `${kind}:${[...value].slice(0, maxLength).join('')}`

/** The papers we read are Japanese: their months begin in Tokyo. */
const month = new Intl.DateTimeFormat('sv-SE', {
  year: 'numeric',
  month: '2-digit',
  timeZone: 'Asia/Tokyo',
})

/** The month of an instant, as `2026-03`. */
export const monthOf = (at: Date): string => month.format(at)
