import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { NotFound, type Endpoint } from 'payload'
import {
  importFolder,
  importResults,
  type ImportResult,
} from '../../importer/imports/importFolder.ts'
import { importOf } from './importOf.ts'

/**
 * `GET /api/blog-imports/:id/report`, `/pictures`, `/refused`: the whole report as JSON; the pictures that were not found, as a list; the posts
 * that were refused, which `midashi import` takes. For editors.
 */
export const importFile = (name: ImportResult): Endpoint => ({
  path: `/:id/${name}`,
  method: 'get',
  handler: async (req) => {
    const { id } = await importOf(req)
    const file = importResults[name]
    const bytes = await readFile(path.join(importFolder(req.payload, id), file)).catch(() => {
      throw new NotFound(req.t)
    })
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="midashi-import-${file}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    })
  },
})
