import {
  NotFound,
  type CollectionBeforeChangeHook,
  type CollectionBeforeDeleteHook,
  type PayloadRequest,
} from 'payload'
import { isId } from '../database/ids.ts'
import { runSql, tableName } from '../database/runSql.ts'

/** Locks a row until the transaction ends. @throws {NotFound} where it was deleted since it was read */
const lockRow = async (
  req: PayloadRequest,
  collection: string,
  id: string,
  lock: string,
): Promise<void> => {
  const [row] = isId(req, id)
    ? await runSql(
        req,
        `select 1 from ${tableName(req, collection)} where id = '${id}' for ${lock}`,
      )
    : []
  if (!row) throw new NotFound(req.t)
}

/** Who saves what somebody else deletes at the same moment is told so; Payload itself has nothing to answer with then. */
export const stillThere: CollectionBeforeChangeHook = async ({
  collection,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation === 'update')
    await lockRow(req, collection.slug, String(originalDoc.id), 'no key update')
  return data
}

/** Of two who delete the same at once, the second finds it gone. */
export const deleteOnce: CollectionBeforeDeleteHook = ({ collection, id, req }) =>
  lockRow(req, collection.slug, String(id), 'update')
