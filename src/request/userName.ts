/** What somebody is called: their name, else the address they sign in with; null where a user has neither. */
export const userName = (user: unknown): string | null => {
  const { name, email } = (user ?? {}) as { name?: string | null; email?: string | null }
  return name || email || null
}
