import { addDataAndFileToRequest, NotFound, type Endpoint, type PayloadRequest } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { moveCitations } from '../../database/moveCitations.ts'
import { lockSources } from '../../database/lockSources.ts'
import type { Citation } from '../../text/manuscript/manuscript.ts'
import type { House } from '../../text/proof/rule.ts'
import { hostOf } from '../../text/sources/canonicalUrl.ts'
import { sourceKey } from '../../text/sources/citation.ts'
import { refusal } from '../../request/refusal.ts'

type Source = {
  id: string | number
  key?: string | null
  url?: string | null
  aliases?: string[] | null
  isPublic?: boolean | null
  /** ISO 8601. */
  publicFrom?: string | null
  [field: string]: unknown
}

/** What the source that stays takes over where it says nothing itself. */
const takenOver = [
  'title',
  'url',
  'publisher',
  'publishedOn',
  'author',
  'language',
  'archiveUrl',
] as const

/**
 * `POST /api/sources/:id/merge` with `{ into }`: everything that cites the source cites the other one from now on, in live
 * articles, drafts and versions; its addresses stay as aliases, and it is deleted. Editors only.
 */
export const mergeSource = (house: House): Endpoint => ({
  path: '/:id/merge',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    await addDataAndFileToRequest(req)
    return inTransaction(req, async () => {
      const ids = await lockSources(req, [req.routeParams?.id, req.data?.into])
      if (ids.length === 1)
        throw refusal(req, 400, {
          ja: '同じ情報源どうしは統合できません。別の情報源を選んでください。',
          en: 'A source cannot be merged into itself. Choose another one.',
        })
      const [gone, stays] = [await sourceOf(req, ids[0]!), await sourceOf(req, ids[1]!)]
      const moved = await moveCitations(req, String(gone.id), String(stays.id))
      const { db } = req.payload
      await db.deleteOne({ collection: 'sources', where: { id: { equals: gone.id } }, req })
      const doc = await db.updateOne({
        collection: 'sources',
        id: stays.id,
        // A list among the fields makes Payload write the whole row.
        data: { ...stays, ...merged(gone, stays, house) },
        req,
      })
      return Response.json({ doc, moved })
    })
  },
})

const sourceOf = async (req: PayloadRequest, id: string): Promise<Source> => {
  const source = await req.payload.db.findOne<Source>({
    collection: 'sources',
    where: { id: { equals: id } },
    req,
  })
  if (!source) throw new NotFound(req.t)
  return source
}

const merged = (gone: Source, stays: Source, house: House): Partial<Source> => {
  const fields = Object.fromEntries(
    takenOver.map((field) => [field, stays[field] || (gone[field] ?? null)]),
  ) as Pick<Citation, 'title' | 'url' | 'publisher' | 'publishedOn'>
  const publishedOn = fields.publishedOn?.slice(0, 10) ?? null
  const key = sourceKey({ ...fields, publishedOn }, house)
  const addresses = [
    stays.key,
    ...(stays.aliases ?? []),
    gone.key,
    gone.url,
    ...(gone.aliases ?? []),
  ]
  return {
    ...fields,
    key,
    host: fields.url ? hostOf(fields.url) : null,
    label: fields.title || fields.url || null,
    aliases: [
      ...new Set(
        addresses.filter(
          (alias): alias is string => Boolean(alias) && alias !== key && alias !== fields.url,
        ),
      ),
    ],
    isPublic: Boolean(gone.isPublic || stays.isPublic),
    publicFrom: [gone.publicFrom, stays.publicFrom].filter(Boolean).sort()[0] ?? null,
  }
}
