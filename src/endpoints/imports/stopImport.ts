import type { Endpoint } from 'payload'
import { stopRun } from '../../database/importRuns.ts'
import { dropFolder, importFolder } from '../../importer/imports/importFolder.ts'
import { isUnderWay } from '../../importer/imports/importRecord.ts'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'
import { busy } from './addFilePiece.ts'
import { importOf } from './importOf.ts'

/** `POST /api/blog-imports/:id/stop`: it ends behind the post it is at; begun again, it goes on from there. For editors. */
export const stopImport: Endpoint = {
  path: '/:id/stop',
  method: 'post',
  handler: async (req) => {
    const { id } = await importOf(req)
    await stopRun(req, id)
    return Response.json({ stopped: true })
  },
}

/** `POST /api/blog-imports/:id/discard`: takes its files and its record away; the articles it has brought stay. For editors. */
export const discardImport: Endpoint = {
  path: '/:id/discard',
  method: 'post',
  handler: async (req) => {
    const record = await importOf(req)
    if (isUnderWay(record)) throw refusal(req, 409, busy)
    await req.payload.db.deleteOne({
      collection: slugOf(req, 'blog-imports'),
      where: { id: { equals: record.id } },
      req,
    })
    await dropFolder(importFolder(req.payload, record.id))
    return Response.json({ discarded: true })
  },
}
