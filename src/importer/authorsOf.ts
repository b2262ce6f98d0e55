import type { Payload, PayloadRequest } from 'payload'
import { advisoryLock } from '../database/advisoryLock.ts'
import type { BlogPost, Byline } from '../text/blogs/blogPost.ts'
import { create, findOne, type Id } from './records.ts'

/** Whose names stood over a post, as far as it says. */
const bylineOf = ({ own, author }: BlogPost): Byline[] => {
  if (own) return own.byline
  const name = author?.name.trim() || author?.login.trim()
  return name ? [{ name, kana: null, profile: null, url: null }] : []
}

/** The longest name of an author, in UTF-16 units. */
const maxName = 100

/**
 * The authors of a post: those the archive has by this name, and new ones. `keep` notes them in `seen`, once the post is really there.
 */
export const authorsOf = async (
  payload: Payload,
  req: PayloadRequest,
  post: BlogPost,
  seen = new Map<string, Id>(),
): Promise<{ ids: Id[]; keep: () => void }> => {
  const found = new Map<string, Id>()
  for (const { name: given, ...more } of bylineOf(post)) {
    const name = given.slice(0, maxName)
    const find = async (): Promise<Id | undefined> =>
      (await findOne(payload, 'authors', { name: { equals: name } }, req))?.id
    let id = seen.get(name) ?? (await find())
    if (id === undefined) {
      // Several posts come in at once: whoever makes an author is waited for by those who would make them too.
      await advisoryLock('authors', req)
      id = (await find()) ?? (await create(payload, req, 'authors', { name, ...more }))
    }
    found.set(name, id)
  }
  return {
    ids: [...new Set(found.values())],
    keep: () => found.forEach((id, name) => seen.set(name, id)),
  }
}
