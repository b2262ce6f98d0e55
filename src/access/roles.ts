import { Forbidden, type Access, type FieldAccess, type PayloadRequest, type Where } from 'payload'
import { collectionOf } from '../request/collectionOf.ts'
import { hasRole, roles, rolesBy, type Role, type StaffOption } from './hasRole.ts'

/**
 * Whether whoever asks works here in one of these roles: readers and customers who sign in elsewhere in the app do not, nor those
 * of the same collection whom its own `access.admin` keeps out of the admin.
 */
export const isStaff = (req: PayloadRequest, ...wanted: Role[]): boolean => {
  const { payload, user } = req
  const collection = (user as { collection?: string } | null)?.collection
  if (collection !== undefined && collection !== payload.config.admin.user) return false
  const { staff } = (payload.config.custom.midashi ?? {}) as { staff?: StaffOption | null }
  const holds = staff
    ? rolesBy(staff, user).some((role) => wanted.includes(role))
    : hasRole(user, ...wanted)
  return holds && (collection === undefined || mayEnter(req, collection))
}

/** What an app's own `access.admin` says, where it says it at once; ours asks for the roles, and so is not asked. */
const mayEnter = (req: PayloadRequest, collection: string): boolean => {
  const enter = collectionOf(req, collection)?.access.admin
  return !enter || enter === staffMayEnter || enter({ req }) !== false
}

/** Who may enter the admin of the newsroom's own users. */
export const staffMayEnter = ({ req }: { req: PayloadRequest }): boolean =>
  hasRole(req.user, ...roles)

/** @throws {Forbidden} for whoever does not work here in one of these roles */
export const mustBe = (req: PayloadRequest, ...wanted: Role[]): void => {
  if (!isStaff(req, ...wanted)) throw new Forbidden(req.t)
}

export const anyone: Access = () => true
export const nobody: FieldAccess = () => false
export const staff: Access = ({ req }) => isStaff(req, 'admin', 'editor', 'writer')
export const editors: Access = ({ req }) => isStaff(req, 'admin', 'editor')
export const admins: Access = ({ req }) => isStaff(req, 'admin')
export const staffField: FieldAccess = ({ req }) => isStaff(req, 'admin', 'editor', 'writer')
export const editorsField: FieldAccess = ({ req }) => isStaff(req, 'admin', 'editor')
export const adminsField: FieldAccess = ({ req }) => isStaff(req, 'admin')

/** Staff read everything, everybody else what a condition lets through; it is made anew for each reading. */
export const staffOr =
  (condition: () => Where): Access =>
  ({ req }) =>
    isStaff(req, 'admin', 'editor', 'writer') || condition()

/** Editors write everything, other staff what a condition lets through: a writer changes nothing readers see. */
export const editorsOr =
  (condition: Where): Access =>
  ({ req }) =>
    isStaff(req, 'admin', 'editor') || (isStaff(req, 'writer') && condition)
