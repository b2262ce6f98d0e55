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

/** When comments close by themselves, in milliseconds; null: never. */
export const closesAt = ({
  publishedAt,
  days,
}: Pick<Discussion, 'publishedAt' | 'days'>): number | null =>
  days && publishedAt ? Date.parse(publishedAt) + days * 86_400_000 : null

/** The policy that holds now. */
export const policyNow = (discussion: Discussion, now: number): CommentPolicy =>
  discussion.isClosed || now >= (closesAt(discussion) ?? Infinity) ? 'closed' : discussion.policy
