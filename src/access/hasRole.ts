// The browser asks this too: nothing here may reach Payload.

export const roles = ['admin', 'editor', 'writer'] as const
export type Role = (typeof roles)[number]

/**
 * Whether somebody holds one of these roles. Whoever has none counts as an admin: the users an app had before the plugin came
 * have no rows of roles, and somebody must be able to give them.
 */
export const hasRole = (user: unknown, ...wanted: Role[]): boolean => {
  if (!user) return false
  const held = (user as { roles?: unknown }).roles
  return Array.isArray(held) && held.length > 0 ? wanted.some((role) => held.includes(role)) : true
}
