import {
  addDataAndFileToRequest,
  APIError,
  Forbidden,
  NotFound,
  type Endpoint,
  type PayloadRequest,
} from 'payload'
import { isStaff } from '../access/roles.ts'
import { inTransaction } from '../database/inTransaction.ts'
import { moveCitations } from '../database/moveCitations.ts'
import { takeTurn } from '../database/takeTurn.ts'
import { inLanguage } from '../hooks/inLanguage.ts'

type Source = {
  id: string | number
  key?: string | null
  url?: string | null
  aliases?: string[] | null
  isPublic?: boolean | null
  [field: string]: unknown
}

/** What the source that stays takes over where it says nothing itself. */
const takenOver = ['title', 'publisher', 'publishedOn', 'author', 'language', 'archiveUrl'] as const

/**
 * `POST /api/sources/:id/merge` with `{ into }`: everything that cites the source cites the other one from now on, in live
 * articles, drafts and versions; its addresses stay as aliases, and it is deleted. Editors only.
 */
export const mergeSource: Endpoint = {
  path: '/:id/merge',
  method: 'post',
  handler: async (req) => {
    if (!isStaff(req, 'admin', 'editor')) throw new Forbidden(req.t)
    await addDataAndFileToRequest(req)
    const [from, into] = [String(req.routeParams?.id), String(req.data?.into ?? '')]
    if (from === into)
      throw new APIError(
        inLanguage(req, {
          ja: '同じ情報源どうしは統合できません。別の情報源を選んでください。',
          en: 'A source cannot be merged into itself. Choose another one.',
        }),
        400,
        null,
        true,
      )
    return inTransaction(req, async () => {
      // In one order, so that two merges of the same pair never wait for each other.
      for (const id of [from, into].sort()) await takeTurn(id, req)
      const [gone, stays] = [await sourceOf(req, from), await sourceOf(req, into)]
      const moved = await moveCitations(req, from, into)
      await req.payload.db.deleteOne({
        collection: 'sources',
        where: { id: { equals: from } },
        req,
      })
      const doc = await req.payload.db.updateOne({
        collection: 'sources',
        id: into,
        // A list among the fields makes Payload write the whole row.
        data: { ...stays, ...merged(gone, stays) },
        req,
      })
      return Response.json({ doc, moved })
    })
  },
}

const sourceOf = async (req: PayloadRequest, id: string): Promise<Source> => {
  const source = /^[\w-]{1,64}$/.test(id)
    ? await req.payload.db.findOne<Source>({
        collection: 'sources',
        where: { id: { equals: id } },
        req,
      })
    : null
  if (!source) throw new NotFound(req.t)
  return source
}

const merged = (gone: Source, stays: Source): Partial<Source> => ({
  ...Object.fromEntries(takenOver.map((field) => [field, stays[field] || (gone[field] ?? null)])),
  aliases: [
    ...new Set(
      [...(stays.aliases ?? []), gone.key, gone.url, ...(gone.aliases ?? [])].filter(
        (alias): alias is string => Boolean(alias) && alias !== stays.key,
      ),
    ),
  ],
  label: stays.title || gone.title || stays.url || null,
  isPublic: Boolean(gone.isPublic || stays.isPublic),
})
