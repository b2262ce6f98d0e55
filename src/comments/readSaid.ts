import type { Said } from '../text/comments/blocklist.ts'
import type { CommentSettings } from './options.ts'
import { Refused } from './refused.ts'

const characters = (text: string): number => [...text].length

/** Whether there is anything to see in a text. */
const isWritten = (text: string): boolean =>
  /[^\p{Z}\p{C}\p{M}\u115f\u1160\u3164\u2800]/u.test(text)

/**
 * The words of a comment, as they were written but for white space around them.
 * @throws {Refused} `badName`, `badBody` or `longBody`
 */
export const readSaid = (data: Record<string, unknown>, { maxLength }: CommentSettings): Said => {
  const text = (field: string): string | null => {
    const value = data[field]
    // The only character Postgres does not store.
    return typeof value === 'string' && !value.includes('\u0000') && value.isWellFormed()
      ? value.replace(/\r\n?/g, '\n').trim()
      : null
  }
  const [authorName, body] = [text('authorName'), text('body')]
  if (
    authorName === null ||
    !isWritten(authorName) ||
    characters(authorName) > 60 ||
    authorName.includes('\n')
  )
    throw new Refused('badName')
  if (body === null || !isWritten(body)) throw new Refused('badBody')
  if (body.length > maxLength) throw new Refused('longBody')
  return { authorName, body }
}
