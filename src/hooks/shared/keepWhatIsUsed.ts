import { type CollectionBeforeDeleteHook } from 'payload'
import { refusal } from '../../request/refusal.ts'

/**
 * Keeps a source or a picture as long as a published article shows it: the article would be left without it.
 * @throws {APIError} 409
 */
export const keepWhatIsUsed: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  const used = await req.payload.db.findOne<{ id: string; isPublic?: boolean }>({
    collection: collection.slug,
    where: { id: { equals: id } },
    select: { isPublic: true },
    req,
  })
  if (used?.isPublic)
    throw refusal(req, 409, {
      ja: '公開中の記事で使われているため、削除できません。先に記事から外してください。',
      en: 'A published article uses this. Take it out of the article first.',
    })
}
