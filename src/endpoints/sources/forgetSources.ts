import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { dropUncited } from '../../database/dropUncited.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { refusal } from '../../request/refusal.ts'
import { idOfReceipt } from './receipts.ts'

/** As many as one request of `/cite` makes. */
const maxReceipts = 200

/**
 * `POST /api/sources/forget` with `{ made }`, as `/cite` answered it: takes back the sources that were made for a reading that was
 * undone. What is cited anywhere by now, or was changed, stays. For staff, each for their own.
 */
export const forgetSources: Endpoint = {
  path: '/forget',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor', 'writer')
    await addDataAndFileToRequest(req)
    const made: unknown = req.data?.made
    const ids = Array.isArray(made) ? made.map((receipt) => idOfReceipt(req, receipt)) : [null]
    if (ids.length > maxReceipts || ids.some((id) => id === null))
      throw refusal(req, 400, {
        ja: '/api/sources/cite が返した made をそのまま指定してください。',
        en: 'Give `made` as /api/sources/cite answered it.',
      })
    return inTransaction(req, async () => {
      const gone = await dropUncited(req, ids as string[])
      return Response.json({ gone, kept: ids.filter((id) => !gone.includes(id!)) })
    })
  },
}
