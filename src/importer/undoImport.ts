import { createLocalReq, type Payload, type PayloadRequest } from 'payload'
import { dropUncited } from '../database/dropUncited.ts'
import { rawId } from '../database/ids.ts'
import { importedAmong, importedArticle } from '../database/importedArticles.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { lockArticleRow } from '../database/lockArticleRow.ts'
import { unusedPictures } from '../database/unusedPictures.ts'
import { slugOf } from '../slugs.ts'
import type { LocalizedText } from '../text/manuscript/manuscript.ts'
import { keyOfPost } from './origin.ts'
import { reasonOf } from './records.ts'
import type { ExportedPost } from './importPosts.ts'

/**
 * What became of an article a post had become: it is gone, with so many sources and pictures, or the desk has saved it since. One
 * that is refused is as it was in the database.
 */
export type UndonePost =
  | { outcome: 'gone'; sources: number; pictures: number }
  | { outcome: 'kept'; id: string }
  | { outcome: 'none' }
  | { outcome: 'refused'; reason: LocalizedText }

/**
 * Takes back what importing a post has written, all or nothing: its article with its comments, and the sources and pictures that
 * an import has made and nothing else uses. What the desk has made, or changed since, stays as it is, and so do categories and
 * authors: others may be filed under them by now.
 */
export const undoPost = async (
  payload: Payload,
  { system, post }: ExportedPost,
): Promise<UndonePost> => {
  const req = await createLocalReq({}, payload)
  try {
    const known = await importedArticle(req, keyOfPost(system, post))
    if (!known) return { outcome: 'none' }
    return await inTransaction(req, async () => {
      const { last, sources } = (await lockArticleRow(req, known.id)) ?? { last: 0, sources: [] }
      if (last !== known.revision) return { outcome: 'kept', id: known.id }
      await payload.delete({
        collection: slugOf(req, 'articles'),
        id: rawId(req, known.id),
        trash: true,
        depth: 0,
        req,
      })
      const gone = await dropUncited(req, await importedAmong(req, 'sources', sources))
      const pictures = Object.values(known.pictures ?? {}).map(String)
      return {
        outcome: 'gone',
        sources: gone.length,
        pictures: await dropPictures(req, await importedAmong(req, 'media', pictures)),
      }
    })
  } catch (error) {
    return { outcome: 'refused', reason: reasonOf(error) }
  }
}

/** Takes pictures out of the library that nothing shows any more; each with its files. */
const dropPictures = async (req: PayloadRequest, ids: string[]): Promise<number> => {
  const collection = slugOf(req, 'media')
  const unused = await unusedPictures(req, ids)
  for (const id of unused)
    await req.payload.delete({ collection, id: rawId(req, id, collection), depth: 0, req })
  return unused.length
}
