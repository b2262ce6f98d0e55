import type { Endpoint } from 'payload'
import {
  importFolder,
  receivedOf,
  resultsIn,
  type ImportResult,
} from '../../importer/imports/importFolder.ts'
import { isUnderWay, type ImportRecord } from '../../importer/imports/importRecord.ts'
import { importOf } from './importOf.ts'

/** An import as the admin shows it: its record, how much of each file is there, and whether it is still under way. */
export type ShownImport = ImportRecord & {
  received: number[]
  isUnderWay: boolean
  /** What can be taken from it, below its address. */
  results: ImportResult[]
}

/** `GET /api/blog-imports/:id/state`: how far an import is, and what became of it. For editors. */
export const readImport: Endpoint = {
  path: '/:id/state',
  method: 'get',
  handler: async (req) => {
    const record = await importOf(req)
    const folder = importFolder(req.payload, record.id)
    const shown: ShownImport = {
      ...record,
      received: await receivedOf(folder, record),
      results: await resultsIn(folder),
      isUnderWay: isUnderWay(record),
    }
    return Response.json(shown, { headers: { 'Cache-Control': 'no-store' } })
  },
}
