import { Forbidden, type CollectionBeforeOperationHook } from 'payload'
import { hasRole } from '../../access/hasRole.ts'

/**
 * Lets writers and editors change their own account and nobody else's, where an app's access lets everybody who is signed in change
 * all: with another's password they would have the other's role.
 * @throws {Forbidden}
 */
export const guardAccounts: CollectionBeforeOperationHook = ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  if (overrideAccess === true || !['create', 'update', 'delete'].includes(operation)) return
  const { user } = req
  if (user?.collection !== collection.slug || hasRole(user, 'admin')) return
  const { id } = args as { id?: unknown }
  if (operation !== 'update' || id === undefined || String(id) !== String(user.id))
    throw new Forbidden(req.t)
}
