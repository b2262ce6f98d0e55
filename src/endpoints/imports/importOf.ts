import { NotFound, type PayloadRequest } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { isId, rawId } from '../../database/ids.ts'
import type { ImportRecord } from '../../importer/imports/importRecord.ts'
import { slugOf } from '../../slugs.ts'

/** The import a request is about. @throws for whoever is no editor, and where there is none */
export const importOf = async (req: PayloadRequest): Promise<ImportRecord> => {
  mustBe(req, 'admin', 'editor')
  const id = req.routeParams?.id
  const record =
    isId(req, id) &&
    (await req.payload.db.findOne<ImportRecord>({
      collection: slugOf(req, 'blog-imports'),
      where: { id: { equals: rawId(req, id) } },
      req,
    }))
  if (!record) throw new NotFound(req.t)
  return record
}
