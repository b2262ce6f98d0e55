import type { CollectionBeforeChangeHook } from 'payload'
import { bodyOf } from '../../request/bodyOf.ts'
import { savingOf } from '../../request/saving.ts'
import type { House } from '../../text/proof/rule.ts'

type Live = {
  id: string | number
  title?: string | null
  body?: unknown
  corrections?: { text?: string | null }[] | null
  publishedAt?: string | null
  revisedAt?: string | null
  _status?: string | null
}

/**
 * Dates what readers are given anew: a published article whose title, text or corrections are others than those that are live.
 * A time an editor has written stays, also none.
 */
export const dateRevision =
  (house: House): CollectionBeforeChangeHook<any> =>
  async ({ collection, data, operation, originalDoc, req }) => {
    const { autosave, isRestore } = savingOf(req, collection.slug)
    // When readers were given another text is nothing a version says anew.
    if (isRestore) return { ...data, revisedAt: originalDoc?.revisedAt ?? null }
    if (operation !== 'update' || autosave || data._status !== 'published') return data
    const live = await req.payload.db.findOne<Live>({
      collection: collection.slug,
      where: { id: { equals: originalDoc.id } },
      select: {
        title: true,
        body: true,
        corrections: true,
        publishedAt: true,
        revisedAt: true,
        _status: true,
      },
      req,
    })
    const wasRead =
      live?._status === 'published' && Date.parse(live.publishedAt ?? '') <= Date.now()
    const isWritten = (data.revisedAt ?? null) !== (live?.revisedAt ?? null)
    if (!wasRead || isWritten) return data
    const said = ({ title, body, corrections }: Omit<Live, 'id'>): string =>
      JSON.stringify([
        title ?? '',
        bodyOf(req, body, house).blocks.map(({ kind, text }) => [kind, text]),
        (corrections ?? []).map(({ text }) => text ?? ''),
      ])
    return said(data) === said(live) ? data : { ...data, revisedAt: new Date().toISOString() }
  }
