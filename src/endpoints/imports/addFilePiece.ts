import type { Endpoint } from 'payload'
import { addPiece, importFolder } from '../../importer/imports/importFolder.ts'
import { isUnderWay } from '../../importer/imports/importRecord.ts'
import { refusal } from '../../request/refusal.ts'
import { importOf } from './importOf.ts'

/** The longest piece of a file, in bytes; below what the newsroom's server takes of staff at once. */
const maxPiece = 8 * 2 ** 20

/**
 * `POST /api/blog-imports/:id/files/:n?start=` with the bytes: a piece of the nth file, behind what is there of it. Answers
 * `{ received }`, how much is there now: whoever was cut off goes on from there. For editors.
 */
export const addFilePiece: Endpoint = {
  path: '/:id/files/:n',
  method: 'post',
  handler: async (req) => {
    const record = await importOf(req)
    if (isUnderWay(record)) throw refusal(req, 409, busy)
    const at = Number(req.routeParams?.n)
    const start = Number(req.searchParams.get('start'))
    if (!record.files[at] || !Number.isSafeInteger(start) || start < 0)
      throw refusal(req, 400, {
        ja: 'そのファイルはこの取り込みにありません。',
        en: 'This import has no such file.',
      })
    const bytes = new Uint8Array((await req.arrayBuffer?.()) ?? [])
    if (bytes.length > maxPiece)
      throw refusal(req, 413, {
        ja: `一度に送れるのは${maxPiece / 2 ** 20}MBまでです。`,
        en: `A piece has ${maxPiece / 2 ** 20} MB at most.`,
      })
    const folder = importFolder(req.payload, record.id)
    return Response.json({ received: await addPiece(folder, record, at, { start, bytes }) })
  },
}

export const busy = {
  ja: 'この取り込みはいま実行中です。止めてから行ってください。',
  en: 'This import is under way. Stop it first.',
}
