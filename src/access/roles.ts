import type { Access, FieldAccess, Where } from 'payload'

export const roles = ['admin', 'editor', 'writer'] as const
export type Role = (typeof roles)[number]

/** Whether somebody holds one of these roles. A user of an app without roles counts as an admin. */
export const hasRole = (user: unknown, ...wanted: Role[]): boolean => {
  if (!user) return false
  const own = (user as { roles?: unknown }).roles
  return Array.isArray(own) ? wanted.some((role) => own.includes(role)) : true
}

export const anyone: Access = () => true
export const nobody: FieldAccess = () => false
export const staff: Access = ({ req }) => hasRole(req.user, 'admin', 'editor', 'writer')
export const editors: Access = ({ req }) => hasRole(req.user, 'admin', 'editor')
export const admins: Access = ({ req }) => hasRole(req.user, 'admin')
export const staffField: FieldAccess = ({ req }) => hasRole(req.user, 'admin', 'editor', 'writer')
export const editorsField: FieldAccess = ({ req }) => hasRole(req.user, 'admin', 'editor')
export const adminsField: FieldAccess = ({ req }) => hasRole(req.user, 'admin')

/** Staff read everything, everybody else what a condition lets through. */
export const staffOr =
  (condition: Where): Access =>
  ({ req }) =>
    hasRole(req.user, 'admin', 'editor', 'writer') || condition

/** Editors write everything, other staff what a condition lets through: a writer changes nothing readers see. */
export const editorsOr =
  (condition: Where): Access =>
  ({ req }) =>
    hasRole(req.user, 'admin', 'editor') || (hasRole(req.user, 'writer') && condition)
