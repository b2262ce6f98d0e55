import type { Endpoint } from 'payload'
import { countForReader } from '../../comments/limits.ts'
import { openComment, voterOf } from '../../comments/openComment.ts'
import type { CommentSettings } from '../../comments/options.ts'
import { readBody } from '../../comments/readBody.ts'
import { forReaders, write } from '../../comments/readerEndpoint.ts'
import { Refused } from '../../comments/refused.ts'
import { lockComment } from '../../database/commentCounts.ts'
import { fileReport } from '../../database/fileReport.ts'
import type { Hold } from '../../text/comments/screen.ts'
import { isReportReason } from '../../text/comments/reportReason.ts'
import { slugOf } from '../../slugs.ts'

/**
 * `POST /api/comments/:id/reports` with `{ reason, note? }`: a reader reports a comment to the editors, once. So many reports
 * hold it until an editor has read it; a comment an editor has let stand begins anew.
 */
export const reportComment = (settings: CommentSettings): Endpoint => ({
  path: '/:id/reports',
  method: 'post',
  handler: forReaders(async (req) => {
    const addressHash = await countForReader(req, settings, 'report')
    const { reason, note } = await readBody(req)
    if (!isReportReason(reason)) throw new Refused('badReport')
    const id = await openComment(req, settings, 'report')
    await write(req, async () => {
      const comment = await lockComment(req, id)
      if (comment?.status !== 'approved') throw new Refused('noComment')
      const reporter = voterOf(req, addressHash, id)
      const said = typeof note === 'string' ? note.replaceAll('\u0000', '').slice(0, 500) : null
      const reports = await fileReport(req, comment, { reporter, reason, note: said })
      if (reports === null || reports < settings.holdAfterReports) return
      const { holds } = (await req.payload.db.findOne<{ id: string; holds?: Hold[] | null }>({
        collection: slugOf(req, 'comments'),
        where: { id: { equals: id } },
        req,
      }))!
      await req.payload.update({
        collection: slugOf(req, 'comments') as never,
        id: id as never,
        data: {
          status: 'pending',
          holds: [
            ...(holds ?? []).filter((hold) => hold.reason !== 'reported'),
            { reason: 'reported', detail: String(reports) },
          ],
        } as never,
        depth: 0,
        req,
      })
    })
    return Response.json(
      { reported: true },
      { status: 201, headers: { 'Cache-Control': 'no-store' } },
    )
  }),
})
