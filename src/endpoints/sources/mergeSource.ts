import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { lockSources } from '../../database/lockSources.ts'
import { mergeSources } from '../../database/mergeSources.ts'
import { touchMerged } from '../../published/touch.ts'
import { refusal } from '../../request/refusal.ts'
import type { House } from '../../text/proof/rule.ts'

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
      const [gone, stays] = await lockSources(req, [req.routeParams?.id, req.data?.into])
      if (stays === undefined)
        throw refusal(req, 400, {
          ja: '同じ情報源どうしは統合できません。別の情報源を選んでください。',
          en: 'A source cannot be merged into itself. Choose another one.',
        })
      const merged = await mergeSources(req, { gone: gone!, stays }, house)
      await touchMerged(req, gone!, stays)
      return Response.json(merged)
    })
  },
})
