import type { CollectionBeforeChangeHook } from 'payload'
import { isStaff } from '../../access/roles.ts'

/** Notes who begins an article. */
export const noteStarter: CollectionBeforeChangeHook = ({ data, operation, req }) =>
  operation === 'create' && req.user && isStaff(req, 'admin', 'editor', 'writer')
    ? { ...data, startedBy: req.user.id }
    : data
