/** How the comments of one level may be sorted. */
export const commentSorts = ['best', 'newest', 'oldest', 'discussed'] as const
/** One of `commentSorts`. */
export type CommentSort = (typeof commentSorts)[number]

/** Where a page of comments goes on: behind a comment with these values, under this parent. */
export type Cursor = {
  sort: CommentSort
  parent: string | null
  /** The last comment's; null: from the beginning. */
  after: { value: number; postedAt: string; id: string } | null
}

/** A cursor as frontends carry it: nothing in it is secret, and nothing private can be asked with it. */
export const writeCursor = ({ sort, parent, after }: Cursor): string =>
  btoa(JSON.stringify([sort, parent, ...(after ? [after.value, after.postedAt, after.id] : [])]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value)

const isTime = (value: unknown): value is string =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value))

/** Reads a cursor; null where it is none. */
export const readCursor = (text: string): Cursor | null => {
  let parts: unknown
  try {
    parts = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')))
  } catch {
    return null
  }
  if (!Array.isArray(parts)) return null
  const [sort, parent, value, postedAt, id] = parts as unknown[]
  if (!commentSorts.includes(sort as CommentSort)) return null
  if (parent !== null && !isId(parent)) return null
  const base = { sort: sort as CommentSort, parent }
  if (parts.length === 2) return { ...base, after: null }
  if (typeof value !== 'number' || !Number.isFinite(value) || !isId(id)) return null
  if (!isTime(postedAt)) return null
  return { ...base, after: { value, postedAt, id } }
}
