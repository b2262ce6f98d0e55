import type { CollectionAfterOperationHook } from 'payload'
import { published } from '../../access/published.ts'
import { isStaff } from '../../access/roles.ts'
import { relationId } from '../../text/article/fromArticle.ts'

type Doc = { relatedArticles?: unknown[] | null }

/**
 * Drops related articles that are not published from what a reader gets: an id alone would say that they exist. One query
 * for the whole page.
 */
export const dropHidden: CollectionAfterOperationHook = async ({
  args,
  collection,
  operation,
  req,
  result,
}) => {
  if (
    (operation !== 'find' && operation !== 'findByID') ||
    isStaff(req, 'admin', 'editor', 'writer')
  )
    return result
  if ((args as { overrideAccess?: boolean }).overrideAccess === true) return result
  const found = result as Doc & { docs?: Doc[] }
  const docs: Doc[] = found.docs ?? [found]
  const ids = docs
    .flatMap(({ relatedArticles }) => (relatedArticles ?? []).map(relationId))
    .filter((id) => id !== null)
  if (ids.length === 0) return result
  const open = await req.payload.db.find<{ id: string }>({
    collection: collection.slug,
    where: { and: [{ id: { in: ids } }, published()] },
    pagination: false,
    limit: ids.length,
    select: { title: true },
    req,
  })
  const shown = new Set(open.docs.map(({ id }) => String(id)))
  const dropped = (doc: Doc): Doc =>
    doc.relatedArticles
      ? {
          ...doc,
          relatedArticles: doc.relatedArticles.filter((value) =>
            shown.has(relationId(value) ?? ''),
          ),
        }
      : doc
  const read = found.docs ? { ...found, docs: docs.map(dropped) } : dropped(found)
  return read as typeof result
}
