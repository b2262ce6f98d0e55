import { createLocalReq, killTransaction, initTransaction, commitTransaction } from 'payload'
import type { Collection, Payload, PayloadRequest, TextareaField } from 'payload'
import { rawId } from '../database/ids.ts'
import { importedComments, insertComments, type NewComment } from '../database/insertComments.ts'
import { composed } from '../text/japanese/composed.ts'
import type { CommentStatus } from '../text/comments/commentStatus.ts'
import type { Remark } from '../text/manuscript/manuscript.ts'
import { slugOf } from '../slugs.ts'
import { commentKey } from './origin.ts'
import { create, type Id } from './records.ts'

/** A comment as it is to be stored, with its replies. */
export type SaidComment = {
  author: string
  /** ISO 8601; null where nobody knows. */
  postedAt: string | null
  text: string
  status: CommentStatus
  email: string | null
  votes: number | null
  replies: SaidComment[]
}

/** What was said under a page that was public. */
export const asSaid = ({ author, postedAt, text, votes, replies }: Remark): SaidComment => ({
  author,
  postedAt,
  text,
  status: 'approved',
  email: null,
  votes,
  replies: replies.map(asSaid),
})

/** Whether an app has comments at all. */
export const takesComments = (payload: Payload): boolean =>
  (payload.collections as Record<string, unknown>)[slugOf({ payload }, 'comments')] !== undefined

/** Brings in what was said under an article since it came in itself. @returns how many comments were new */
export const addComments = async (
  payload: Payload,
  article: Id,
  key: string,
  comments: SaidComment[],
  { dryRun }: { dryRun: boolean },
): Promise<number> => {
  if (comments.length === 0) return 0
  const req = await createLocalReq({}, payload)
  await initTransaction(req)
  try {
    const written = await writeComments(payload, req, article, key, comments)
    if (dryRun) await killTransaction(req)
    else await commitTransaction(req)
    return written
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** Writes the comments that are not there yet, with their replies; `isNew`: the article is. @returns how many were */
export const writeComments = async (
  payload: Payload,
  req: PayloadRequest,
  article: Id,
  key: string,
  comments: SaidComment[],
  isNew = false,
): Promise<number> => {
  // An app whose readers do not comment has no place for them; whoever imports is told.
  if (!takesComments(payload) || comments.length === 0) return 0
  const all = keyed(key, comments, maxLengthOf(payload))
  const known = isNew ? new Map<string, string>() : await importedComments(req, String(article))
  if (known.size === 0) return insertComments(req, article, all)
  return addNew(payload, req, article, all, known, null)
}

/** One after the other, through all hooks: readers may have answered meanwhile. */
const addNew = async (
  payload: Payload,
  req: PayloadRequest,
  article: Id,
  comments: NewComment[],
  known: Map<string, string>,
  parent: Id | null,
): Promise<number> => {
  let written = 0
  for (const { key, replies, author, text, status, postedAt, email, votes } of comments) {
    const there = known.get(key)
    if (there === undefined) written++
    const id =
      there !== undefined
        ? rawId(req, there)
        : await create(payload, req, 'comments', {
            article,
            parent,
            authorName: author,
            body: text,
            status,
            postedAt: postedAt ?? undefined,
            email: email ?? undefined,
            votes: { imported: votes },
            told: true,
            origin: { system: 'page', key },
          })
    written += await addNew(payload, req, article, replies, known, id)
  }
  return written
}

/** How long a comment may be here. */
const maxLengthOf = (payload: Payload): number => {
  const { config } = payload.collections[slugOf({ payload }, 'comments')] as Collection
  const body = config.fields.find((field) => 'name' in field && field.name === 'body')
  return (body as TextareaField | undefined)?.maxLength ?? Infinity
}

/** The longest name a comment may have, in UTF-16 units. */
const maxName = 120

/** A comment that is longer than one may be goes on in a reply to itself; one without a name or a text says that it has none. */
const inParts = (comment: SaidComment, longest: number): SaidComment => {
  const { author, text, replies } = comment
  const name = author.trim().slice(0, maxName) || '名前なし'
  const said = text.trim() === '' ? '（本文なし）' : text
  if (said.length <= longest) return { ...comment, author: name, text: said }
  const cut = Math.max(said.lastIndexOf('\n', longest), longest - 200)
  const more = inParts({ ...comment, text: said.slice(cut).trim(), replies: [] }, longest)
  return { ...comment, author: name, text: said.slice(0, cut), replies: [more, ...replies] }
}

/** Each comment by what it says, who says it and when, not by its place: a page read again has new ones above old ones. */
const keyed = (above: string, comments: SaidComment[], longest: number): NewComment[] => {
  const seen = new Map<string, number>()
  return comments.map((given) => {
    const name = commentKey(above, given)
    const nth = seen.get(name) ?? 0
    seen.set(name, nth + 1)
    const key = nth === 0 ? name : `${name}.${nth}`
    const comment = inParts(given, longest)
    return {
      ...comment,
      author: composed(comment.author),
      text: composed(comment.text),
      key,
      replies: keyed(key, comment.replies, longest),
    }
  })
}
