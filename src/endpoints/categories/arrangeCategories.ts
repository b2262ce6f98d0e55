import { addDataAndFileToRequest, type Endpoint } from 'payload'
import { mustBe } from '../../access/roles.ts'
import { advisoryLock } from '../../database/advisoryLock.ts'
import { canBeId, rawId } from '../../database/ids.ts'
import { inTransaction } from '../../database/inTransaction.ts'
import { refusal } from '../../request/refusal.ts'
import { slugOf } from '../../slugs.ts'
import { isRecord } from '../../text/isRecord.ts'

/** The most categories that are moved at once. */
const most = 1000

/**
 * `POST /api/categories/arrange` with `{ moved: [{ id, parent, order }] }`: puts categories at their places, all of them or none.
 * Editors only.
 * @throws {ValidationError} where one would stand below itself
 */
export const arrangeCategories: Endpoint = {
  path: '/arrange',
  method: 'post',
  handler: async (req) => {
    mustBe(req, 'admin', 'editor')
    await addDataAndFileToRequest(req)
    const collection = slugOf(req, 'categories') as 'categories'
    const given: unknown = req.data?.moved
    const isId = (id: unknown): boolean =>
      (typeof id === 'string' || typeof id === 'number') && canBeId(req, collection, id)
    const isRight =
      Array.isArray(given) &&
      given.length <= most &&
      given.every(
        (one) =>
          isRecord(one) &&
          isId(one.id) &&
          (one.parent === null || isId(one.parent)) &&
          Number.isSafeInteger(one.order),
      )
    if (!isRight)
      throw refusal(req, 400, {
        ja: '動かすカテゴリーを moved に [{ id, parent, order }] の形で指定してください。',
        en: 'Give the categories to move as `moved`: [{ id, parent, order }].',
      })
    await inTransaction(req, async () => {
      // Before any row: two who arrange at once would wait for each other's (`refuseCircle` takes it too).
      await advisoryLock('category tree', req)
      for (const { id, parent, order } of given)
        await req.payload.update({
          collection,
          id: rawId(req, String(id), collection),
          data: {
            parent: parent === null ? null : rawId(req, String(parent), collection),
            order,
          } as never,
          depth: 0,
          overrideAccess: false,
          req,
        })
    })
    return Response.json({ moved: given.length })
  },
}
