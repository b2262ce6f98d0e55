// The browser asks this too: nothing here may reach Payload.

export const roles = ['admin', 'editor', 'writer'] as const
export type Role = (typeof roles)[number]

/** Says what somebody an app signs in may do here: a role, several, or none. */
export type StaffOption = (
  user: Record<string, unknown>,
) => Role | Role[] | null | undefined | false

/** The roles a `staff` option gives, as a list. */
export const rolesBy = (staff: StaffOption, user: unknown): Role[] => {
  const given = user ? staff(user as Record<string, unknown>) : null
  return (Array.isArray(given) ? given : [given]).filter(
    (role) => role !== null && role !== undefined && role !== false,
  )
}

/**
 * Whether somebody holds one of these roles: those the app's `staff` option gives, which stand in `staffRoles`, else those of
 * `roles`. Whoever has no `roles` counts as an admin: the users an app had before the plugin came have no rows of them, and
 * somebody must be able to give them.
 */
export const hasRole = (user: unknown, ...wanted: Role[]): boolean => {
  if (!user) return false
  const { roles: own, staffRoles } = user as { roles?: unknown; staffRoles?: unknown }
  if (Array.isArray(staffRoles)) return wanted.some((role) => staffRoles.includes(role))
  return Array.isArray(own) && own.length > 0 ? wanted.some((role) => own.includes(role)) : true
}
