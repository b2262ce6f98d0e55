import { Forbidden, type CollectionBeforeOperationHook } from 'payload'
import { isStaff } from '../../access/roles.ts'

type WriteArgs = { data?: { _status?: unknown }; draft?: boolean }

/**
 * Lets editors alone decide what is public. Whatever a writer saves is saved as a draft, also over a published article; to
 * publish, or to restore over what is live, is refused. Decided before anything is read, so that no one else's save can
 * come between.
 */
export const guardPublishing: CollectionBeforeOperationHook = ({
  args,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || !req.user || isStaff(req, 'admin', 'editor')) return
  const { data, draft } = args as WriteArgs
  if (operation === 'restoreVersion' && !draft) throw new Forbidden(req.t)
  if (operation !== 'create' && operation !== 'update') return
  if (data?._status === 'published') throw new Forbidden(req.t)
  return { ...args, draft: true, publishSpecificLocale: undefined }
}
