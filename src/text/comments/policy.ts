/** Whose comments an article takes: everybody's, once approved, members' only, or nobody's. */
export const policies = ['open', 'moderated', 'members', 'closed'] as const
export type CommentPolicy = (typeof policies)[number]

/** What decides about comments under an article. */
export type Discussion = {
  policy: CommentPolicy
  /** ISO 8601. */
  publishedAt: string | null
  /** Days after publication the comments close; null or 0: never. */
  days: number | null
  /** Closed by an editor, whatever the article says. */
  isClosed: boolean
}

/** The policy that holds now. */
export const policyNow = (
  { policy, publishedAt, days, isClosed }: Discussion,
  now: number,
): CommentPolicy => {
  const closesAt = days && publishedAt ? Date.parse(publishedAt) + days * 86_400_000 : Infinity
  return isClosed || now >= closesAt ? 'closed' : policy
}
