import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload'
import { dropUncited } from '../database/dropUncited.ts'
import { rawId } from '../database/ids.ts'
import { importedArticle } from '../database/importedArticles.ts'
import { lockArticleRow } from '../database/lockArticleRow.ts'
import { unusedPictures } from '../database/unusedPictures.ts'
import { slugOf } from '../slugs.ts'
import { keyOfPost } from './origin.ts'
import type { ExportedPost } from './importPosts.ts'

/** What became of an article a post had become: it is gone, with so many sources and pictures, or the desk has saved it since. */
export type UndonePost =
  | { outcome: 'gone'; sources: number; pictures: number }
  | { outcome: 'kept'; id: string }
  | { outcome: 'none' }

/**
 * Takes back what importing a post has written: its article with its comments, and the sources and pictures that nothing else uses.
 * What the desk has saved since stays as it is, and so do categories and authors: others may be filed under them by now.
 */
export const undoPost = async (
  payload: Payload,
  { system, post }: ExportedPost,
): Promise<UndonePost> => {
  const req = await createLocalReq({}, payload)
  const known = await importedArticle(req, keyOfPost(system, post))
  if (!known) return { outcome: 'none' }
  await initTransaction(req)
  try {
    const { last, sources } = (await lockArticleRow(req, known.id)) ?? { last: 0, sources: [] }
    if (last !== known.revision) {
      await killTransaction(req)
      return { outcome: 'kept', id: known.id }
    }
    await payload.delete({
      collection: slugOf(req, 'articles'),
      id: rawId(req, known.id),
      trash: true,
      depth: 0,
      req,
    })
    const gone = sources.length > 0 ? await dropUncited(req, sources) : []
    await commitTransaction(req)
    const pictures = await dropPictures(payload, Object.values(known.pictures ?? {}).map(String))
    return { outcome: 'gone', sources: gone.length, pictures }
  } catch (error) {
    await killTransaction(req)
    throw error
  }
}

/** Takes pictures out of the library that nothing shows any more; each with its files. */
const dropPictures = async (payload: Payload, ids: string[]): Promise<number> => {
  const req = await createLocalReq({}, payload)
  const unused = await unusedPictures(req, [...new Set(ids)])
  for (const id of unused)
    await payload.delete({
      collection: slugOf(req, 'media'),
      id: rawId(req, id, slugOf(req, 'media')),
      depth: 0,
    })
  return unused.length
}
