import type { CollectionBeforeOperationHook } from 'payload'

/** The most documents a reader gets in one page, and the deepest relations are followed for one. */
export type ReadingLimits = { limit: number; depth: number }

type ReadArgs = {
  currentDepth?: number
  depth?: number
  draft?: boolean
  joins?: false | Record<string, false | { limit?: number }>
  limit?: number
  pagination?: boolean
  trash?: boolean
}

/**
 * Keeps what a reader who is not signed in may ask for within bounds: page size, depth, joins; no drafts, no trash.
 * Payload itself answers `?limit=0` with the whole table.
 */
export const clampReading =
  ({ limit: most, depth: deepest }: ReadingLimits): CollectionBeforeOperationHook =>
  ({ args, operation, overrideAccess, req }) => {
    // The Local API says `true`; REST and GraphQL say nothing at all.
    if (operation !== 'read' || overrideAccess === true || req.user) return
    const given = args as ReadArgs
    // Population reads its batches through the same operation; they are as long as the page that asked.
    if (given.currentDepth !== undefined) return { ...args, draft: false, trash: false }
    const within = (limit: number | undefined, usual: number): number =>
      limit === undefined ? usual : limit > 0 ? Math.min(limit, most) : most
    return {
      ...args,
      draft: false,
      trash: false,
      pagination: true,
      limit: within(given.limit, 10),
      depth: Math.min(given.depth ?? req.payload.config.defaultDepth, deepest),
      ...(given.joins && {
        joins: Object.fromEntries(
          Object.entries(given.joins).map(([field, join]) => [
            field,
            join && { ...join, limit: within(join.limit, 10) },
          ]),
        ),
      }),
    }
  }
