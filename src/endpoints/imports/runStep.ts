import { randomUUID } from 'node:crypto'
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { advisoryLock } from '../../database/advisoryLock.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { importFolder, receivedOf } from '../../importer/imports/importFolder.ts'
import {
  importSteps,
  isUnderWay,
  type ImportRecord,
  type ImportStep,
} from '../../importer/imports/importRecord.ts'
import { importQueue } from '../../importer/imports/importTask.ts'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'
import { busy } from './addFilePiece.ts'
import { importOf } from './importOf.ts'

/**
 * `POST /api/blog-imports/:id/run` with `{ step: 'check' | 'write' | 'undo' }`: puts a step into the jobs queue `imports`; a process that
 * runs jobs begins at once. One import is under way at a time. For editors.
 */
export const runStep: Endpoint = {
  path: '/:id/run',
  method: 'post',
  handler: async (req) => {
    const { id } = await importOf(req)
    await addDataAndFileToRequest(req)
    const { step } = (req.data ?? {}) as { step?: unknown }
    if (!importSteps.includes(step as ImportStep))
      throw refusal(req, 400, {
        ja: `実行することを step に ${importSteps.join('・')} のいずれかで指定してください。`,
        en: `Give \`step\` as one of ${importSteps.join(', ')}.`,
      })
    const run = randomUUID()
    const job = await inTransaction(req, async () => {
      await advisoryLock('imports', req)
      await mayBegin(req, await importOf(req))
      await req.payload.db.updateOne({
        collection: slugOf(req, 'blog-imports'),
        id,
        data: {
          step,
          run,
          state: 'waiting',
          isStopping: false,
          done: 0,
          total: 0,
          updatedAt: new Date().toISOString(),
        },
        req,
      })
      return req.payload.jobs.queue({
        task: 'runImport' as never,
        input: { import: String(id), step, run } as never,
        queue: importQueue,
        req,
      })
    })
    const { autoRun } = req.payload.config.jobs
    // Whoever runs jobs by the clock would begin within a minute.
    if (Array.isArray(autoRun) ? autoRun.length > 0 : autoRun)
      void req.payload.jobs
        .runByID({ id: (job as { id: string | number }).id, silent: true })
        .catch((err: unknown) =>
          req.payload.logger.error({ err, msg: 'midashi: an import has failed' }),
        )
    return Response.json({ state: 'waiting' }, { status: 202 })
  },
}

/** @throws {APIError} where something is under way, or files have not come */
const mayBegin = async (req: PayloadRequest, record: ImportRecord): Promise<void> => {
  if (isUnderWay(record)) throw refusal(req, 409, busy)
  const { docs } = await req.payload.db.find<ImportRecord>({
    collection: slugOf(req, 'blog-imports'),
    where: { state: { in: ['waiting', 'running'] } },
    limit: 100,
    req,
  })
  if (docs.some(isUnderWay))
    throw refusal(req, 409, {
      ja: 'ほかの取り込みが実行中です。終わってから実行してください。',
      en: 'Another import is under way. Wait until it has ended.',
    })
  const received = await receivedOf(importFolder(req.payload, record.id), record)
  if (record.files.some(({ size }, at) => received[at] !== size))
    throw refusal(req, 409, {
      ja: 'まだ届いていないファイルがあります。もう一度送ってください。',
      en: 'Not all files have come. Send them again.',
    })
}
